"""The files that a command is asked to look at."""

import os
from collections.abc import Sequence
from pathlib import Path

from recueil.commandes.commune import MauvaisAppelError
from recueil.corpus import DOSSIER_FICHES
from recueil.joints import passe_par_un_lien
from recueil.presents import est_du_recueil


def a_verifier(chemins: Sequence[Path]) -> list[Path]:
    """The files that the arguments name, folders opened.

    Raises:
        MauvaisAppelError: an argument names nothing that can be checked.
    """
    fichiers: list[Path] = []
    for chemin in chemins:
        absolu = Path(os.path.abspath(chemin))
        if absolu.is_dir():
            fichiers += _contenus(absolu)
        elif not absolu.exists():
            raise MauvaisAppelError(f"« {chemin} » n'existe pas")
        elif not est_du_recueil(absolu):
            raise MauvaisAppelError(
                f"« {chemin} » n'est ni une fiche (.md) ni un référentiel (.yml)"
            )
        else:
            fichiers.append(absolu)
    if chemins and not fichiers:
        raise MauvaisAppelError("aucune fiche à cet endroit")
    return fichiers


def a_reecrire(chemins: Sequence[Path], racine: Path) -> list[Path]:
    """The files that the arguments name, or all those of the recueil, for a command that writes.

    What a symbolic link leads to may belong to something else: it is written to under its own
    name, or not at all.

    Raises:
        MauvaisAppelError: an argument names nothing that can be checked, or links alone.
    """
    dossier = racine / DOSSIER_FICHES
    trouves = a_verifier(chemins) if chemins else _contenus(dossier)
    resultat = [c for c in trouves if not (c.is_symlink() or passe_par_un_lien(c, dossier))]
    if chemins and not resultat:
        raise MauvaisAppelError(f"« {chemins[0]} » passe par un lien : nommez le fichier lui-même")
    return resultat


def _contenus(dossier: Path) -> list[Path]:
    return sorted(f for f in dossier.rglob("*") if f.is_file() and est_du_recueil(f))
