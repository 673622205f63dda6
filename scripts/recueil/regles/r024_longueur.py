"""Un texte est trop court ou trop long pour sa place.

Le titre a de 10 à 200 signes, le titre court 45 au plus, le résumé 300 au plus : au-delà, ils
sont coupés dans le menu, sur les cartes et dans les résultats de recherche.

Mauvais :

    titre_court: "Comment des personnes partagent un jardin dans une ville"

Bon :

    titre_court: "Partager un jardin"
"""

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.francais.accords import compte
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R024",
    "longueur du texte",
    Gravite.ERREUR,
    "le texte serait coupé dans le menu, sur les cartes ou dans les résultats de recherche.",
    peut_se_taire=False,
)


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a text outside the limits of its field, from the first sign too many."""
    if erreur.type == "string_too_long":
        limite = int(erreur.contexte["max_length"])
        longueur = len(str(erreur.valeur).strip())
        debut = erreur.position
        document = erreur.lu.document
        repere = document.reperes.get(erreur.chemin) if document else None
        if repere and not repere.bloc and repere.ligne_fin == debut.ligne:
            decalage = limite + (1 if repere.cite else 0)
            trop = max(1, debut.longueur - decalage - (1 if repere.cite else 0))
            # A line put right in memory may be longer than the writer's.
            fin = len(erreur.lu.source.ligne(debut.ligne))
            debut = Position(debut.ligne, min(debut.colonne + decalage, max(1, fin)), trop)
        return REGLE.constat(
            erreur.lu,
            debut,
            f"« {erreur.cle} » a {longueur} signes, pour {limite} au plus",
            conseil=f"retirez au moins {compte(longueur - limite, 'signe')}",
        )
    if erreur.type == "string_too_short":
        limite = int(erreur.contexte["min_length"])
        longueur = len(str(erreur.valeur).strip())
        return REGLE.constat(
            erreur.lu,
            erreur.position,
            f"« {erreur.cle} » a {compte(longueur, 'signe')}, il en faut au moins {limite}",
            pourquoi="un titre si court ne dit pas à quelle question la fiche répond.",
            conseil="posez la question entière : « Comment… ? »",
        )
    return None
