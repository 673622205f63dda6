"""Who mentions whom, each time with the sentence: what « Cité par » shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# A full stop ends a sentence when a capital, a digit or an opening sign follows; not after an
# initial or a usual abbreviation.
_FIN = re.compile(
    r"(?<!\b[A-ZÀ-Ý])(?<!\bp)(?<!\bart)(?<!\betc)(?<!\bcf)(?<!\bex)[.!?…]+[»”)]?\s+"
    r"(?=[A-ZÀ-Ý0-9«“(])"
)
_LONGUEUR = 320


@dataclass(frozen=True)
class Mention:
    """One mention.

    Attributes:
        source: page that mentions, among the sources of the site.
        numero: number of the fiche that mentions.
        avant, mot, apres: the sentence, cut around the words that mention.
    """

    cible: tuple[str, str, str]
    source: str
    numero: str
    avant: str
    mot: str
    apres: str


def phrase(texte: str, debut: int, fin: int) -> tuple[str, str, str]:
    """The sentence around a span of a text, cut in three; long ones lose their far ends."""
    depart = max((t.end() for t in _FIN.finditer(texte, 0, debut)), default=0)
    suivante = _FIN.search(texte, fin)
    arrivee = suivante.end() if suivante else len(texte)
    avant, mot, apres = texte[depart:debut], texte[debut:fin], texte[fin:arrivee]
    marge = max(40, (_LONGUEUR - len(mot)) // 2)
    if len(avant) > marge:
        avant = "…" + avant[-marge:].partition(" ")[2]
    if len(apres) > marge:
        apres = apres[:marge].rpartition(" ")[0] + "…"
    return _blancs(avant).lstrip(), _blancs(mot), _blancs(apres).rstrip()


def par_cible(mentions: Iterable[Mention]) -> Mapping[tuple[str, str, str], list[Mention]]:
    """The mentions of each target, in the order of the pages, one a page."""
    resultat: dict[tuple[str, str, str], dict[str, Mention]] = {}
    for mention in mentions:
        resultat.setdefault(mention.cible, {}).setdefault(mention.source, mention)
    return {cible: list(pages.values()) for cible, pages in resultat.items()}


def _blancs(texte: str) -> str:
    return re.sub(r"\s+", " ", texte)
