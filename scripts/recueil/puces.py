"""The signs that people and word processors put in place of the dash of a list."""

import re
import unicodedata

from recueil.expressions import expression

# A bullet whatever follows it, then what is one before a blank: `1.`, `a)`, Word's `o`.
_PUCE = expression(
    r"^[ ]*(?P<puce>[•‣▪●○◦➢\ue000-\uf8ff]|(?:[–—―‒−‑‐·*+o]|[0-9]{1,2}[.)]|[a-z]\))(?=\s))\s*(?=\S)"
)
_SIGNE = re.compile(r"^[ ]*(?P<puce>[^\w\s\"'#&!|>%@`-]\ufe0f?)\s+(?=\S)")


def puce(texte: str) -> re.Match[str] | None:
    """What starts a line in place of a dash: a bullet, an arrow, an emoji."""
    trouve = _PUCE.match(texte)
    if trouve is None:
        trouve = _SIGNE.match(texte)
        if trouve is not None and unicodedata.category(trouve["puce"][0]) not in ("So", "Sm"):
            return None
    return trouve


def nom_de_la_puce(signe: str) -> str:
    """How to name a bullet to a reader: Word's own show as nothing, or as a box."""
    if unicodedata.category(signe[0]) == "Co":
        return "une puce de traitement de texte"
    return f"« {signe} »"
