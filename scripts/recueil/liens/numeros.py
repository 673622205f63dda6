"""Fiches named by their numbers in a text: « fiche 2.6 », « sheets 2.6 and 2.7 ».

The site, the rules and `renumeroter` all read them here: what one of them takes for a mention,
the others do too.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from recueil.expressions import expression
from recueil.surete.destinations import destinations, est_distante

# Not the start of « 2.6.1 », which numbers something else. « 2.06 » is no fiche, but was meant
# for one.
_NUMERO = expression(r"[0-9]+\.[0-9]+(?![0-9]|\.[0-9])")
_SUITE = r"(?:\s*,\s*|\s+(?:et|ou|à|and|or|to)\s+|\s*[–-]\s*)"
_FICHES = expression(
    rf"\b(?:fiches?|sheets?)\s+(?P<numeros>{_NUMERO.pattern}(?:{_SUITE}{_NUMERO.pattern})*)",
    re.IGNORECASE,
)
_INTERVALLE = expression(r"\s*(?:\bà\b|\bto\b|[–-])\s*", re.IGNORECASE)
# Looking for these is much quicker than trying the expression everywhere: every number has the
# first, every mention starts with one of the others.
_DECIMALE = re.compile(r"\.[0-9]")
_INDICES = ("fiche", "sheet")
_BARRE = "\\"


class MentionDeFiche(NamedTuple):
    """A fiche named by its number.

    Attributes:
        mot: where « fiche » starts.
        debut: where the link starts: at « fiche » when it is the only number after it.
        depuis: the number that opens the interval which this one closes (`1.1 à 1.3`).
    """

    mot: int
    debut: int
    fin: int
    numero: str
    depuis: str = ""

    @property
    def debut_du_numero(self) -> int:
        """Where the number starts; it ends with the mention."""
        return self.fin - len(self.numero)


def en_nomme_peut_etre(texte: str) -> bool:
    """Whether a text holds what no mention goes without; most texts do not."""
    return _DECIMALE.search(texte) is not None


def fiches_nommees(texte: str) -> Iterator[MentionDeFiche]:
    """The numbers that follow « fiche » or « fiches », each with its place."""
    for mention in _mentions(texte) if en_nomme_peut_etre(texte) else ():
        mot = mention.start()
        trouves = list(_NUMERO.finditer(texte, *mention.span("numeros")))
        if len(trouves) == 1:
            yield MentionDeFiche(mot, mot, mention.end(), trouves[0].group())
            continue
        for precedent, trouve in zip([None, *trouves], trouves, strict=False):
            intervalle = precedent is not None and _INTERVALLE.fullmatch(
                texte, precedent.end(), trouve.start()
            )
            depuis = precedent.group() if precedent is not None and intervalle else ""
            yield MentionDeFiche(mot, trouve.start(), trouve.end(), trouve.group(), depuis)


def fiches_citees(texte: str) -> Iterator[MentionDeFiche]:
    """The same without those that are of another recueil.

    A backslash before « fiche » says so, and so does a link to another site around it.
    """
    ailleurs: list[tuple[int, int]] | None = None
    for mention in fiches_nommees(texte):
        if precede_d_une_barre(texte, mention.mot):
            continue
        if ailleurs is None:
            ailleurs = [d.place for d in destinations(texte) if est_distante(d.adresse)]
        if not any(debut <= mention.debut < fin for debut, fin in ailleurs):
            yield mention


def _mentions(texte: str) -> Iterator[re.Match[str]]:
    """What `_FICHES` finds in a text, tried where one of `_INDICES` stands alone."""
    minuscules = texte.lower()
    rangs = [minuscules.find(indice) for indice in _INDICES]
    if max(rangs) < 0:
        return
    # Letters that the expression takes for an `i` or an `s`, and that are none in small letters.
    if len(minuscules) != len(texte) or "ı" in texte or "ſ" in texte:
        yield from _FICHES.finditer(texte)
        return
    rang = min(rang for rang in rangs if rang >= 0)
    while rang >= 0:
        mention = _FICHES.match(texte, rang)
        if mention is not None:
            yield mention
        suite = rang + 1 if mention is None else mention.end()
        rangs = [minuscules.find(indice, suite) for indice in _INDICES]
        rang = min((rang for rang in rangs if rang >= 0), default=-1)


def precede_d_une_barre(texte: str, rang: int) -> bool:
    """Whether the writer does not want what starts there to become a link."""
    return rang > 0 and texte[rang - 1] == _BARRE


def entre_deux(depuis: str, jusqu_a: str, connus: Collection[str]) -> list[str]:
    """The numbers strictly inside an interval of one part, those that exist; none without start."""
    if not depuis:
        return []
    partie, debut = depuis.split(".")
    autre, fin = jusqu_a.split(".")
    if partie != autre:
        return []
    return [n for r in range(int(debut) + 1, int(fin)) if (n := f"{partie}.{r}") in connus][:200]
