"""The stretches of a text in which Markdown looks for emphasis and links."""

from collections.abc import Iterator
from typing import Protocol

from recueil.markdown_lu.lignes import Genre, Ligne


class Texte(Protocol):
    """A text and its lines."""

    @property
    def texte(self) -> str:
        """The whole of it."""

    @property
    def lignes(self) -> tuple[Ligne, ...]:
        """Its lines."""

    @property
    def en_bloc(self) -> bool:
        """Whether its lines may be blocks of their own."""


def paragraphes(texte: Texte) -> Iterator[tuple[int, int]]:
    """Where each paragraph, heading, list item and row of a table starts and ends."""
    if not texte.en_bloc:
        yield 0, len(texte.texte)
        return
    debut = fin = -1
    for ligne in texte.lignes:
        seule = ligne.genre in (Genre.TITRE, Genre.FILET) or ligne.corps.startswith("|")
        ouvre = seule or ligne.genre is Genre.POINT
        if debut >= 0 and (ouvre or ligne.genre in (Genre.VIDE, Genre.CODE)):
            yield debut, fin
            debut = -1
        if ligne.genre in (Genre.VIDE, Genre.CODE, Genre.FILET):
            continue
        if debut < 0:
            debut = ligne.premier + len(ligne.marque)
        fin = ligne.fin
        if seule:
            yield debut, fin
            debut = -1
    if debut >= 0:
        yield debut, fin
