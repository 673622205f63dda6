"""Le titre est long et la fiche n'a pas de titre court.

Le menu, les cartes et l'en-tête des pages imprimées ont de la place pour 45 signes. Sans
`titre_court`, le titre y est coupé.

Mauvais :

    titre: "Comment partager un jardin avec les personnes de son quartier ?"

Bon :

    titre: "Comment partager un jardin avec les personnes de son quartier ?"
    titre_court: "Partager un jardin"
"""

from collections.abc import Iterator

from recueil.conventions import LONGUEUR_TITRE_COURT
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.gabarit import LIGNES
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R051",
    "titre court à donner",
    Gravite.AVERTISSEMENT,
    "le titre sera coupé dans le menu, sur les cartes et en haut des pages imprimées.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a long title that has no short form."""
    titre = next(lue.valeurs("titre"), None)
    if titre is None or next(lue.valeurs("titre_court"), None) is not None:
        return
    longueur = len(titre[1].strip())
    if longueur > LONGUEUR_TITRE_COURT:
        yield REGLE.constat(
            lue,
            lue.place(titre[0]),
            f"le titre a {longueur} signes et la fiche n'a pas de « titre_court »",
            correction=LIGNES["titre_court"],
            conseil="ajoutez cette ligne sous le titre",
        )
