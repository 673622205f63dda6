"""A Markdown text as lines: blanks, code, headings, list items, text."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from recueil.expressions import expression
from recueil.silences import est_une_consigne

TABULATION = 4
# Python-Markdown's own idea of a fenced block: at the first column, closed by the same signs.
_CLOTURE = expression(
    r"^(?P<cloture>~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|[^\n`~{]*)\n.*?(?<=\n)(?P=cloture)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_MARQUE = expression(r"(?P<signe>[-+*]|[0-9]{1,9}[.)])(?P<blanc>[ \t]+)(?=\S)")
_TITRE = re.compile(r"#{1,6}")
_FILET = expression(r"(?:-[ ]{0,2}){3,}$|(?:_[ ]{0,2}){3,}$|(?:\*[ ]{0,2}){3,}$")


class Genre(Enum):
    """What a line is, taken alone."""

    VIDE = "vide"
    CODE = "code"
    TITRE = "titre"
    FILET = "filet"
    POINT = "point"
    TEXTE = "texte"


class Ligne(NamedTuple):
    """One line of a text.

    Attributes:
        debut: where it starts in the text, in characters.
        retrait: the columns before its first sign, tabs reaching multiples of 4.
        marque: the sign of a list item, `-` or `2.`; empty otherwise.
        contenu: the column where the text of a list item starts.
    """

    debut: int
    texte: str
    genre: Genre
    retrait: int
    marque: str = ""
    contenu: int = 0

    @property
    def premier(self) -> int:
        """Where its first sign is in the text."""
        return self.debut + len(self.texte) - len(self.texte.lstrip())

    @property
    def fin(self) -> int:
        """Where it ends in the text, trailing blanks left out."""
        return self.debut + len(self.texte.rstrip())

    @property
    def corps(self) -> str:
        """Its text without the blanks around."""
        return self.texte.strip()

    @property
    def suite(self) -> str:
        """What follows the sign of a list item."""
        return self.corps[len(self.marque) :].lstrip() if self.marque else self.corps


def lignes(texte: str) -> list[Ligne]:
    """The lines of `texte`; comments to the rules are none."""
    codes = _lignes_de_code(texte)
    resultat, debut = [], 0
    for rang, ligne in enumerate(texte.split("\n")):
        if rang in codes:
            resultat.append(Ligne(debut, ligne, Genre.CODE, 0))
        elif not (ligne.lstrip().startswith("<!--") and _est_une_consigne_seule(ligne)):
            resultat.append(_lire(debut, ligne))
        debut += len(ligne) + 1
    return resultat


def blocs(ensemble: list[Ligne]) -> Iterator[list[Ligne]]:
    """The lines between blank ones; code stands alone."""
    bloc: list[Ligne] = []
    for ligne in ensemble:
        separe = ligne.genre is Genre.VIDE or (
            bool(bloc) and (ligne.genre is Genre.CODE) != (bloc[-1].genre is Genre.CODE)
        )
        if separe and bloc:
            yield bloc
            bloc = []
        if ligne.genre is not Genre.VIDE:
            bloc.append(ligne)
    if bloc:
        yield bloc


def _lire(debut: int, texte: str) -> Ligne:
    corps = texte.lstrip()
    if not corps:
        return Ligne(debut, texte, Genre.VIDE, 0)
    retrait = colonnes(texte[: len(texte) - len(corps)])
    if corps[0] == "#" and retrait == 0 and _TITRE.match(corps):
        return Ligne(debut, texte, Genre.TITRE, 0)
    if corps[0] in "-_*" and retrait < TABULATION and _FILET.match(corps.rstrip()):
        return Ligne(debut, texte, Genre.FILET, retrait)
    if corps[0] in "-+*0123456789":
        marque = _MARQUE.match(corps)
        if marque is not None:
            contenu = retrait + len(marque["signe"]) + len(marque["blanc"].expandtabs(TABULATION))
            return Ligne(debut, texte, Genre.POINT, retrait, marque["signe"], contenu)
    return Ligne(debut, texte, Genre.TEXTE, retrait)


def colonnes(blanc: str) -> int:
    """The width of a margin."""
    return len(blanc.expandtabs(TABULATION)) if "\t" in blanc else len(blanc)


def _lignes_de_code(texte: str) -> frozenset[int]:
    if "```" not in texte and "~~~" not in texte:
        return frozenset()
    codes: set[int] = set()
    for trouve in _CLOTURE.finditer(texte):
        premiere = texte.count("\n", 0, trouve.start())
        codes.update(range(premiere, premiere + trouve.group().count("\n") + 1))
    return frozenset(codes)


def _est_une_consigne_seule(ligne: str) -> bool:
    return est_une_consigne(ligne.lstrip()) and ligne.rstrip().endswith("-->")
