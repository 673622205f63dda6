"""Every expression in one reading: an Aho-Corasick automaton over words.

Its cost is that of reading the text, however many expressions there are.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from recueil.liens.cibles import Cible
from recueil.liens.lexeur import cles, est_un_sigle

_NUMERO = re.compile(r"[1-9][0-9]*\.[1-9][0-9]*")
_SUITE = r"(?:\s*,\s*|\s+(?:et|ou|à|and|or|to)\s+|\s*[–-]\s*)"
_FICHES = re.compile(
    rf"\b(?:fiches?|sheets?)[ \s]+(?P<numeros>{_NUMERO.pattern}(?:{_SUITE}{_NUMERO.pattern})*)",
    re.IGNORECASE,
)
_INTERVALLE = re.compile(r"\s*(?:\bà\b|\bto\b|[–-])\s*")


@dataclass(frozen=True)
class Occurrence:
    """A mention: where it stands in the text, and the targets it may lead to."""

    debut: int
    fin: int
    cibles: tuple[Cible, ...]


@dataclass(frozen=True)
class MentionDeFiche:
    """A fiche named by its number.

    Attributes:
        debut: where the link starts: at « fiche » when it is the only number after it.
        depuis: the number that opens the interval which this one closes (`1.1 à 1.3`).
    """

    debut: int
    fin: int
    numero: str
    depuis: str = ""


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


def fiches_nommees(texte: str) -> Iterator[MentionDeFiche]:
    """The numbers that follow « fiche » or « fiches », each with its place."""
    for mention in _FICHES.finditer(texte):
        trouves = list(_NUMERO.finditer(texte, *mention.span("numeros")))
        if len(trouves) == 1:
            yield MentionDeFiche(mention.start(), mention.end(), trouves[0].group())
            continue
        for precedent, trouve in zip([None, *trouves], trouves, strict=False):
            intervalle = precedent is not None and _INTERVALLE.fullmatch(
                texte, precedent.end(), trouve.start()
            )
            depuis = precedent.group() if precedent is not None and intervalle else ""
            yield MentionDeFiche(trouve.start(), trouve.end(), trouve.group(), depuis)


def entre_deux(depuis: str, jusqu_a: str, connus: Collection[str]) -> list[str]:
    """The numbers strictly inside an interval of one part, those that exist; none without start."""
    if not depuis:
        return []
    partie, debut = depuis.split(".")
    autre, fin = jusqu_a.split(".")
    if partie != autre:
        return []
    return [n for r in range(int(debut) + 1, int(fin)) if (n := f"{partie}.{r}") in connus][:200]
