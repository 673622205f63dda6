"""Many files examined at once, by as many processes as there are processors."""

import os
import signal
from collections.abc import Container, Generator, Sequence

from recueil import regles
from recueil.conservation import en_texte
from recueil.examen import FichierBrut, examiner, examiner_les_referentiels
from recueil.registres import Referentiels

# Fewer files than this a process are examined before it has started: it takes some 10 ms where
# it can be forked, half a second elsewhere, and a fiche 3 ms.
_PAR_PROCESSUS_FORK, _PAR_PROCESSUS_AILLEURS = 20, 200
# Large enough to make few messages, small enough for all to end together.
_LOT = 8

_referentiels = Referentiels()
_fiches: Sequence[FichierBrut] = ()


def examiner_ensemble(
    fiches: Sequence[FichierBrut],
    referentiels: Sequence[FichierBrut],
    lus: Referentiels,
    justes: Container[str],
) -> Generator[str]:
    """The examination of each fiche as text, in order, in several processes if it is worth it.

    Who takes one works while others are made; and closes this to stop the processes.

    Args:
        lus: what `referentiels` says.
        justes: digests of the headers whose shape is known to be right; for one process only.
    """
    # A fork copies what has been read already; but a thread that held a lock is not copied.
    fork = hasattr(os, "fork")
    par_processus = _PAR_PROCESSUS_FORK if fork else _PAR_PROCESSUS_AILLEURS
    nombre = min(_processeurs(), len(fiches) // par_processus)
    if nombre < 2:
        yield from (en_texte(examiner(fiche, lus, justes)) for fiche in fiches)
        return
    # Read for a team alone: what one changed fiche has no use for.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Once, rather than in each of them.
    import recueil.conformite  # noqa: F401

    for regardent in ("sur_texte", "sur_fiche", "relever"):
        regles.avec(regardent)

    faites = 0
    try:
        with ProcessPoolExecutor(
            nombre,
            multiprocessing.get_context("fork" if fork else "spawn"),
            _preparer,
            # What a fork copies is not sent through a pipe, a fiche at a time.
            (fiches, lus if fork else referentiels),
        ) as equipe:
            for texte in equipe.map(_examiner, range(len(fiches)), chunksize=_LOT):
                faites += 1
                yield texte
    except (BrokenProcessPool, OSError):
        # No more processes or memory to be had: alone, then.
        yield from (en_texte(examiner(fiche, lus)) for fiche in fiches[faites:])


def _processeurs() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _preparer(
    fiches: Sequence[FichierBrut], referentiels: Referentiels | Sequence[FichierBrut]
) -> None:
    global _fiches, _referentiels
    # Ctrl+C reaches every process: the first one alone has something to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not isinstance(referentiels, Referentiels):
        referentiels, _, _ = examiner_les_referentiels(referentiels)
    _fiches, _referentiels = fiches, referentiels


def _examiner(rang: int) -> str:
    return en_texte(examiner(_fiches[rang], _referentiels))
