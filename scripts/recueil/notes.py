"""What is noted of a fiche for the rules between fiches: texts, and where they stand.

Each run reads the notes of every fiche, and most runs find nothing wrong: values are at hand, and
places are made of a text, a fiche at a time, when a rule has something to say.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Self

from recueil.diagnostic import Position

# Who asks for their values wants their places too, or few of them: none is kept apart.
_ENTIERES = frozenset({"adresses", "ancres", "mots_cles", "titres"})


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

    __slots__ = ("_cles", "_entieres", "_texte", "_valeurs")

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

    @classmethod
    def prises(cls, citations: Iterable[tuple[str, Citation]]) -> Self:
        """The notes that these make, each with its name."""
        entieres: dict[str, list[Citation]] = {}
        for nom, citation in citations:
            entieres.setdefault(nom, []).append(citation)
        valeurs = {
            nom: [citation.valeur for citation in citees]
            for nom, citees in entieres.items()
            if nom not in _ENTIERES
        }
        cles = {
            nom: [citation.cle for citation in citees]
            for nom, citees in entieres.items()
            if nom not in _ENTIERES and any(citation.cle for citation in citees)
        }
        return cls(valeurs, cles, entieres=entieres)

    @property
    def parties(self) -> tuple[list[Mapping[str, Sequence[str]]], str]:
        """What each run reads, and the text of the rest."""
        texte = self._suite
        if self._entieres is not None:
            texte = json.dumps(self._entieres, separators=(",", ":"))
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
        if self._entieres is None:
            lues: Mapping[str, Sequence[Any]] = json.loads(self._suite)
            self._entieres = {
                nom: [
                    Citation(valeur, Position(*place), sujet, cle)
                    for valeur, place, sujet, cle in notes
                ]
                for nom, notes in lues.items()
            }
        return self._entieres.get(nom, ())

    @property
    def _suite(self) -> str:
        return self._texte if isinstance(self._texte, str) else self._texte()
