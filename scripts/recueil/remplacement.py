"""Writing a file in one go: whoever reads it finds the former text or the new one, whole."""

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path


class ChangeEntreTempsError(Exception):
    """The file is no longer the one that was read."""


def remplacer(chemin: Path, octets: bytes, *, lus: bytes | None = None) -> None:
    """Write beside, then rename. A kill, a full disk or a power cut leave the former file.

    What stands there and is no file (a pipe, a terminal, `/dev/null`) is written to: renaming over
    it would take it away from the whole machine.

    Args:
        lus: what the file held when it was read; permissions are kept too. None for a file that
            may not exist yet.

    Raises:
        ChangeEntreTempsError: someone has written the file since it was read.
        OSError: the folder does not exist or is not writable, or the disk is full.
    """
    if not chemin.parent.is_dir():
        # Said of the folder: the name of a temporary file would mean nothing to anyone.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(chemin.parent))
    if chemin.exists() and not chemin.is_file():
        chemin.write_bytes(octets)
        return
    descripteur, nom = tempfile.mkstemp(
        prefix=f".{chemin.name}.", suffix=".nouveau", dir=chemin.parent
    )
    nouveau = Path(nom)
    try:
        with os.fdopen(descripteur, "wb") as fichier:
            fichier.write(octets)
            fichier.flush()
            os.fsync(fichier.fileno())
        if chemin.exists():
            shutil.copymode(chemin, nouveau)
        else:
            # A temporary file is for its owner alone; a new file follows the system's custom.
            masque = os.umask(0)
            os.umask(masque)
            nouveau.chmod(0o666 & ~masque)
        if lus is not None and chemin.read_bytes() != lus:
            raise ChangeEntreTempsError(chemin.name)
        nouveau.replace(chemin)
    finally:
        nouveau.unlink(missing_ok=True)


def remplacer_ensemble(fichiers: Mapping[Path, bytes], effaces: Sequence[Path] = ()) -> None:
    """Write several files, or none of them: a failure puts back what was there.

    Args:
        effaces: files to take away once all are written, in that order.

    Raises:
        OSError: as for `remplacer`.
    """
    avant = {
        chemin: chemin.read_bytes() if chemin.is_file() else None
        for chemin in (*fichiers, *effaces)
    }
    crees: list[Path] = []
    try:
        for chemin, octets in fichiers.items():
            for dossier in (d for d in (chemin.parent, *chemin.parents) if not d.exists()):
                crees.append(dossier)
            chemin.parent.mkdir(parents=True, exist_ok=True)
            remplacer(chemin, octets)
        for chemin in effaces:
            chemin.unlink()
    except BaseException:
        for chemin, octets_d_avant in avant.items():
            with suppress(OSError):
                if octets_d_avant is None:
                    chemin.unlink(missing_ok=True)
                elif not chemin.exists() or chemin.read_bytes() != octets_d_avant:
                    remplacer(chemin, octets_d_avant)
        for dossier in crees:
            with suppress(OSError):
                dossier.rmdir()
        raise
