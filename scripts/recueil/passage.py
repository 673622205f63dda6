"""A stretch of text and its place in a file: what rules on wording match over."""

import re
from typing import NamedTuple, Self

from recueil.diagnostic import Edition, Position
from recueil.noeuds import Chemin


class Passage(NamedTuple):
    """A stretch of prose as written in a file, with what is no prose blanked out.

    Attributes:
        chemin: the value of the front matter that it is; empty for the body.
        guillemet: the quote that the value is written between, if any.
    """

    texte: str
    ligne: int
    colonne: int
    chemin: Chemin = ()
    guillemet: str = ""

    def position(self, trouve: re.Match[str], groupe: int | str = 0) -> Position:
        """Place in the file of a match over `texte`."""
        return self.place(*trouve.span(groupe))

    def place(self, debut: int, fin: int) -> Position:
        """Place in the file of the characters from `debut` to `fin`, up to the end of a line."""
        ligne, colonne = self._ligne_et_colonne(debut)
        fin_de_ligne = self.texte.find("\n", debut)
        if 0 <= fin_de_ligne < fin:
            fin = fin_de_ligne
        return Position(ligne, colonne, max(1, fin - debut))

    def edition(self, debut: int, fin: int, texte: str) -> Edition:
        """The replacement, in the file, of the characters from `debut` to `fin`."""
        if self.guillemet == "'":
            texte = texte.replace("'", "''")
        elif self.guillemet == '"':
            texte = texte.replace("\\", "\\\\").replace('"', '\\"')
        return Edition(*self._ligne_et_colonne(debut), *self._ligne_et_colonne(fin), texte)

    def masque(self, texte: str) -> Self:
        """The passage with `texte`, of the same length, in the place of its own."""
        if texte == self.texte:
            return self
        return self._replace(texte=texte, guillemet=texte[:1] if self.guillemet else "")

    def dans_une_citation(self, rang: int) -> bool:
        """Whether a character stands between « and »: words that may be someone else's."""
        return self.texte.rfind("«", 0, rang) > self.texte.rfind("»", 0, rang)

    def _ligne_et_colonne(self, rang: int) -> tuple[int, int]:
        return ligne_et_colonne(self.texte, rang, self.ligne, self.colonne)


def ligne_et_colonne(texte: str, rang: int, ligne: int, colonne: int) -> tuple[int, int]:
    """Line and column in the file of a character of `texte`, which starts at this place."""
    sauts = texte.count("\n", 0, rang)
    return ligne + sauts, rang - texte.rfind("\n", 0, rang) if sauts else colonne + rang
