"""What a run learnt of each file, kept for the next ones: examinations, words to search for.

The memory lies in the user's own folder, never in the recueil: a file that a stranger commits
must not be able to say that a fiche is right. An entry is found by a digest of everything that it
depends on (the file, its path, the registries, the program and its libraries), so that nothing in
it can be out of date; and it carries a digest of itself, so that a damaged one is not believed.
What is kept whole under a name says itself what it depends on (`recueil.instantane`).
Whatever goes wrong here, files are read again: no memory is no fault.
"""

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from recueil import interruptions

# Enough for ten thousand fiches, their translations and pages of organisations: 4 to 8 kB each, and
# as many digests of their headers.
_ENTREES_MAX = 80_000
# A megabyte for a thousand fiches.
_ENSEMBLES_MAX = 8
# SQLite takes at most 999 values in one request where it is old.
_PAR_REQUETE = 900
_DELAI = 1.0  # seconds to wait for another run that is writing


def dossier_de_l_utilisateur() -> Path | None:
    """Where the memory lies: `RECUEIL_CACHE`, or the system's folder for such files.

    None when `RECUEIL_CACHE` is set to nothing: the user wants no memory.
    """
    choisi = os.environ.get("RECUEIL_CACHE")
    if choisi is not None:
        return Path(choisi).absolute() if choisi else None
    from platformdirs import user_cache_path

    return user_cache_path("recueil", appauthor=False)


class Memoire:
    """Texts by key, in one SQLite file that is thrown away at the first doubt."""

    def __init__(self, dossier: Path | None, nom: str = "validation") -> None:
        """Open the memory of `dossier`; without one, or if it cannot be had, remember nothing.

        Args:
            nom: whose memory it is: each has its own file, and forgets its own entries alone.
        """
        self._base: sqlite3.Connection | None = None
        if dossier is None:
            return
        fichier = dossier / f"{nom}.sqlite"
        try:
            dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (_a_moi(dossier) and (not fichier.exists() or _a_moi(fichier))):
                return
            self._base = _ouvrir(fichier)
        except sqlite3.DatabaseError:
            # Not a database, or a broken one: the next run starts afresh.
            _effacer(fichier)
        except OSError:
            pass

    def lire(self, cles: Collection[bytes]) -> dict[bytes, str]:
        """What is known under these keys."""
        resultat: dict[bytes, str] = {}
        liste = list(cles)
        for debut in range(0, len(liste), _PAR_REQUETE):
            lot = liste[debut : debut + _PAR_REQUETE]
            demande = (
                f"SELECT cle, somme, valeur FROM examens WHERE cle IN ({','.join('?' * len(lot))})"
            )
            for cle, somme, valeur in self._executer(demande, lot):
                if isinstance(valeur, str) and somme == _somme(cle, valeur):
                    resultat[cle] = valeur
        return resultat

    def ecrire(self, nouveaux: Mapping[bytes, str]) -> None:
        """Remember texts, and forget the oldest when there are too many."""
        lignes = [(cle, _somme(cle, valeur), valeur) for cle, valeur in nouveaux.items()]
        self._ecrire("examens", lignes, max(_ENTREES_MAX, 2 * len(lignes)))

    def lire_ensemble(self, nom: str) -> bytes:
        """What was kept at once under this name, and nothing else; empty if nothing was."""
        demande = "SELECT nom, somme, valeur FROM ensembles WHERE nom = ?"
        for lu, somme, valeur in self._executer(demande, [nom]):
            if isinstance(valeur, bytes) and somme == zlib.crc32(valeur, zlib.crc32(lu.encode())):
                return valeur
        return b""

    def ecrire_ensemble(self, nom: str, valeur: bytes) -> None:
        """Keep much at once, in the place of what had this name; few names are remembered."""
        somme = zlib.crc32(valeur, zlib.crc32(nom.encode()))
        self._ecrire("ensembles", [(nom, somme, valeur)], _ENSEMBLES_MAX)

    def fermer(self) -> None:
        """Close the file; nothing is remembered any more."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        valeur: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.fermer()

    def _ecrire(
        self, table: str, lignes: Sequence[tuple[bytes | str, int, str | bytes]], limite: int
    ) -> None:
        # What is learnt while a command is being stopped may be wrong.
        if self._base is None or not lignes or interruptions.recue():
            return
        try:
            with self._base:
                self._base.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", lignes)
                self._base.execute(
                    f"DELETE FROM {table} WHERE rowid <= (SELECT max(rowid) FROM {table}) - ?",
                    (limite,),
                )
        except (sqlite3.Error, OSError):
            self.fermer()

    def _executer(
        self, demande: str, valeurs: Sequence[bytes | str]
    ) -> Iterable[tuple[Any, int, object]]:
        if self._base is None:
            return []
        try:
            return self._base.execute(demande, valeurs).fetchall()
        except (sqlite3.Error, OSError):
            self.fermer()
            return []


def _ouvrir(fichier: Path) -> sqlite3.Connection:
    base = sqlite3.connect(fichier, timeout=_DELAI)
    try:
        os.chmod(fichier, 0o600)
        # A power cut may lose the memory, which nobody would miss: no need to wait for the disk.
        base.execute("PRAGMA synchronous = OFF")
        for table in (
            "examens (cle BLOB UNIQUE, somme INTEGER, valeur TEXT)",
            "ensembles (nom TEXT UNIQUE, somme INTEGER, valeur BLOB)",
        ):
            base.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    except BaseException:
        base.close()
        raise
    return base


def _effacer(fichier: Path) -> None:
    with suppress(OSError):
        fichier.unlink(missing_ok=True)


def _a_moi(chemin: Path) -> bool:
    """Whether nobody else can write there, where the system can tell."""
    if not hasattr(os, "getuid"):
        return True
    etat = chemin.lstat()
    return etat.st_uid == os.getuid() and not etat.st_mode & 0o022


def _somme(cle: bytes, valeur: str) -> int:
    """What tells a damaged entry: nobody else can write there."""
    return zlib.crc32(valeur.encode("utf-8", "surrogatepass"), zlib.crc32(cle))
