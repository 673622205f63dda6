"""The tables of a text, and what keeps Python-Markdown from seeing them whole."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from recueil.expressions import expression
from recueil.markdown_lu.lignes import TABULATION, Genre, Ligne, blocs

_SEPARATION = expression(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_BARRE = re.compile(r"(?<!\\)(?:\\\\)*\|")


class Defaut(Enum):
    """What is wrong with a table."""

    SANS_TITRES = "no row of headings"
    SANS_SEPARATION = "no line of dashes under the headings"
    TITRES_VIDES = "headings without a word"
    COLONNES = "headings and dashes do not have as many columns"
    DE_TROP = "a row has more cells than the headings: they would be lost"
    MANQUE = "a row has fewer cells than the headings"
    COLLE = "text right above the table"
    SUITE = "text right under the table"


class Faute(NamedTuple):
    """A fault of a table.

    Attributes:
        ligne: the line at fault.
        colonnes: how many columns the headings have.
        cellules: how many cells the line has.
    """

    defaut: Defaut
    ligne: Ligne
    colonnes: int = 0
    cellules: int = 0


def fautes(ensemble: Sequence[Ligne], sans_code: str) -> Iterator[Faute]:
    """The faults of the tables of a text.

    Args:
        sans_code: the text with its code blanked out: a bar in code parts no cells.
    """
    for bloc in blocs(list(ensemble)):
        if any("|" in ligne.texte for ligne in bloc):
            yield from _bloc([li for li in bloc if li.genre is not Genre.CODE], sans_code)


def _bloc(bloc: Sequence[Ligne], sans_code: str) -> Iterator[Faute]:
    lus = [sans_code[ligne.debut : ligne.debut + len(ligne.texte)].strip() for ligne in bloc]
    separation = next(
        (r for r, lu in enumerate(lus) if "|" in lu and _SEPARATION.fullmatch(lu)), None
    )
    if separation is None:
        # A bar in a sentence makes no table; two rows between bars do.
        if len(lus) > 1 and all(_entre_barres(lu) for lu in lus[:2]):
            yield Faute(Defaut.SANS_SEPARATION, bloc[0], len(cellules(lus[0])))
        return
    if bloc[separation].retrait >= TABULATION:
        return
    if separation == 0:
        yield Faute(Defaut.SANS_TITRES, bloc[0], len(cellules(lus[0])))
        return
    titres = bloc[separation - 1]
    if "|" not in titres.texte:
        yield Faute(Defaut.SANS_TITRES, bloc[separation], len(cellules(lus[separation])))
        return
    if separation > 1:
        yield Faute(Defaut.COLLE, titres)
        return
    colonnes = len(cellules(lus[0]))
    if colonnes != len(cellules(lus[1])):
        yield Faute(Defaut.COLONNES, bloc[1], colonnes, len(cellules(lus[1])))
        return
    if not any(cellule.strip() for cellule in cellules(lus[0])):
        yield Faute(Defaut.TITRES_VIDES, titres, colonnes)
    yield from _rangees(bloc[2:], lus[2:], colonnes)


def _rangees(rangees: Sequence[Ligne], lus: Sequence[str], colonnes: int) -> Iterator[Faute]:
    for ligne, lu in zip(rangees, lus, strict=True):
        nombre = len(cellules(lu))
        if "|" not in lu and colonnes > 1:
            yield Faute(Defaut.SUITE, ligne, colonnes, 1)
            return
        if nombre > colonnes:
            yield Faute(Defaut.DE_TROP, ligne, colonnes, nombre)
        elif nombre < colonnes:
            yield Faute(Defaut.MANQUE, ligne, colonnes, nombre)


def cellules(rangee: str) -> list[str]:
    """The cells of a row, bars at both ends left out."""
    rangee = rangee.strip()
    if rangee.startswith("|"):
        rangee = rangee[1:]
    barres = [trouve.end() - 1 for trouve in _BARRE.finditer(rangee)]
    if barres and barres[-1] == len(rangee) - 1:
        rangee = rangee[: barres.pop()]
    debuts = [0, *(barre + 1 for barre in barres)]
    return [rangee[debut:fin] for debut, fin in zip(debuts, [*barres, len(rangee)], strict=True)]


def _entre_barres(lu: str) -> bool:
    return lu.startswith("|") and lu.endswith("|") and len(cellules(lu)) > 1
