"""What was typed to be read as a text, and where each of its characters stands in the file.

A value of a header is not always spelt as it is read (`"\\x3cb>"` is `<b>`): its place is looked
for in what was typed.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from recueil.diagnostic import Edition, Position
from recueil.passage import ligne_et_colonne
from recueil.source import Source


@dataclass(frozen=True)
class Frappe:
    """One text as typed.

    Attributes:
        texte: as it is read.
        brut: as typed, from `ligne` and `colonne` of the file on.
    """

    texte: str
    brut: str
    ligne: int
    colonne: int

    def position(self, debut: int, fin: int) -> Position:
        """Place in the file of the characters from `debut` to `fin`, up to the end of a line."""
        trouve = self._dans_le_brut(debut, fin)
        if trouve is None:
            return Position(self.ligne, self.colonne)
        debut, fin = trouve
        fin_de_ligne = self.brut.find("\n", debut)
        if 0 <= fin_de_ligne < fin:
            fin = fin_de_ligne
        return Position(*self._ligne_et_colonne(debut), max(1, fin - debut))

    def edition(self, debut: int, fin: int, texte: str) -> Edition | None:
        """The replacement, in the file, of the characters from `debut` to `fin`.

        None when they are not written in the file as they are read.
        """
        depart, arrivee = self._exact(debut), self._exact(fin)
        if depart is None or arrivee is None:
            return None
        guillemet = self.brut[:1] if self.brut is not self.texte else ""
        if guillemet == '"':
            texte = texte.replace("\\", "\\\\").replace('"', '\\"')
        elif guillemet == "'":
            texte = texte.replace("'", "''")
        return Edition(*self._ligne_et_colonne(depart), *self._ligne_et_colonne(arrivee), texte)

    def _ligne_et_colonne(self, rang: int) -> tuple[int, int]:
        """Line and column in the file of a character of what was typed."""
        return ligne_et_colonne(self.brut, rang, self.ligne, self.colonne)

    @cached_property
    def _decalage(self) -> int | None:
        """Where the text starts in what was typed, when it stands there as it is read."""
        if self.brut is self.texte or self.brut.startswith(self.texte):
            return 0
        return 1 if self.brut.startswith(self.texte, 1) and self.brut[0] in "\"'" else None

    def _exact(self, rang: int) -> int | None:
        """Place in what was typed of a character of the text, when nothing is left to chance."""
        if self._decalage is not None:
            return rang + self._decalage
        if self.brut[:1] != "|":
            return None
        # A text on several lines: each is written as it is read, behind a margin.
        ligne = self.texte.count("\n", 0, rang)
        colonne = rang - (self.texte.rfind("\n", 0, rang) + 1)
        tapees = self.brut.split("\n")
        lue = self.texte.split("\n")[ligne]
        if ligne + 1 >= len(tapees) or not tapees[ligne + 1].endswith(lue):
            return None
        avant = sum(len(tapee) + 1 for tapee in tapees[: ligne + 1])
        return avant + len(tapees[ligne + 1]) - len(lue) + colonne

    def ligne_corrigee(self, source: Source, debut: int, fin: int, texte: str) -> str:
        """The line with `texte` in place of the characters from `debut` to `fin`.

        Empty when they are not on one line as typed, or when nothing would be left of the
        text: there is then no line to copy.
        """
        if self._dans_le_brut(debut, fin) is None or "\n" in self.texte[debut:fin]:
            return ""
        if not re.search(r"\w", self.texte[:debut] + texte + self.texte[fin:]):
            return ""
        position = self.position(debut, fin)
        if position.longueur != fin - debut:
            return ""
        ligne, rang = source.ligne(position.ligne), position.colonne - 1
        corrigee = ligne[:rang] + texte + ligne[rang + position.longueur :]
        return corrigee.rstrip() if re.search(r"\w", corrigee) else ""

    def _dans_le_brut(self, debut: int, fin: int) -> tuple[int, int] | None:
        depart = self._exact(debut)
        if depart is not None:
            fin_de_ligne = self.texte.find("\n", debut, fin)
            return depart, depart + (fin if fin_de_ligne < 0 else fin_de_ligne) - debut
        extrait = self.texte[debut:fin].split("\n")[0]
        # The first words alone when the whole is spelt otherwise or cut by a line end.
        for essai in (extrait, *extrait.split(" ")[:1]):
            rang = -1
            for _ in range(self.texte.count(essai, 0, debut) + 1 if essai else 0):
                rang = self.brut.find(essai, rang + 1)
                if rang < 0:
                    break
            if rang >= 0:
                return rang, rang + len(essai)
        return None
