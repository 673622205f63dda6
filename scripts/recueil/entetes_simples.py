"""YAML written the simplest way, as nearly all of it is, read without libyaml: in half its time.

One key a line, its value behind it or under `|`, lists and mappings moved to the right. Such a text
holds no trap, and is read here as libyaml reads it; one in which a single line is anything else is
left to libyaml and to the rules that look for traps.
"""

import re
from types import MappingProxyType

from recueil.diagnostic import Position
from recueil.noeuds import Chemin, Document, Repere

_Entree = tuple[str, ...]
# An entry: its line or, under `|`, all its lines and the blank ones that follow. The last
# alternative takes all that remains, once an entry is written otherwise. What a quantifier has
# taken (`++`), it never takes again.
_ENTREE = re.compile(
    r"""
    (?P<marge>[ ]*+)(?P<tiret>-[ ]++)?+(?:(?P<cle>[a-z_]{1,60}+)(?P<suite>:(?:[ ]++|(?=\n))))?+
    (?:
        (?P<valeur>
            "[^"\\\t\n]*+" | '[^'\t\n]*+'
          | [0-9A-Za-zÀ-ÖØ-öø-ÿ](?:[^:#\s]++|[ ](?![ \n#])|:(?=[^\s:])|(?<=\S)\#)*+(?<!")
        )?+
        (?P<fin>\n++)
      | \|(?P<chute>-?\n)(?P<bloc>(?P<retrait>[ ]++)(?=\S)[^\n]*+\n(?:(?P=retrait)[^\n]*+\n|\n)*+)
    )
  | .++
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands after the last entry, and belongs to no collection.
_AUCUNE: _Entree = ("",) * _ENTREE.groups
_A_VENIR = Repere(Position(1, 1), Position(1, 1), 1)
_NIVEAUX = 10
# Half the time of a call of the class: a header has some three hundred places.
_tuple = tuple.__new__


class _Autrement(Exception):
    """The text is written otherwise."""


def lire(texte: str, ligne_de_depart: int = 1) -> Document | None:
    """What `recueil.libyaml.analyser` makes of `texte`; None when it is not written that simply."""
    lecture = _Lecture(texte, ligne_de_depart)
    try:
        donnees = lecture.dessous((), 0, None)
    except _Autrement:
        return None
    if not lecture.est_finie:
        return None
    return Document(donnees, MappingProxyType(lecture.reperes), tuple(lecture.feuilles))


class _Lecture:
    """Walks the entries once. Each collection ends at the first one that is not its own."""

    def __init__(self, texte: str, ligne: int) -> None:
        self.entrees: list[_Entree] = _ENTREE.findall(texte)
        self.entrees.append(_AUCUNE)
        self.rang = 0
        self.reperes: dict[Chemin, Repere] = {}
        self.feuilles: list[tuple[Chemin, str]] = []
        # The line of the next entry; the last line of the last value.
        self.ligne = self.derniere = ligne

    @property
    def est_finie(self) -> bool:
        """Whether every entry is somewhere."""
        return self.rang == len(self.entrees) - 1

    def dessous(self, chemin: Chemin, colonne: int, cle: Position | None) -> object:
        """The collection that starts with the next entry, the first of its line."""
        entree = self.entrees[self.rang]
        place, tiret = len(entree[0]), entree[1]
        # A list may stand right under its key, and the outermost collection at the edge.
        if place <= colonne and (place < colonne or not (tiret or not chemin)):
            raise _Autrement
        if not (tiret or entree[2]):
            raise _Autrement
        return self._collection(chemin, place, cle, tiret != "")

    def _collection(
        self, chemin: Chemin, colonne: int, cle: Position | None, est_liste: bool
    ) -> object:
        if len(chemin) > _NIVEAUX:
            raise _Autrement
        debut = _tuple(Position, (self.ligne, colonne + 1, 1))
        # Its place among the others is before what it holds.
        self.reperes[chemin] = _A_VENIR
        contenu = (self._liste if est_liste else self._dictionnaire)(chemin, colonne)
        fin = self.derniere
        self.reperes[chemin] = _tuple(Repere, (cle or debut, debut, fin, False, False, 0))
        return contenu

    def _liste(self, chemin: Chemin, colonne: int) -> list[object]:
        """The items whose dashes stand at `colonne`."""
        contenu: list[object] = []
        while True:
            marge, tiret, nom, _, valeur, fin, chute, bloc, retrait = self.entrees[self.rang]
            if not tiret or len(marge) != colonne:
                return contenu
            ici = (*chemin, len(contenu))
            place = colonne + len(tiret)
            if nom:
                contenu.append(self._collection(ici, place, None, False))
                continue
            self.rang += 1
            if valeur:
                contenu.append(self._valeur(ici, place + 1, None, valeur, len(fin)))
            elif len(retrait) > colonne:
                contenu.append(self._bloc(ici, place + 1, None, chute, bloc, retrait))
            else:
                raise _Autrement

    def _dictionnaire(self, chemin: Chemin, colonne: int) -> dict[str, object]:
        """The keys at `colonne`; the first one may stand behind the dash of an item."""
        contenu: dict[str, object] = {}
        while True:
            marge, tiret, nom, suite, valeur, fin, chute, bloc, retrait = self.entrees[self.rang]
            if contenu and (tiret or not nom or len(marge) != colonne):
                return contenu
            if nom in contenu:
                raise _Autrement
            ici = (*chemin, nom)
            large = len(nom)
            cle = _tuple(Position, (self.ligne, colonne + 1, large))
            self.rang += 1
            if valeur:
                place = colonne + large + len(suite) + 1
                contenu[nom] = self._valeur(ici, place, cle, valeur, len(fin))
            elif not chute:
                self.ligne += len(fin)
                contenu[nom] = self.dessous(ici, colonne, cle)
            elif len(retrait) > colonne:
                place = colonne + large + len(suite) + 1
                contenu[nom] = self._bloc(ici, place, cle, chute, bloc, retrait)
            else:
                raise _Autrement

    def _valeur(
        self, chemin: Chemin, place: int, cle: Position | None, valeur: str, lignes: int
    ) -> str:
        """A value of one line, written at column `place`."""
        ligne = self.derniere = self.ligne
        self.ligne = ligne + lignes
        longueur = len(valeur)
        debut = _tuple(Position, (ligne, place, longueur))
        cite = valeur[0] in "\"'"
        self.reperes[chemin] = _tuple(
            Repere, (cle or debut, debut, ligne, False, cite, place + longueur)
        )
        texte = valeur[1:-1] if cite else valeur
        self.feuilles.append((chemin, texte))
        return texte

    def _bloc(
        self, chemin: Chemin, place: int, cle: Position | None, chute: str, bloc: str, retrait: str
    ) -> str:
        """A text under the `|` written at column `place`."""
        debut = _tuple(Position, (self.ligne, place, 1))
        self.derniere = self.ligne + bloc.count("\n")
        self.ligne = self.derniere + 1
        self.reperes[chemin] = Repere(cle or debut, debut, self.derniere, bloc=True)
        texte = bloc[len(retrait) :].replace("\n" + retrait, "\n").rstrip("\n")
        if chute != "-\n":
            texte += "\n"
        self.feuilles.append((chemin, texte))
        return texte
