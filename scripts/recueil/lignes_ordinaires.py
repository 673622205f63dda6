"""Lines of a front matter in which nothing can hide, whatever stands around them."""

import re

# A line that holds no trap, whatever stands around it. What it does not match is only looked at.
# Every line of every fiche meets it: what it has taken (`++`, `*+`), it never takes again.
_ORDINAIRE = re.compile(
    r"(?P<retrait>[ ]*+)(?:\#.*|(?:-[ ]+)*(?:[a-z_]+:(?:[ ]+|$))?"
    r"(?:(?:\"[^\"\\\t]*+(?:\\[\\\"/n][^\"\\\t]*+)*+\"|'[^'\t]*+(?:''[^'\t]*+)*+'|\[\]|[|>][-+]?)?"
    r"[ ]*(?:[ ]#.*)?"
    r"|[0-9A-Za-zÀ-ÖØ-öø-ÿ](?:[^:#\s]++|[ ](?![ ]*\#)|:(?=[^\s:])|(?<=\S)\#)*(?<!\"))?)"
)


def retrait_ordinaire(texte: str) -> int | None:
    """The indent of a line that can be read at a glance; None asks for a closer look."""
    trouve = _ORDINAIRE.fullmatch(texte)
    return None if trouve is None else trouve.end("retrait")
