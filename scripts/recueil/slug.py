"""Texts as addresses."""

import re
import unicodedata

# Words that open a question and say nothing of its subject.
_MOTS_VIDES = frozenset(
    "a au aux avec c ce ces comment d dans de des du elle en est et il ils faire l la le les "
    "leur ma mes n ne nos notre on ou par pas plus pour pourquoi qu quand que quel quelle "
    "quelles quels qui quoi s sa sans se ses si son sont sur t un une vers y".split()
)


_LETTRES = re.compile(r"[a-z0-9]+")
# Those of French; U+034F joins nothing.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")


def slug(texte: str) -> str:
    """Address form of a text: its letters and digits, without accents or capitals."""
    return "-".join(_mots(texte)) or "fiche"


def slug_court(texte: str) -> str:
    """Address form of a title: its first five words that say something.

    Five at most: the address is printed on paper and typed by hand.
    """
    mots = _mots(texte)
    utiles = [mot for mot in mots if mot not in _MOTS_VIDES] or mots
    return "-".join(utiles[:5]) or "fiche"


def plat(mot: str) -> str:
    """A key or a word of a list as one compares it: no accents or capitals, `_` between parts."""
    decompose = unicodedata.normalize("NFKD", mot.lower())
    return _sans_accents(decompose).replace("-", "_").replace(" ", "_")


def _mots(texte: str) -> list[str]:
    bas = texte.lower()
    if bas.isascii():
        return _LETTRES.findall(bas)
    decompose = unicodedata.normalize("NFKD", bas.replace("œ", "oe").replace("æ", "ae"))
    # The dot of an inclusive form joins: acteur·ices is one word.
    return _LETTRES.findall(_sans_accents(decompose).replace("·", ""))


def _sans_accents(decompose: str) -> str:
    lettres = _ACCENTS.sub("", decompose)
    # Signs of other alphabets are looked at one by one: few titles have any.
    if lettres.isascii():
        return lettres
    return "".join(c for c in lettres if not unicodedata.combining(c))
