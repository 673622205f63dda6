"""The arguments of the `recueil` command, and an argparse that speaks French about them."""

import argparse
import difflib
import os
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, NoReturn

from recueil import __version__

_INCONNU = "argument inconnu : "
# argparse passes its sentences through gettext, so a translation needs no copy of its code.
_PHRASES = {
    "usage: ": "utilisation : ",
    "positional arguments": "arguments",
    "options": "options",
    "optional arguments": "options",
    "show this help message and exit": "affiche cette aide",
    "show program's version number and exit": "affiche la version",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "the following arguments are required: %s": "il manque : %s",
    "unrecognized arguments: %s": f"{_INCONNU}%s",
    "unrecognized argument: %s": f"{_INCONNU}%s",
    "not allowed with argument %s": "ne va pas avec %s",
    "expected one argument": "il faut une valeur",
    "expected at least one argument": "il faut au moins une valeur",
    "expected at most one argument": "il faut une valeur au plus",
    "invalid %(type)s value: %(value)r": "« %(value)s » n'est pas un nombre entier",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "ignored explicit argument %r": "cette option ne prend pas de valeur (%r)",
    "ambiguous option: %(option)s could match %(matches)s": (
        "l'option %(option)s peut vouloir dire %(matches)s : écrivez-la en entier"
    ),
}


class Analyseur(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are French, with exit code 2 for a wrong call."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Refuse here what a command does not know, so that its own help is named."""
        choix, inconnus = super().parse_known_args(args, namespace)
        if inconnus:
            self.error(f"{_INCONNU}{' '.join(inconnus)}")
        return choix, inconnus

    def error(self, message: str) -> NoReturn:
        """Print the message and how to get help, and exit with code 2."""
        # Only who is mistaken waits for it.
        from recueil.commandes.commune import commande_recueil

        appel = self.prog.replace("recueil", commande_recueil(), 1)
        conseil = f"Tapez « {appel} --help » pour voir comment faire."
        if message.startswith(_INCONNU) and not message.removeprefix(_INCONNU).startswith("-"):
            conseil = f"Mettez entre guillemets droits ce qui a plusieurs mots. {conseil}"
        self.exit(2, f"{self.prog} : {message}\n{conseil}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the choice that looks most like a wrong one, before all the others."""
        if action.choices is None or value in action.choices:
            return
        choix = [str(choix) for choix in action.choices]
        proche = difflib.get_close_matches(str(value), choix, n=1)
        conseil = f"vouliez-vous dire « {proche[0]} » ? " if proche else ""
        raise argparse.ArgumentError(
            action, f"« {value} » n'existe pas ; {conseil}les choix possibles : {', '.join(choix)}"
        )


def texte(argument: str) -> str:
    """The type of an argument that goes into a file or is shown: letters, whatever the terminal.

    Raises:
        argparse.ArgumentTypeError: it was typed in another encoding.
    """
    try:
        # Bytes that the system's encoding does not know come as lone surrogates.
        return os.fsencode(argument).decode()
    except UnicodeError:
        raise argparse.ArgumentTypeError(
            "ces lettres ne se lisent pas : réglez le terminal sur UTF-8"
        ) from None


def installer() -> None:
    """Make argparse speak French for the rest of the process.

    argparse binds `gettext` at import, so its own names are what has to change; only the
    command line calls this, at its start.
    """
    argparse._ = lambda phrase: _PHRASES.get(phrase, phrase)  # type: ignore[attr-defined]
    argparse.ngettext = lambda un, plusieurs, n: _PHRASES.get(  # type: ignore[attr-defined]
        un, _PHRASES.get(plusieurs, un if n == 1 else plusieurs)
    )


def analyseur(commandes_: Mapping[str, ModuleType]) -> Analyseur:
    """The command line: a sub-command for each module of `commandes_`."""
    racine = Analyseur(
        prog="recueil",
        description="Vérifie les fiches et construit le site du recueil.",
        epilog="« recueil COMMANDE --help » explique une commande. Pour commencer : « recueil "
        "nouvelle » crée une fiche, « recueil servir » la montre, « recueil valider » la vérifie.",
    )
    racine.add_argument(
        "--version",
        action="version",
        version=f"recueil {__version__}",
        help="affiche la version",
    )
    commandes = racine.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for nom, module in commandes_.items():
        une = commandes.add_parser(nom, help=module.AIDE, description=module.DESCRIPTION)
        module.arguments(une)
        une.set_defaults(executer=module.executer)
    return racine
