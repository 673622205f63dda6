"""What each file becomes, and the lines that still hold the old number once it has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recueil.releve import Corpus

# How much of a long line is shown on each side of a number.
_AUTOUR = 30


@dataclass(frozen=True)
class Changement:
    """One file before and after; paths relative to the root of the recueil.

    Attributes:
        renvois: how many places are written otherwise; digests are not counted.
    """

    avant: str
    apres: str
    lus: bytes
    voulus: bytes
    renvois: int = 0

    @property
    def deplace(self) -> bool:
        """Whether the file gets another name."""
        return self.avant != self.apres


@dataclass(frozen=True)
class Reste:
    """A line that still holds the old number, which nothing says to be that of the fiche.

    Attributes:
        texte: the line, or what stands around the number if it is long.
    """

    chemin: str
    ligne: int
    texte: str


def restes(
    racine: Path, corpus: Corpus, ancien: str, changements: Mapping[str, Changement]
) -> Iterator[Reste]:
    """The lines that a person has to look at, in the order of the files.

    Args:
        changements: by the path of the file before.
    """
    motif = re.compile(rf"(?<![\w.,/-]){re.escape(ancien)}(?![0-9]|[.,][0-9])")
    referentiels = [lu.chemin for lu in corpus.referentiels.par_nom.values()]
    for chemin in sorted({*(f.chemin for f in corpus.fiches), *referentiels, *corpus.pages}):
        changement = changements.get(chemin)
        octets = changement.voulus if changement else (racine / chemin).read_bytes()
        if ancien.encode() not in octets:
            continue
        note = changement is not None and changement.deplace
        for rang, ligne in enumerate(octets.decode(errors="replace").splitlines(), 1):
            trouve = motif.search(ligne)
            if trouve and not (note and ligne.strip() == f'- "{ancien}"'):
                texte = _autour(ligne, *trouve.span())
                yield Reste(changement.apres if changement else chemin, rang, texte)


def _autour(ligne: str, debut: int, fin: int) -> str:
    avant, apres = ligne[:debut].lstrip(), ligne[fin:].rstrip()
    if len(avant) > _AUTOUR:
        avant = f"…{avant[-_AUTOUR:]}"
    if len(apres) > _AUTOUR:
        apres = f"{apres[:_AUTOUR]}…"
    return avant + ligne[debut:fin] + apres
