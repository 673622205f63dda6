"""What no reader sees: spaces at the ends of lines, blank lines at the end of a file."""

import re
from collections.abc import Sequence

# Two spaces or more at the end of a line of Markdown break the line: they are left alone.
_UNE_ESPACE = re.compile(r"(?<![ \t])[ \t]$|(?<=\S)\t+$")
_BLANC = re.compile(r"^[ \t]+$")


def nettoyer(lignes: Sequence[str]) -> list[str]:
    """The lines without invisible leftovers, and one line end after the last."""
    propres = [_BLANC.sub("", _UNE_ESPACE.sub("", ligne)) for ligne in lignes]
    while len(propres) > 1 and not propres[-1] and not propres[-2]:
        propres.pop()
    if propres and propres[-1]:
        propres.append("")
    return propres
