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

from recueil.diagnostic import Diagnostic, Gravite
from recueil.gabarit import LIGNES
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R020",
    "rubrique manquante",
    Gravite.ERREUR,
    "la personne qui lit s'attend à la trouver dans toutes les fiches.",
    peut_se_taire=False,
)
_TRADUIT_DE = "sans elle, personne ne saurait que la fiche française a changé depuis la traduction."


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report an absent key, next to the key after which it belongs."""
    if erreur.type != "missing":
        return None
    cle = str(erreur.chemin[-1])
    parent = erreur.chemin[:-1]
    ordre = list(erreur.champs)
    ecrites = [
        (*parent, avant)
        for avant in ordre[: ordre.index(cle)]
        if erreur.lu.document is not None and (*parent, avant) in erreur.lu.document.reperes
    ]
    position = erreur.lu.place(ecrites[-1] if ecrites else parent, cle=True)
    correction = LIGNES.get(cle, f'{cle}: "…"')
    if parent:
        retrait = " " * (position.colonne - 1)
        correction = "\n".join(retrait + ligne for ligne in correction.split("\n"))
    titre = erreur.champs[cle].lower()
    precision = f" ({titre})" if titre != cle else ""
    ou = f"après « {ecrites[-1][-1]} »" if ecrites else "ici"
    return REGLE.constat(
        erreur.lu,
        position,
        f"il manque la rubrique « {cle} »{precision}",
        correction=correction,
        conseil=f"ajoutez-la {ou}"
        + (" ; `recueil valider` donnera l'empreinte à y mettre" if cle == "traduit_de" else ""),
        pourquoi=_TRADUIT_DE if cle == "traduit_de" else "",
    )
