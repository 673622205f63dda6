"""The headers whose shape former runs found right: most changes are to the text under them."""

from collections.abc import Iterable

from recueil.cles import cle
from recueil.memoire import Memoire


class FormesConnues:
    """Digests of headers, in the memory of examinations."""

    def __init__(self, memoire: Memoire) -> None:
        self._memoire = memoire
        self._connues: set[str] = set()

    def __contains__(self, forme: object) -> bool:
        """Whether a header is known to be right."""
        if not isinstance(forme, str) or not forme:
            return False
        connue = bool(self._memoire.lire([_cle(forme)]))
        if connue:
            self._connues.add(forme)
        return connue

    def retenir(self, formes: Iterable[str]) -> None:
        """Remember headers found right, but those that were known; an empty digest is none."""
        nouvelles = {forme for forme in formes if forme} - self._connues
        self._memoire.ecrire({_cle(forme): "" for forme in nouvelles})


def _cle(forme: str) -> bytes:
    return cle(b"forme", forme.encode())
