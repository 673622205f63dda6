"""Waiting for files to change, without asking the disk over and over."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# An editor saves in several steps (a new file, a rename…): one change follows, not three.
CALME = 0.15  # seconds
_CHANGEMENTS = frozenset({"created", "modified", "deleted", "moved"})


class _Guetteur(FileSystemEventHandler):
    def __init__(self) -> None:
        self.signaux: Queue[None] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file is an event too, and not one."""
        if event.event_type in _CHANGEMENTS:
            self.signaux.put(None)


def changements(dossier: Path) -> Iterator[None]:
    """One item at once, then one each time something under `dossier` has changed and settled.

    Raises:
        OSError: the folder cannot be watched.
    """
    guetteur = _Guetteur()
    observateur = Observer()
    observateur.schedule(guetteur, str(dossier), recursive=True)
    observateur.start()
    try:
        while True:
            yield None
            guetteur.signaux.get()
            try:
                while True:
                    guetteur.signaux.get(timeout=CALME)
            except Empty:
                pass
    finally:
        observateur.stop()
        observateur.join()
