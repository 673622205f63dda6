"""The arguments of the `recueil` command, and an argparse that speaks French about them."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from recueil import __version__

Commande = Callable[[argparse.Namespace, Any], int]

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
    "unrecognized arguments: %s": "argument inconnu : %s",
    "unrecognized argument: %s": "argument inconnu : %s",
    "expected one argument": "il faut une valeur",
    "expected at least one argument": "il faut au moins une valeur",
    "expected at most one argument": "il faut une valeur au plus",
    "invalid %(type)s value: %(value)r": "« %(value)s » n'est pas un nombre entier",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "« %(value)s » n'existe pas ; les choix possibles : %(choices)s"
    ),
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "ignored explicit argument %r": "cette option ne prend pas de valeur (%r)",
    "ambiguous option: %(option)s could match %(matches)s": (
        "l'option %(option)s peut vouloir dire %(matches)s : écrivez-la en entier"
    ),
}


class Analyseur(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are French, with exit code 2 for a wrong call."""

    def error(self, message: str) -> NoReturn:
        """Print the message and how to get help, and exit with code 2."""
        aide = f"Tapez « {self.prog} --help » pour voir comment faire."
        self.exit(2, f"{self.prog} : {message}\n{aide}\n")


def installer() -> None:
    """Make argparse speak French for the rest of the process.

    argparse binds `gettext` at import, so its own names are what has to change; only the
    command line calls this, at its start.
    """
    argparse._ = lambda phrase: _PHRASES.get(phrase, phrase)  # type: ignore[attr-defined]
    argparse.ngettext = lambda un, plusieurs, n: _PHRASES.get(  # type: ignore[attr-defined]
        un, _PHRASES.get(plusieurs, un if n == 1 else plusieurs)
    )


def analyseur(commandes_: Mapping[str, Commande]) -> Analyseur:
    """The command line; `commandes_` gives the function that runs each command."""
    racine = Analyseur(
        prog="recueil",
        description="Vérifie les fiches et construit le site du recueil.",
        epilog="« recueil COMMANDE --help » explique une commande.",
    )
    racine.add_argument(
        "--version",
        action="version",
        version=f"recueil {__version__}",
        help="affiche la version",
    )
    commandes = racine.add_subparsers(title="commandes", metavar="COMMANDE", required=True)

    une = commandes.add_parser(
        "valider",
        help="vérifie les fiches",
        description="Vérifie toutes les fiches, ou celles que l'on nomme.",
    )
    une.add_argument("chemins", nargs="*", type=Path, help="fiches ou dossiers à vérifier")
    une.set_defaults(commande=commandes_["valider"])

    une = commandes.add_parser(
        "construire",
        help="construit le site",
        description="Vérifie les fiches et construit le site. En cas d'échec, le site précédent "
        "reste en place.",
    )
    une.add_argument("--sortie", metavar="DIR", type=Path, help="dossier du site (site/)")
    une.set_defaults(commande=commandes_["construire"])

    une = commandes.add_parser(
        "servir",
        help="montre le site et le tient à jour pendant que l'on écrit",
        description="Montre le site dans le navigateur et le reconstruit à chaque changement, "
        "brouillons compris.",
    )
    une.add_argument("--port", metavar="N", type=_port, default=8000, help="port (8000)")
    une.set_defaults(commande=commandes_["servir"])

    une = commandes.add_parser(
        "nouvelle",
        help="crée une fiche à compléter",
        description='Crée une fiche à compléter. Exemple : recueil nouvelle "2.7" "Comment… ?"',
    )
    une.add_argument("numero", metavar="NUMERO", help="la partie et le rang, par exemple 2.7")
    une.add_argument("titre", metavar="TITRE", help="la question à laquelle la fiche répond")
    une.set_defaults(commande=commandes_["nouvelle"])

    une = commandes.add_parser(
        "assembler",
        help="écrit les pages en Markdown simple, pour un autre générateur de site",
        description="Écrit dans un dossier vide les pages en Markdown, telles que le générateur "
        "du site les reçoit.",
    )
    une.add_argument("dossier", metavar="DIR", type=Path, help="dossier vide ou à créer")
    une.set_defaults(commande=commandes_["assembler"])

    une = commandes.add_parser(
        "schema",
        help="affiche le schéma JSON de l'en-tête d'une fiche",
        description="Affiche le schéma JSON de l'en-tête d'une fiche, pour les éditeurs de texte.",
    )
    une.set_defaults(commande=commandes_["schema"])
    return racine


def _port(texte: str) -> int:
    if not texte.isdigit() or not 1 <= int(texte) <= 65535:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas un port (de 1 à 65535)")
    return int(texte)
