"""Writing a file in one go: whoever reads it finds the former text or the new one, whole."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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
        OSError: the folder does not exist or is not writable, the file is write-protected, or the
            disk is full.
    """
    if chemin.exists() and not chemin.is_file() and chemin.parent.is_dir():
        chemin.write_bytes(octets)
        return
    _refuser_ce_qui_est_protege(chemin)
    with _a_cote(chemin, octets) as nouveau:
        if chemin.exists():
            shutil.copymode(chemin, nouveau)
        if lus is not None and chemin.read_bytes() != lus:
            raise ChangeEntreTempsError(chemin.name)
        nouveau.replace(chemin)


def creer(chemin: Path, octets: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: there is one, which someone may be writing: it stays as it is.
        OSError: as for `remplacer`.
    """
    with _a_cote(chemin, octets) as nouveau:
        try:
            # Of two commands that create the same file, one is refused.
            os.link(nouveau, chemin)
        except FileExistsError:
            raise
        except OSError:
            # Some disks have no links: the name is taken first, for an instant with nothing in it.
            os.close(os.open(chemin, os.O_CREAT | os.O_EXCL))
            nouveau.replace(chemin)


@contextmanager
def _a_cote(chemin: Path, octets: bytes) -> Iterator[Path]:
    """A file that holds `octets`, beside `chemin`, for as long as the block lasts."""
    # What goes wrong is said of the folder or the file that was asked for: the name of a temporary
    # one would mean nothing to anyone.
    if not chemin.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(chemin.parent))
    try:
        descripteur, nom = tempfile.mkstemp(
            prefix=f".{chemin.name}.", suffix=".nouveau", dir=chemin.parent
        )
    except OSError as erreur:
        erreur.filename = str(chemin)
        raise
    nouveau = Path(nom)
    try:
        with os.fdopen(descripteur, "wb") as fichier:
            fichier.write(octets)
            fichier.flush()
            os.fsync(fichier.fileno())
        # A temporary file is for its owner alone; a new file follows the system's custom.
        nouveau.chmod(0o666 & ~masque())
        yield nouveau
    finally:
        nouveau.unlink(missing_ok=True)


def masque() -> int:
    """The permissions that the system's custom takes from a new file or folder."""
    valeur = os.umask(0)
    os.umask(valeur)
    return valeur


def _refuser_ce_qui_est_protege(chemin: Path) -> None:
    """Writing beside and renaming would get round the protection that someone gave to a file."""
    if chemin.exists() and not os.access(chemin, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(chemin))


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
    for chemin in effaces:
        _refuser_ce_qui_est_protege(chemin)
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
