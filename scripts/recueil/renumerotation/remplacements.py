"""Texts put in the place of others in a file, whose every other byte stays as it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recueil.diagnostic import Position

_MARQUE = "\ufeff"
_FIN_DE_LIGNE = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, order=True)
class Remplacement:
    """A text to write where another one stands; both on one line.

    Attributes:
        position: where, as rules count: a quote may stand before the text.
    """

    position: Position
    avant: str
    apres: str


class IntrouvableError(Exception):
    """What is to be replaced is not written in the file as it is read."""

    def __init__(self, remplacement: Remplacement) -> None:
        super().__init__(remplacement.avant)
        self.remplacement = remplacement


def remplacer(octets: bytes, remplacements: Iterable[Remplacement]) -> bytes:
    """The file with all of them made; its line ends and its mark stay.

    Raises:
        IntrouvableError: one of them is spelt in another way (`"2\\x2e6"`), or cut by a line end.
    """
    texte = octets.decode("utf-8")
    marque = _MARQUE if texte.startswith(_MARQUE) else ""
    # Lines, and between them their ends.
    morceaux = _FIN_DE_LIGNE.split(texte.removeprefix(_MARQUE))
    # From right to left: a place to the left stays where it is.
    for un in sorted(set(remplacements), reverse=True):
        rang = 2 * (un.position.ligne - 1)
        ligne = morceaux[rang] if rang < len(morceaux) else ""
        debut = un.position.colonne - 1
        if ligne[debut : debut + 1] in ('"', "'") and not ligne.startswith(un.avant, debut):
            debut += 1
        if not ligne.startswith(un.avant, debut):
            raise IntrouvableError(un)
        morceaux[rang] = ligne[:debut] + un.apres + ligne[debut + len(un.avant) :]
    return (marque + "".join(morceaux)).encode()
