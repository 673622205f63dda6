"""Texts as addresses."""

import re
import unicodedata

# Words that open a question and say nothing of its subject.
_MOTS_VIDES = frozenset(
    "a au aux avec c ce ces comment d dans de des du elle en est et il ils faire l la le les "
    "leur ma mes n ne nos notre on ou par pas plus pour pourquoi qu quand que quel quelle "
    "quelles quels qui quoi s sa sans se ses si son sont sur t un une vers y".split()
)


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
    lettres = "".join(c for c in decompose if not unicodedata.combining(c))
    return lettres.replace("-", "_").replace(" ", "_")


def _mots(texte: str) -> list[str]:
    plat = unicodedata.normalize("NFKD", texte.lower().replace("œ", "oe").replace("æ", "ae"))
    lettres = "".join(c for c in plat if not unicodedata.combining(c))
    # The dot of an inclusive form joins: acteur·ices is one word.
    return re.findall(r"[a-z0-9]+", lettres.replace("·", ""))
