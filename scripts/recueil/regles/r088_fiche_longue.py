"""La fiche est trop longue pour tenir sur quatre pages imprimées.

Une fiche se distribue et s'affiche : quatre pages, c'est une feuille A3 pliée. La longueur est
estimée d'après les fiches déjà imprimées (le nombre de lignes de chaque rubrique) ; `recueil pdf`
donne le nombre exact.

Mauvais, dans le texte, répété 105 fois :

    - Choisir un terrain, réunir les personnes que le projet intéresse, puis décider de la suite.

Bon, dans le texte :

    - Choisir un terrain, réunir les personnes que le projet intéresse, puis décider de la suite.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.longueur import pages_imprimees, pages_par_partie
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R088",
    "fiche trop longue à imprimer",
    Gravite.AVERTISSEMENT,
    "au-delà de quatre pages, une fiche ne tient plus sur une feuille pliée, et se lit moins.",
)
_PAGES_MAX = 4
# The estimate may be a third of a page too high (`tests/bench/longueur.py`).
_MARGE = 0.3
# A file with fewer signs cannot fill them, whatever it holds.
_SIGNES_MIN = 7_000


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a fiche whose estimated length is over the limit, and what takes most of it."""
    if len(lue.source.texte) < _SIGNES_MIN or lue.document is None:
        return
    pages = pages_imprimees(lue)
    if pages <= _PAGES_MAX + _MARGE:
        return
    partie, longueur = max(pages_par_partie(lue).items(), key=lambda paire: paire[1])
    ou = f"« {partie} »" if partie else "le texte après l'en-tête"
    yield REGLE.constat(
        lue,
        lue.place(("titre",)),
        f"la fiche ferait environ {_nombre(pages)} pages une fois imprimée, pour {_PAGES_MAX} au "
        "plus",
        conseil=f"le plus long est {ou}, avec {_nombre(longueur)} pages : raccourcissez, ou faites "
        "deux fiches",
    )


def _nombre(pages: float) -> str:
    return f"{pages:.1f}".removesuffix(".0").replace(".", ",")
