"""What stands under a folder: names and states, in a fixed order, no link followed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recueil.rubriques import REFERENTIELS

DOSSIER_REFERENTIELS = "referentiels"
# Files of a forge that live beside the fiches without being any.
_AUTRES_FICHIERS = frozenset({"readme.md", "licence.md", "license.md"})


class Present(NamedTuple):
    """A file, or a link to anything.

    Attributes:
        chemin: its path, as a text: a `Path` costs as much to make as the file to read.
        relatif: the same from the folder, with `/`.
        etat: what the system says of it, not of what a link leads to.
    """

    chemin: str
    relatif: str
    etat: os.stat_result

    @property
    def est_un_fichier(self) -> bool:
        """Whether it is an ordinary file, and no link to one."""
        return stat.S_ISREG(self.etat.st_mode)

    @property
    def est_une_fiche_ou_un_registre(self) -> bool:
        """Whether it is an ordinary file that has the name of a fiche or of a registry."""
        dossier, _, nom = self.relatif.rpartition("/")
        registre = nom.endswith(".yml")
        return (
            self.est_un_fichier
            and (dossier == DOSSIER_REFERENTIELS) == registre
            and _est_du_recueil(nom)
        )


def est_du_recueil(chemin: Path) -> bool:
    """Whether a file's name is that of a fiche or of a registry."""
    return _est_du_recueil(chemin.name)


def presents(dossier: Path) -> Iterator[Present]:
    """All that stands under `dossier`; links are named, never followed.

    Raises:
        OSError: a file went away meanwhile.
    """
    if dossier.is_symlink():
        yield Present(str(dossier), "", dossier.lstat())
        return
    yield from _sous(str(dossier), "")


def _sous(ici: str, debut: str) -> Iterator[Present]:
    try:
        with os.scandir(ici) as entrees:
            noms = sorted(entrees, key=lambda entree: entree.name)
    except OSError:
        # A folder that cannot be listed is as good as empty: its files are in no site either.
        return
    dossiers = []
    for entree in noms:
        if entree.is_dir(follow_symlinks=False):
            dossiers.append(entree.name)
        else:
            etat = entree.stat(follow_symlinks=False)
            yield Present(entree.path, f"{debut}{entree.name}", etat)
    for nom in dossiers:
        yield from _sous(os.path.join(ici, nom), f"{debut}{nom}/")


def _est_du_recueil(nom: str) -> bool:
    base, point, extension = nom.rpartition(".")
    if point and extension == "yml":
        return base in REFERENTIELS
    return bool(base) and extension == "md" and nom.lower() not in _AUTRES_FICHIERS
