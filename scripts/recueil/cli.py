"""The `recueil` command: reads the arguments, runs one command, says in French what stopped it."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recueil import commandes
from recueil.arguments import analyseur, installer
from recueil.pannes import PublicationImpossible, phrase
from recueil.sortie import Sortie

if TYPE_CHECKING:
    from recueil.reglages import ReglagesIllisibles


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 on success, 1 on failure, 2 for a wrong call."""
    # What is read of the program stays to the end: looking for garbage in it, now or later, takes
    # as long as ten fiches.
    gc.disable()
    # Looking for plugins of Pydantic, of which there are none, takes as long again.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from recueil.commandes.commune import ECHEC, MAUVAIS_APPEL, MauvaisAppelError

    installer()
    for flux in (sys.stdout, sys.stderr):
        # A terminal without accents shows marks in their place: better than nothing at all.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    lecteur = analyseur(commandes.modules(arguments))
    if not arguments:
        # Who types the name alone wants to know what there is.
        lecteur.print_help(sys.stderr)
        return MAUVAIS_APPEL
    choix = lecteur.parse_args(arguments)
    gc.freeze()
    gc.enable()
    sortie, erreurs = Sortie(), Sortie(erreurs=True)
    try:
        code: int = choix.executer(choix, sortie)
        # Here rather than when Python ends, where nothing can be done of a reader who left.
        sortie.file.flush()
        return code
    except MauvaisAppelError as erreur:
        erreurs.print(f"recueil : {erreur}")
        return MAUVAIS_APPEL
    except PublicationImpossible as erreur:
        erreurs.print(f"recueil : {erreur}.")
        return ECHEC
    except _reglages_illisibles() as erreur:
        from recueil.commandes.commune import racine_du_recueil
        from recueil.commandes.ecriture import rendre_compte

        rendre_compte((erreur.diagnostic,), racine_du_recueil(), sortie)
        return ECHEC
    except BrokenPipeError:
        # The reader of the pipe left (`recueil … | head`): nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ECHEC
    except OSError as erreur:
        erreurs.print(f"recueil : {phrase(erreur)}.")
        return ECHEC
    except KeyboardInterrupt:
        erreurs.print("\nInterrompu.")
        return 130


def _reglages_illisibles() -> "type[ReglagesIllisibles]":
    """Python asks for it once something has been raised: most runs never read the settings."""
    from recueil.reglages import ReglagesIllisibles

    return ReglagesIllisibles
