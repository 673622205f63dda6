"""Under what the memory keeps a thing: a digest of all that the thing depends on."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from recueil.etats import a_l_epreuve, etat_de
from recueil.memoire import Memoire, dossier_de_l_utilisateur


def cle(*morceaux: bytes) -> bytes:
    """A key that depends on each piece and on where one ends and the next starts."""
    # Processors know how to make this one.
    digest = hashlib.sha256(programme())
    for morceau in morceaux:
        digest.update(len(morceau).to_bytes(8, "big"))
        digest.update(morceau)
    return digest.digest()


@cache
def programme() -> bytes:
    """Digest of what makes a result, beside the files: this package, its libraries, Python.

    The states of the program's files tell whether they are those of a former run, in a quarter of
    the time that reading them takes.
    """
    debut = time.time_ns()
    racine = str(Path(__file__).parent)
    fichiers = sorted(_modules(racine, ""))
    versions = _versions()
    etats = [a_l_epreuve(etat_de(vu), debut) for _, _, vu in fichiers]
    if None in etats:
        return _empreinte(fichiers, versions)
    noms = [relatif for relatif, _, _ in fichiers]
    signature = hashlib.sha256(repr((racine, versions, noms, etats)).encode(errors="replace"))
    with Memoire(dossier_de_l_utilisateur(), "programme") as memoire:
        connu = memoire.lire([signature.digest()]).get(signature.digest())
        if connu is not None:
            return bytes.fromhex(connu)
        empreinte = _empreinte(fichiers, versions)
        memoire.ecrire({signature.digest(): empreinte.hex()})
    return empreinte


def _empreinte(fichiers: list[tuple[str, str, os.stat_result]], versions: list[str]) -> bytes:
    digest = hashlib.blake2b("\n".join(versions).encode(errors="replace"), digest_size=16)
    for relatif, chemin, _ in fichiers:
        digest.update(os.fsencode(relatif))
        digest.update(Path(chemin).read_bytes())
    return digest.digest()


def _modules(dossier: str, debut: str) -> Iterator[tuple[str, str, os.stat_result]]:
    with os.scandir(dossier) as entrees:
        for entree in entrees:
            nom = entree.name
            if nom.endswith((".py", ".json")):
                yield f"{debut}{nom}", entree.path, entree.stat()
            elif "." not in nom and nom != "__pycache__" and entree.is_dir():
                yield from _modules(entree.path, f"{debut}{nom}/")


def _versions() -> list[str]:
    """What is installed: folders beside the libraries carry their names and versions."""
    versions = [sys.version]
    for dossier in sys.path:
        if os.path.isdir(dossier):
            versions += sorted(
                n for n in os.listdir(dossier) if n.endswith((".dist-info", ".egg-info"))
            )
    return versions
