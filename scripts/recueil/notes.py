"""What is noted of a fiche for the rules between fiches: texts, and where they stand.

Each run reads the notes of every fiche, and most runs find nothing wrong: values are at hand, and
places are made of a text, a fiche at a time, when a rule has something to say.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Self

from recueil.diagnostic import Position

# Who asks for their values wants their places too, or few of them: none is kept apart.
_ENTIERES = frozenset({"adresses", "ancres", "mots_cles", "titres"})
# Of these, nobody asks where they stand.
_SANS_PLACE = frozenset({"ancres", "noms", "titres"})
NULLE_PART = Position(1, 1)
_en_json = json.JSONEncoder(separators=(",", ":")).encode


class Citation(NamedTuple):
    """A text of a fiche and its place: all that a diagnostic on it needs.

    Attributes:
        sujet: what it is said of, for who noted it; a synonym is one of a term.
        cle: what two writings of the same thing share, where a rule compares them.
    """

    valeur: str
    position: Position
    sujet: str = ""
    cle: str = ""


class Notes:
    """The notes of a fiche by name, in the order of the file."""

    __slots__ = ("_cles", "_entieres", "_plates", "_texte", "_valeurs")

    def __init__(
        self,
        valeurs: Mapping[str, Sequence[str]],
        cles: Mapping[str, Sequence[str]],
        texte: str | Callable[[], str] = "{}",
        entieres: Mapping[str, Sequence[Citation]] | None = None,
    ) -> None:
        """Take the two parts that `parties` gives; the second one may be what finds it."""
        self._valeurs = valeurs
        self._cles = cles
        self._texte = texte
        self._entieres = entieres
        self._plates: Mapping[str, Sequence[Sequence[Any]]] | None = None

    @classmethod
    def prises(cls, entieres: Mapping[str, Sequence[Citation]]) -> Self:
        """The notes that these make, each under its name."""
        valeurs: dict[str, Sequence[str]] = {}
        cles: dict[str, Sequence[str]] = {}
        for nom, citees in entieres.items():
            if nom not in _ENTIERES:
                valeurs[nom] = [citation.valeur for citation in citees]
                siennes = [citation.cle for citation in citees]
                if any(siennes):
                    cles[nom] = siennes
        return cls(valeurs, cles, entieres=entieres)

    @property
    def parties(self) -> tuple[list[Mapping[str, Sequence[str]]], str]:
        """What each run reads, and the text of the rest."""
        texte = self._suite
        if self._entieres is not None:
            suite = {
                nom: _en_colonnes(nom, citees)
                for nom, citees in self._entieres.items()
                if nom in _ENTIERES or nom not in _SANS_PLACE
            }
            texte = _en_json(suite)
        return [self._valeurs, self._cles], texte

    def valeurs(self, nom: str) -> Sequence[str]:
        """The texts noted under `nom`."""
        if nom in _ENTIERES:
            return [citation.valeur for citation in self.citees(nom)]
        return self._valeurs.get(nom, ())

    def cles(self, nom: str) -> Sequence[str]:
        """What each of them shares with other writings of the same thing; nothing if none does."""
        return self._cles.get(nom, ())

    def citees(self, nom: str) -> Sequence[Citation]:
        """The same with their places."""
        if self._entieres is not None:
            return self._entieres.get(nom, ())
        if self._plates is None:
            self._plates = json.loads(self._suite)
        return list(self._lire(nom, *self._plates.get(nom, ((),) * 4)))

    def _lire(
        self,
        nom: str,
        places: Sequence[int],
        sujets: Sequence[str],
        valeurs: Sequence[str],
        cles: Sequence[str],
    ) -> Iterator[Citation]:
        valeurs = valeurs or self._valeurs.get(nom, ())
        rien = ("",) * len(valeurs)
        nombres = iter(places)
        positions = list(map(Position, nombres, nombres, nombres)) or [NULLE_PART] * len(valeurs)
        cles = cles or self.cles(nom) or rien
        return map(Citation, valeurs, positions, sujets or rien, cles)

    @property
    def _suite(self) -> str:
        return self._texte if isinstance(self._texte, str) else self._texte()


def _en_colonnes(nom: str, citees: Sequence[Citation]) -> list[Sequence[str | int]]:
    """What is kept of citations beside their values and keys, or with them if they are whole.

    In columns, empty where all say nothing: most of them do.
    """
    places = [] if nom in _SANS_PLACE else [n for citation in citees for n in citation.position]
    sujets = [citation.sujet for citation in citees]
    suite: list[Sequence[str | int]] = [places, sujets if any(sujets) else [], [], []]
    if nom in _ENTIERES:
        cles = [citation.cle for citation in citees]
        suite[2:] = [citation.valeur for citation in citees], cles if any(cles) else []
    return suite
