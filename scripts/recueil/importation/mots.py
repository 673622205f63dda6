"""The proof that nothing was lost: each word of a document is found in what is made of it."""

import re
from collections import Counter
from collections.abc import Iterable

from recueil.francais.mots import plier

_MOT = re.compile(r"\w+")
# What Markdown adds inside words or beside them.
_MARQUES = re.compile(r"</?(?:del|sup|sub)>|[*_\\`]|&amp;")
_EXPOSANTS = str.maketrans("²³", "23")


def mots(texte: str) -> Counter[str]:
    """The words of a text and how many times each, without accents, capitals or Markdown."""
    plat = plier(_MARQUES.sub(lambda t: "&" if t.group() == "&amp;" else "", texte))
    return Counter(_MOT.findall(plat.translate(_EXPOSANTS)))


def manquants(source: str, places: Iterable[str]) -> list[str]:
    """The words of `source` that `places` have not, or have too few times, in their order."""
    reste = mots(source)
    for place in places:
        reste.subtract(mots(place))
    return [mot for mot, nombre in reste.items() if nombre > 0]
