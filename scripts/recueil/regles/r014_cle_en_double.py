"""Une rubrique est écrite deux fois.

Seule l'une des deux serait affichée. Réunissez leurs contenus sous une seule rubrique.

Mauvais :

    enjeux:
      - "Se rencontrer."
    enjeux:
      - "Manger mieux."

Bon :

    enjeux:
      - "Se rencontrer."
      - "Manger mieux."
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle

REGLE = Regle(
    "R014",
    "rubrique en double",
    Gravite.ERREUR,
    "une seule des deux serait affichée, l'autre serait perdue sans bruit.",
    peut_se_taire=False,
)


def sur_document(lu: Lu) -> Iterator[Diagnostic]:
    """Report each key that its mapping already has."""
    if lu.document is None:
        return
    for doublon in lu.document.doublons:
        yield REGLE.constat(
            lu,
            doublon.position,
            f"la rubrique « {doublon.chemin[-1]} » est déjà écrite à la ligne "
            f"{doublon.premiere.ligne}",
            conseil="réunissez les deux contenus sous la première, et effacez celle-ci",
        )
