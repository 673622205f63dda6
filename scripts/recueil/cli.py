"""The `recueil` command: reads the arguments, runs one command, says in French what stopped it."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from recueil import commandes, interruptions
from recueil.arguments import analyseur, installer
from recueil.pannes import PublicationImpossible, phrase
from recueil.sortie import Sortie

if TYPE_CHECKING:
    from recueil.reglages import ReglagesIllisibles

# What shells give for a command that Ctrl+C stopped.
INTERROMPU = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 on success, 1 on failure, 2 for a wrong call."""
    with interruptions.ecoutees():
        try:
            code = _lancer(sys.argv[1:] if arguments is None else arguments)
            if code == INTERROMPU or not interruptions.recue():
                return code
        except KeyboardInterrupt:
            # At any moment: most of the time of a short command goes to reading the program.
            pass
        except Exception:
            # What it became in the hands of a library.
            if not interruptions.recue():
                raise
    _dire("\nInterrompu.")
    return INTERROMPU


def _lancer(arguments: Sequence[str]) -> int:
    # What is read of the program stays to the end: looking for garbage in it, now or later, takes
    # as long as ten fiches.
    gc.disable()
    # Looking for plugins of Pydantic, of which there are none, takes as long again.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from recueil.commandes.commune import ECHEC, MAUVAIS_APPEL, MauvaisAppelError

    installer()
    _preparer_les_flux()
    lecteur = analyseur(commandes.modules(arguments))
    if not arguments:
        # Who types the name alone wants to know what there is.
        lecteur.print_help(sys.stderr)
        return MAUVAIS_APPEL
    choix = lecteur.parse_args(arguments)
    gc.freeze()
    gc.enable()
    sortie = Sortie()
    try:
        code: int = choix.executer(choix, sortie)
        # Here rather than when Python ends, where nothing can be done of a reader who left.
        sortie.file.flush()
        return code
    except MauvaisAppelError as erreur:
        _dire(f"recueil : {erreur}")
        return MAUVAIS_APPEL
    except PublicationImpossible as erreur:
        _dire(f"recueil : {erreur}.")
        return ECHEC
    except _reglages_illisibles() as erreur:
        from recueil.commandes.commune import racine_du_recueil
        from recueil.commandes.ecriture import rendre_compte

        rendre_compte((erreur.diagnostic,), racine_du_recueil(), sortie)
        return ECHEC
    except BrokenPipeError:
        # The reader of the pipe left (`recueil … | head`): nobody is there to be told.
        _laisser(sys.stdout)
        return ECHEC
    except OSError as erreur:
        _dire(f"recueil : {phrase(erreur)}.")
        return ECHEC


def _preparer_les_flux() -> None:
    """Have the three streams there, and able to take any text."""
    for nom, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, nom) is None:
            # Who started the command closed it (`>&-`, some schedulers): nothing is read or said.
            setattr(sys, nom, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for flux in (sys.stdout, sys.stderr):
        # A terminal without accents shows marks in their place: better than nothing at all.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(errors="replace")


def _dire(message: str) -> None:
    """Say what stopped the command, if somebody still listens: its code says it too."""
    try:
        Sortie(erreurs=True).print(message)
    except OSError:
        _laisser(sys.stderr)


def _laisser(flux: TextIO) -> None:
    """Send to nobody what a stream still holds: Python would fail on it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), flux.fileno())


def _reglages_illisibles() -> "type[ReglagesIllisibles]":
    """Python asks for it once something has been raised: most runs never read the settings."""
    from recueil.reglages import ReglagesIllisibles

    return ReglagesIllisibles
