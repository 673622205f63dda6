"""The headings of a text: without sorting its lines where they can be told otherwise."""

import re

from recueil.markdown_lu.lignes import Genre, lignes

_LIGNE = re.compile(r"\n(#[^\n]*)")
_TITRE = re.compile(r"\n(#{1,6})[ \t]+[^\s#]")


def niveaux_simples(texte: str) -> list[int] | None:
    """The levels of the headings, in order, when all the `#` of `texte` open one that has words.

    None when a closer look is needed: some `#` does something else, or stands in a block of code.
    """
    if "```" in texte or "~~~" in texte:
        return None
    niveaux = [len(dieses) for dieses in _TITRE.findall(f"\n{texte}")]
    return niveaux if sum(niveaux) == texte.count("#") else None


def lignes_de_titre(texte: str) -> list[str]:
    """The headings of `texte` as written, with their `#`, without the blanks after them."""
    if "#" not in texte:
        return []
    if "```" in texte or "~~~" in texte:
        return [ligne.corps for ligne in lignes(texte) if ligne.genre is Genre.TITRE]
    return [titre.rstrip() for titre in _LIGNE.findall(f"\n{texte}")]
