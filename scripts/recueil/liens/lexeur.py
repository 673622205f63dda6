"""Text to keys: what a mention keeps of its words, whatever their inflection.

Stricter than the search's stems: « évaluer » must not lead to the definition of « évaluation »,
but « actrices sociales » is « acteur social », and « l'économie » is « economie ».
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recueil.francais import forme_exacte, formes, plier
from recueil.francais.mots import BRUT, bornes

# Feminine endings of exact forms (their final `e` gone), and the masculine they stand for.
_GENRES = (("tric", "teur"), ("eus", "eur"), ("iv", "if"))
_PARTIE = re.compile(r"[^\s\-‐‑/'’]+")
_INCLUSIVE = re.compile(r"[·•⋅‧∙・]|\(\w{1,6}\)")


class Cle(NamedTuple):
    """One word of a text as a key, with its place."""

    cle: str
    debut: int
    fin: int


def cles(texte: str, sigles: frozenset[str] = frozenset()) -> Iterator[Cle]:
    """The keys of a text, in order.

    Args:
        sigles: words that count as they are written: « MES » is not « mes ».
    """
    for trouve in BRUT.finditer(texte):
        depart = trouve.start()
        for mot, neutre, debut, fin in _parties(trouve.group()):
            yield Cle(f"={mot}" if mot in sigles else neutre, depart + debut, depart + fin)


@lru_cache(maxsize=65_536)
def _parties(brut: str) -> tuple[tuple[str, str, int, int], ...]:
    """The words in what stands between two blanks, each with its key and place."""
    debut, fin = bornes(brut)
    if debut == fin:
        return ()
    if _INCLUSIVE.search(brut, debut, fin):
        return ((brut[debut:fin], _neutre(brut[debut:fin]), debut, fin),)
    # `recherche-action` and `recherche action` are the same words.
    return tuple(
        (partie.group(), cle, *partie.span())
        for partie in _PARTIE.finditer(brut, debut, fin)
        if (cle := _neutre(partie.group()))
    )


def est_un_sigle(mot: str) -> bool:
    """Whether a word is to be matched as written: two capitals or more, `R&D`, `AJITeR`."""
    return sum(c.isupper() for c in mot) > 1


def _neutre(mot: str) -> str:
    """Key of a word: without accents, number or gender."""
    plat = formes(mot)
    exacte = forme_exacte(plat[0] if plat else plier(mot))
    for feminin, masculin in _GENRES:
        if exacte.endswith(feminin) and len(exacte) > len(feminin) + 1:
            return exacte[: -len(feminin)] + masculin
    return exacte
