"""Putting a finished site in the place of the former one, all at once or not at all.

Two directories change names in one system call where the system has one (Linux's
`renameat2(RENAME_EXCHANGE)`, macOS's `renamex_np(RENAME_SWAP)`): at no instant is there no
site, even if the process is killed. Elsewhere two renames follow each other, and the next run
mends what a kill between them left.
"""

import ctypes
import ctypes.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from recueil.pannes import PublicationImpossible

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # <linux/fs.h>
_RENAME_SWAP = 2  # <sys/stdio.h> on macOS


@contextmanager
def chantier(destination: Path) -> Iterator[Path]:
    """An empty folder beside `destination`, which takes its place if the block succeeds.

    Whatever happens in the block, `destination` stays as it was until then.

    Raises:
        PublicationImpossible: another build is at work, or `destination` is not a site.
        OSError: the disk is full or not writable.
    """
    destination = destination.absolute()
    refuser_si_pas_un_site(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    nouveau = destination.with_name(f".{destination.name}.nouveau")
    ancien = destination.with_name(f".{destination.name}.ancien")
    verrou = FileLock(destination.with_name(f".{destination.name}.verrou"))
    try:
        verrou.acquire(timeout=0)
    except Timeout:
        raise PublicationImpossible(
            f"une autre construction est en cours dans {destination.name}/ : attendez sa fin"
        ) from None
    except OSError as erreur:
        # The name of the lock would mean nothing to anyone.
        erreur.filename = str(destination.parent)
        raise
    with verrou:
        retablir(destination)
        for reste in (nouveau, ancien):
            shutil.rmtree(reste, ignore_errors=True)
        nouveau.mkdir()
        try:
            yield nouveau
            _mettre_en_place(nouveau, destination, ancien)
        finally:
            shutil.rmtree(nouveau, ignore_errors=True)
            shutil.rmtree(ancien, ignore_errors=True)


def retablir(destination: Path) -> None:
    """Put the former site back, if a kill between two renames left it under another name.

    Raises:
        OSError: the folder is not writable.
    """
    ancien = destination.with_name(f".{destination.name}.ancien")
    if ancien.is_dir() and not destination.exists():
        ancien.rename(destination)


def refuser_si_pas_un_site(destination: Path) -> None:
    """Refuse to replace a folder that holds anything but a site built before.

    Raises:
        PublicationImpossible: the folder is someone's, and would be lost.
    """
    if destination.is_symlink() or (destination.exists() and not destination.is_dir()):
        raise PublicationImpossible(f"{destination.name} existe et n'est pas un dossier")
    if not destination.exists() or not any(destination.iterdir()):
        return
    if not ((destination / "404.html").is_file() and (destination / "sitemap.xml").is_file()):
        raise PublicationImpossible(
            f"le dossier {destination.name}/ contient autre chose qu'un site construit par "
            "Recueil : choisissez un dossier vide ou qui n'existe pas encore"
        )


def _mettre_en_place(nouveau: Path, destination: Path, ancien: Path) -> None:
    if not destination.exists():
        nouveau.rename(destination)
    elif not _echanger(nouveau, destination):
        destination.rename(ancien)
        nouveau.rename(destination)


def _echanger(un: Path, autre: Path) -> bool:
    """Exchange two names in one call; False where system or file system cannot."""
    if sys.platform not in ("linux", "darwin"):
        return False
    bibliotheque = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    noms = (os.fsencode(un), os.fsencode(autre))
    try:
        if sys.platform == "linux":
            retour = bibliotheque.renameat2(
                _AT_FDCWD, noms[0], _AT_FDCWD, noms[1], ctypes.c_uint(_RENAME_EXCHANGE)
            )
        else:
            retour = bibliotheque.renamex_np(noms[0], noms[1], ctypes.c_uint(_RENAME_SWAP))
    except AttributeError:
        return False
    return int(retour) == 0
