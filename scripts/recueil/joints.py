"""The files that stand beside the fiches: pictures to show, documents to offer.

Whoever reads a fiche gets them as they are, from the site's own address: they are part of what
has to be checked. A symbolic link is never followed: it would publish, or print in a message,
a file of the machine that builds.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from recueil.corpus import Lu

# The first bytes of each kind of file, as its own specification gives them.
SIGNATURES: dict[str, tuple[tuple[int, bytes], ...]] = {
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".jpg": ((0, b"\xff\xd8\xff"),),
    ".jpeg": ((0, b"\xff\xd8\xff"),),
    ".gif": ((0, b"GIF8"),),
    ".webp": ((0, b"RIFF"), (8, b"WEBP")),
    ".avif": ((4, b"ftyp"),),
    ".pdf": ((0, b"%PDF-"),),
}
DESSIN = ".svg"
PUBLIES = frozenset({*SIGNATURES, DESSIN})
TAILLE_MAX_D_UN_DESSIN = 2_000_000
# What systems and forges put in any folder, and nobody publishes.
_IGNORES = frozenset({"thumbs.db", "desktop.ini", "readme.md", "licence.md", "license.md"})


class Joint(NamedTuple):
    """A file beside the fiches.

    Attributes:
        chemin: path relative to the root of the recueil, with `/`.
        ordinaire: whether it is a plain file: not a link, nor a pipe, nor a device.
        octets: its first bytes, or the whole of a drawing; empty when it is no plain file.
    """

    chemin: str
    ordinaire: bool = True
    octets: bytes = b""

    @property
    def extension(self) -> str:
        """The end of its name in lower case, `.png`."""
        return os.path.splitext(self.chemin)[1].lower()


def est_ordinaire(chemin: Path) -> bool:
    """Whether `chemin` is a plain file, without following a link to find out."""
    return stat.S_ISREG(chemin.lstat().st_mode)


def passe_par_un_lien(chemin: Path, dossier: Path) -> bool:
    """Whether `chemin`, somewhere under `dossier`, is or crosses a symbolic link."""
    return any(p.is_symlink() for p in (chemin, *chemin.parents) if p.is_relative_to(dossier))


def lire_joint(chemin: Path, relatif: str) -> Joint | None:
    """What has to be known of a file beside the fiches; None for those that do not matter.

    Raises:
        OSError: it cannot be read.
    """
    if not est_ordinaire(chemin):
        return Joint(relatif, ordinaire=False)
    nom = chemin.name.lower()
    if nom.startswith(".") or nom in _IGNORES:
        return None
    utiles = TAILLE_MAX_D_UN_DESSIN + 1 if nom.endswith(DESSIN) else 16
    with chemin.open("rb") as fichier:
        return Joint(relatif, octets=fichier.read(utiles))


def a_sa_signature(joint: Joint) -> bool:
    """Whether the first bytes are those that the name announces."""
    return all(
        joint.octets[rang : rang + len(signe)] == signe
        for rang, signe in SIGNATURES.get(joint.extension, ())
    )


@dataclass(frozen=True)
class JointLu(Lu):
    """A file that stands beside the fiches; its source has lines when it is a drawing."""

    joint: Joint = field(default_factory=lambda: Joint(""))
