"""What a writer asks the rules not to report, and why."""

import re

_CONSIGNE = re.compile(r"(?:#|<!--)\s*recueil\s*:")


def est_une_consigne(texte: str) -> bool:
    """Whether `texte`, which starts a comment, is addressed to the rules."""
    return _CONSIGNE.match(texte) is not None
