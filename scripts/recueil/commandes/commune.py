"""What the commands share: where the recueil is, and how counts and refusals are said."""

import gc
import os
import re
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recueil.chargement import chemin_relatif
from recueil.corpus import DOSSIER_FICHES
from recueil.memoire import Memoire, dossier_de_l_utilisateur
from recueil.rapports.phrases import bilan
from recueil.validation import Resultat, valider

if TYPE_CHECKING:
    from recueil.pages.page import Cadre
    from recueil.reglages import Reglages

_SOURCES = ("fiches", "docs", "overrides", "scripts", "tests", ".git")
_SANS_GUILLEMETS = re.compile(r"[\w./+@%:,-]+")
REUSSITE, ECHEC, MAUVAIS_APPEL = 0, 1, 2


class MauvaisAppelError(Exception):
    """The command was called in a way that it cannot follow; the message, in French, says why."""


def racine_du_recueil() -> Path:
    """The recueil that holds the current folder.

    Raises:
        MauvaisAppelError: there is none.
    """
    for dossier in (ici := Path.cwd(), *ici.parents):
        if (dossier / "mkdocs.yml").is_file() and (dossier / DOSSIER_FICHES).is_dir():
            return dossier
    raise MauvaisAppelError(
        "aucun recueil ici : placez-vous dans le dossier qui contient mkdocs.yml et fiches/"
    )


def dans_les_sources(dossier: Path, racine: Path) -> bool:
    """Whether what is written in `dossier` would be taken for a part of the recueil."""
    return any(dossier.is_relative_to(racine / nom) for nom in _SOURCES)


def verifier(racine: Path, chemins: Iterable[Path] = (), *, sur_parole: bool = False) -> Resultat:
    """Validate with what former runs learnt, and with all processors.

    Args:
        sur_parole: as in `valider`.

    Raises:
        OSError: a file cannot be read.
    """
    # A recueil of a thousand fiches makes a million values that live until the report, none of
    # them in a cycle: looking for some takes a tenth of the time.
    gc.disable()
    try:
        with Memoire(dossier_de_l_utilisateur()) as memoire:
            return valider(
                racine, chemins, memoire=memoire, en_parallele=True, sur_parole=sur_parole
            )
    finally:
        # Nor now: all that was made since would be looked at, at once.
        gc.freeze()
        gc.enable()


def bilan_des_erreurs(resultat: Resultat) -> str:
    """The closing line of a report that stops a command."""
    return bilan(len(resultat.erreurs), 0, len({d.chemin for d in resultat.erreurs}))


def cadre_de(racine: Path, reglages: "Reglages", *, brouillons: bool) -> "Cadre":
    """What pages depend on beside the fiches, for the commands that do without MkDocs."""
    from recueil.historique import dates_de_modification
    from recueil.pages.page import Cadre, langues_accueillies

    return Cadre(
        langues=reglages.langues,
        dates=dates_de_modification(racine, DOSSIER_FICHES),
        brouillons=brouillons,
        accueils=langues_accueillies(racine, reglages.langues),
        traduire=reglages.traduire,
    )


def commande_recueil() -> str:
    """How to call this program from here: it is rarely in the PATH."""
    ici, depart = Path(sys.executable).with_name("recueil"), Path.cwd()
    proche = ici.is_relative_to(depart)
    if not proche:
        # From a folder of the recueil that holds it too.
        with suppress(MauvaisAppelError):
            proche = ici.is_relative_to(racine_du_recueil())
    return chemin_relatif(ici, depart) if proche else "recueil"


def a_taper(chemin: Path | str) -> str:
    """A file as a command to copy names it, from here: in quotes if a shell would cut it."""
    ecrit = chemin_relatif(Path(chemin), Path.cwd())
    if ecrit.startswith("-"):
        ecrit = f"./{ecrit}"
    if _SANS_GUILLEMETS.fullmatch(ecrit):
        return ecrit
    return f'"{ecrit}"' if os.name == "nt" else shlex.quote(ecrit)
