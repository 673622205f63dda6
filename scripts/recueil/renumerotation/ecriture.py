"""The writes of a plan: all of them or none, and nothing lost if the machine stops half-way.

First what moves, under its new name, the fiche itself last; then the translations, with the
digests of French sections as they will be; then the French fiches; the old files go at the end.
At any moment both numbers lead somewhere or only the right one does, and the same plan, made again
from what is there, does the rest.
"""

from pathlib import Path

from recueil.remplacement import ChangeEntreTempsError, remplacer_ensemble
from recueil.renumerotation.plan import Plan


def appliquer(racine: Path, plan: Plan) -> None:
    """Write the files of a plan, and take away those that have moved.

    Raises:
        ChangeEntreTempsError: someone has written one of them since the plan was made.
        OSError: the disk is full, or a folder is not writable; everything is as it was.
    """
    for changement in plan.changements:
        if (racine / changement.avant).read_bytes() != changement.lus:
            raise ChangeEntreTempsError(changement.avant)
    deplaces = [changement for changement in plan.changements if changement.deplace]
    # The pictures last: without them, the plan of the fiche would not be the same.
    anciens = sorted((racine / c.avant for c in deplaces), key=lambda c: c.suffix != ".md")
    remplacer_ensemble({racine / c.apres: c.voulus for c in plan.changements}, effaces=anciens)
    for dossier in {chemin.parent for chemin in anciens}:
        if not any(dossier.iterdir()):
            dossier.rmdir()
