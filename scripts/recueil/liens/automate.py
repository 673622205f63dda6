"""Every expression in one reading: an Aho-Corasick automaton over words.

Its cost is that of reading the text, however many expressions there are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from recueil.liens.cibles import Cible
from recueil.liens.lexeur import cles, est_un_sigle


@dataclass(frozen=True)
class Occurrence:
    """A mention: where it stands in the text, and the targets it may lead to."""

    debut: int
    fin: int
    cibles: tuple[Cible, ...]


class Automate:
    """Finds the expressions of targets in texts, the longest first, never one in another."""

    def __init__(self, cibles: Iterable[Cible]) -> None:
        """Compile the expressions of `cibles`; the order of targets is kept."""
        toutes = list(cibles)
        self._sigles = frozenset(
            mot
            for cible in toutes
            for expression in cible.expressions
            for mot in re.findall(r"[^\s\-‐‑/'’]+", expression)
            if est_un_sigle(mot)
        )
        par_suite: dict[tuple[str, ...], list[Cible]] = {}
        for cible in toutes:
            for expression in cible.expressions:
                suite = tuple(cle.cle for cle in cles(expression, self._sigles))
                if suite and cible not in par_suite.setdefault(suite, []):
                    par_suite[suite].append(cible)
        # The automaton reads numbers: 0 stands for every word that no expression has.
        self._rangs: dict[str, int] = {}
        self._automate = ahocorasick.Automaton(ahocorasick.STORE_ANY, ahocorasick.KEY_SEQUENCE)
        for suite, trouvees in par_suite.items():
            nombres = tuple(self._rangs.setdefault(mot, len(self._rangs) + 1) for mot in suite)
            self._automate.add_word(nombres, (len(nombres), tuple(trouvees)))
        if par_suite:
            self._automate.make_automaton()
        self._vide = not par_suite

    def chercher(self, texte: str) -> Iterator[Occurrence]:
        """The mentions in `texte`, from left to right."""
        if self._vide:
            return
        mots = list(cles(texte, self._sigles))
        rangs = tuple(self._rangs.get(mot.cle, 0) for mot in mots)
        if not any(rangs):
            return
        for dernier, (longueur, cibles) in self._automate.iter_long(rangs):
            premier = dernier - longueur + 1
            debut, fin = mots[premier].debut, mots[dernier].fin
            # Two sentences, or a list of words, are not one expression.
            if not re.search(r"[.;:!?,()\n]\s", texte[debut:fin]):
                yield Occurrence(debut, fin, cibles)
