"""Titles in capitals as sentences: acronyms and names of the registries keep theirs."""

import re
from collections.abc import Iterable
from functools import cached_property

from recueil.francais.mots import plier

_PART_DE_CAPITALES = 0.8


class Casse:
    """The words that keep their capitals.

    Args:
        noms: acronyms and names, as registries write them.
    """

    def __init__(self, noms: Iterable[str]) -> None:
        self._noms = sorted({nom for nom in noms if nom.strip()}, key=len, reverse=True)

    @cached_property
    def _motif(self) -> re.Pattern[str]:
        formes = {re.escape(nom.upper()) for nom in self._noms}
        if not formes:
            return re.compile(r"(?!)")
        ensemble = "|".join(sorted(formes, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{ensemble})(?!\w)")

    @cached_property
    def _ecrits(self) -> dict[str, str]:
        # An acronym wins over a longer name's variant; the first one written wins otherwise.
        return {
            nom.upper(): nom for nom in sorted(self._noms, key=lambda n: (not n.isupper(), n))[::-1]
        }

    def en_phrase(self, titre: str) -> str:
        """A title in capitals as a sentence; any other as it is."""
        if not est_en_capitales(titre):
            return titre
        morceaux: list[str] = []
        fin = 0
        for trouve in self._motif.finditer(titre):
            morceaux += [titre[fin : trouve.start()].lower(), self._ecrits[trouve.group()]]
            fin = trouve.end()
        morceaux.append(titre[fin:].lower())
        return avec_capitale("".join(morceaux))


def est_en_capitales(ecrit: str) -> bool:
    """Whether a text is written in capitals, but for a few letters (« R&D, acteur·ices »)."""
    lettres = [c for c in ecrit if c.isalpha()]
    return (
        len(lettres) >= 3 and sum(c.isupper() for c in lettres) >= len(lettres) * _PART_DE_CAPITALES
    )


def avec_capitale(ecrit: str) -> str:
    """The text with its first letter as a capital, unless a word starts with a digit."""
    trouve = re.search(r"[^\W_]", ecrit)
    if trouve is None:
        return ecrit
    rang = trouve.start()
    return f"{ecrit[:rang]}{ecrit[rang].upper()}{ecrit[rang + 1 :]}"


def plat(ecrit: str) -> str:
    """The words of a text, without accents or capitals, joined by a space."""
    return " ".join(re.findall(r"[a-z0-9]+", plier(ecrit)))
