"""Une rubrique obligatoire manque.

Une fiche a toujours : numero, titre, resume, statut, contexte, enjeux, definitions et
exemples_mes. Une définition a un terme et un texte ; un exemple a un texte.

Mauvais :

    definitions:
      - terme: "Jardin partagé"

Bon :

    definitions:
      - terme: "Jardin partagé"
        texte: "Un jardin cultivé par plusieurs personnes."
"""

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.gabarit import EXEMPLE_DE_NUMERO, ligne_de_depart
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R020",
    "rubrique manquante",
    Gravite.ERREUR,
    "la personne qui lit s'attend à la trouver dans toutes les fiches.",
    peut_se_taire=False,
)
_POURQUOI = {
    "traduit_de": "sans elle, personne ne saurait que la fiche française a changé depuis la "
    "traduction."
}
_DANS_UNE_LISTE = "sans elle, il n'y aurait rien à afficher à cet endroit."


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report an absent key, next to the key after which it belongs."""
    if erreur.type != "missing":
        return None
    cle = str(erreur.chemin[-1])
    parent = erreur.chemin[:-1]
    ordre = list(erreur.champs)
    sous = next((str(c) for c in reversed(parent) if isinstance(c, str)), "")
    correction = ligne_de_depart(cle, sous if parent else None)
    ecrites = [
        (*parent, avant)
        for avant in ordre[: ordre.index(cle)]
        if erreur.lu.document is not None and (*parent, avant) in erreur.lu.document.reperes
    ]
    if not parent and cle == "numero" and isinstance(erreur.lu, FicheLue):
        correction = f'numero: "{erreur.lu.numero_du_fichier or EXEMPLE_DE_NUMERO}"'
    position = erreur.lu.place(ecrites[-1] if ecrites else parent, cle=True)
    if parent:
        retrait = " " * (position.colonne - 1)
        correction = "\n".join(retrait + ligne for ligne in correction.split("\n"))
    titre = erreur.champs[cle]
    # Capitals beyond the first one are those of an acronym.
    titre = titre[:1].lower() + titre[1:]
    precision = f" ({titre})" if titre != cle else ""
    ou = "au-dessus de cette ligne"
    if ecrites:
        ou = f"après « {ecrites[-1][-1]} »"
    elif parent:
        ou = "sous cette ligne"
    return REGLE.constat(
        erreur.lu,
        position,
        f"il manque la rubrique « {cle} »{precision}",
        correction=correction,
        conseil=f"ajoutez-la {ou}"
        + (" ; `recueil valider` donnera l'empreinte à y mettre" if cle == "traduit_de" else ""),
        pourquoi=_POURQUOI.get(cle, "") if not parent else _DANS_UNE_LISTE,
    )
