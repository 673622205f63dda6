"""Text to words, each with its place: elided articles apart, inclusive forms whole."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from recueil.expressions import expression
from recueil.francais.donnees import regles

_APOSTROPHES = regles()["apostrophes"]
_LIGATURES = str.maketrans(regles()["ligatures"])
# What stands between two blanks or signs that no word holds.
BRUT = expression(rf"[^\s{re.escape(regles()['separateurs'])}]+")
_ELISION = expression(
    rf"(?:{'|'.join(regles()['elisions'])})[{_APOSTROPHES}](?=.)",
    re.IGNORECASE,
)
_AVANT = expression(f"[{re.escape(regles()['avant_le_mot'])}]+")
_APRES = expression(f"[{re.escape(regles()['apres_le_mot'])}]+$")
_SIGNE = expression(r"[0-9A-Za-zÀ-ɏ]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_PARENTHESE_SEULE = re.compile(r"[).]+$")

MOTS_VIDES: frozenset[str] = frozenset(regles()["mots_vides"])


class Jeton(NamedTuple):
    """One word of a text, as written, without the article elided before it.

    Attributes:
        debut: index of its first character in the text.
    """

    brut: str
    debut: int

    @property
    def fin(self) -> int:
        """Index just after its last character."""
        return self.debut + len(self.brut)


def plier(texte: str) -> str:
    """`texte` without accents, ligatures or capitals."""
    # Most French words have none of them: the slow way is for the others.
    if texte.isascii():
        return texte.lower()
    plat = unicodedata.normalize("NFD", texte.lower().translate(_LIGATURES))
    return _ACCENTS.sub("", plat)


def jetons(texte: str) -> Iterator[Jeton]:
    """The words of `texte`, in order. `l'innovation` gives `innovation`; `2.6` stays whole."""
    for trouve in BRUT.finditer(texte):
        debut, fin = bornes(trouve.group())
        if debut < fin:
            yield Jeton(trouve.group()[debut:fin], trouve.start() + debut)


# The words of a language are few: what was cut once need not be cut again.
@lru_cache(maxsize=65_536)
def bornes(brut: str) -> tuple[int, int]:
    """Where the word is in what stands between two blanks; an empty span when there is none."""
    debut = 0
    avant = _AVANT.match(brut)
    if avant:
        debut = avant.end()
    elision = _ELISION.match(brut, debut)
    if elision:
        debut = elision.end()
    mot = _APRES.sub("", brut[debut:])
    if mot.endswith(")") and "(" not in mot:
        mot = _APRES.sub("", _PARENTHESE_SEULE.sub("", mot))
    return (debut, debut + len(mot)) if mot and _SIGNE.search(mot) else (0, 0)
