"""What the bench asks of an engine, and the text that all engines are given."""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recueil.recherche.documents import Document


@dataclass(frozen=True)
class Fait:
    """An index made: its bytes on the disk, and the processor seconds that it took."""

    octets: int
    secondes: float


@dataclass(frozen=True)
class Moteur:
    """An engine to measure.

    Attributes:
        preparer: writes a page and the index of documents; None when the engine is not there.
        repondre: JavaScript, from a list of requests to a list of `{ numeros, duree }`: numbers
            of the first fiches, and milliseconds until five fiches could be shown.
        avant: JavaScript to run before the page's own.
        siens: where the files lie that are the engine's: others are the page's.
        par_morceaux: whether a request loads only a part of the index.
    """

    nom: str
    preparer: Callable[[Path, list[Document]], Fait | None]
    repondre: str
    siens: tuple[str, ...]
    avant: str = ""
    par_morceaux: bool = True


def autres_mots(document: Document) -> str:
    """What a page says beside its sections: keywords, names of organisations and places."""
    return " · ".join((*document.alias, *document.complements))


def poids(dossier: Path) -> int:
    """Bytes of the files under a folder."""
    return sum(fichier.stat().st_size for fichier in dossier.rglob("*") if fichier.is_file())


@contextmanager
def chronometrer() -> Iterator[Callable[[], float]]:
    """Gives a function that says how many processor seconds have passed, children included."""
    # They do not depend on what else the machine does.
    debut = os.times()
    avant = debut.user + debut.system + _des_enfants()
    yield lambda: (t := os.times()).user + t.system + _des_enfants() - avant


def _des_enfants() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
