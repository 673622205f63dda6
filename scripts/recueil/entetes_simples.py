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
    return Document(donnees, MappingProxyType(lecture.reperes)) if lecture.est_finie else None


class _Lecture:
    """Walks the entries once. Each collection ends at the first one that is not its own."""

    def __init__(self, texte: str, ligne: int) -> None:
        self.entrees: list[_Entree] = _ENTREE.findall(texte)
        self.entrees.append(_AUCUNE)
        self.rang = 0
        self.reperes: dict[Chemin, Repere] = {}
        # The line of the next entry; the last line of the last value.
        self.ligne = self.derniere = ligne

    @property
    def est_finie(self) -> bool:
        """Whether every entry is somewhere."""
        return self.rang == len(self.entrees) - 1

    def dessous(self, chemin: Chemin, colonne: int, cle: Position | None) -> object:
        """The collection that starts with the next entry, the first of its line."""
        marge, tiret, nom, _, _, _, _, _, _ = self.entrees[self.rang]
        place = len(marge)
        # A list may stand right under its key, and the outermost collection at the edge.
        droit = tiret or not chemin
        if not (tiret or nom) or place < colonne or (place == colonne and not droit):
            raise _Autrement
        return self._collection(chemin, place, cle, bool(tiret))

    def _collection(
        self, chemin: Chemin, colonne: int, cle: Position | None, est_liste: bool
    ) -> object:
        if len(chemin) > _NIVEAUX:
            raise _Autrement
        debut = _tuple(Position, (self.ligne, colonne + 1, 1))
        # It comes before what it holds.
        self.reperes[chemin] = Repere(cle or debut, debut, self.ligne)
        lire_tout = self._liste if est_liste else self._dictionnaire
        contenu = lire_tout(chemin, colonne)
        self.reperes[chemin] = Repere(cle or debut, debut, self.derniere)
        return contenu

    def _liste(self, chemin: Chemin, colonne: int) -> list[object]:
        """The items whose dashes stand at `colonne`."""
        contenu: list[object] = []
        while True:
            entree = self.entrees[self.rang]
            marge, tiret, nom, _, valeur, _, chute, _, _ = entree
            if not tiret or len(marge) != colonne:
                return contenu
            ici = (*chemin, len(contenu))
            place = colonne + len(tiret)
            if nom:
                contenu.append(self._collection(ici, place, None, False))
            elif valeur or chute:
                contenu.append(self._texte(entree, ici, colonne, place, None))
            else:
                raise _Autrement

    def _dictionnaire(self, chemin: Chemin, colonne: int) -> dict[str, object]:
        """The keys at `colonne`; the first one may stand behind the dash of an item."""
        contenu: dict[str, object] = {}
        while True:
            entree = self.entrees[self.rang]
            marge, tiret, nom, suite, valeur, fin, chute, _, _ = entree
            if contenu and (tiret or not nom or len(marge) != colonne):
                return contenu
            if nom in contenu:
                raise _Autrement
            ici = (*chemin, nom)
            cle = _tuple(Position, (self.ligne, colonne + 1, len(nom)))
            if valeur or chute:
                place = colonne + len(nom) + len(suite)
                contenu[nom] = self._texte(entree, ici, colonne, place, cle)
            else:
                self.rang += 1
                self.ligne += len(fin)
                contenu[nom] = self.dessous(ici, colonne, cle)

    def _texte(
        self, entree: _Entree, chemin: Chemin, colonne: int, place: int, cle: Position | None
    ) -> str:
        """The text at `place`, in a collection at `colonne`."""
        _, _, _, _, valeur, fin, chute, bloc, retrait = entree
        ligne = self.ligne
        self.rang += 1
        if valeur:
            longueur = len(valeur)
            debut = _tuple(Position, (ligne, place + 1, longueur))
            cite = valeur[0] in "\"'"
            self.reperes[chemin] = _tuple(
                Repere, (cle or debut, debut, ligne, False, cite, place + longueur + 1)
            )
            self.derniere = ligne
            self.ligne = ligne + len(fin)
            return valeur[1:-1] if cite else valeur
        if len(retrait) <= colonne:
            raise _Autrement
        debut = _tuple(Position, (ligne, place + 1, 1))
        self.derniere = ligne + bloc.count("\n")
        self.ligne = self.derniere + 1
        self.reperes[chemin] = Repere(cle or debut, debut, self.derniere, bloc=True)
        texte = bloc[len(retrait) :].replace("\n" + retrait, "\n").rstrip("\n")
        return texte if chute == "-\n" else texte + "\n"
