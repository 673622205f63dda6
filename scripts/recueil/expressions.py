"""Regular expressions that are compiled when they are first used.

Python keeps compiled modules from one run to the next, but not compiled expressions. Most of ours
only look at a fiche in which something is wrong: compiling all of them at each start took 20 ms.
"""

import re
from typing import Any, cast


class _Paresseux:
    """Stands in for a pattern until somebody asks for one of its methods."""

    def __init__(self, texte: str, drapeaux: int) -> None:
        self._donnees = (texte, drapeaux)

    def __getattr__(self, nom: str) -> Any:
        # Kept on the instance: the next call finds it there, as quickly as on the pattern.
        attribut = getattr(re.compile(*self._donnees), nom)
        setattr(self, nom, attribut)
        return attribut


def expression(texte: str, drapeaux: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, a little later.

    Raises:
        re.error: at its first use, when `texte` is no regular expression.
    """
    return cast("re.Pattern[str]", _Paresseux(texte, drapeaux))
