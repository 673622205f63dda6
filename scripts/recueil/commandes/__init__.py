"""The commands, one module each: `AIDE`, `DESCRIPTION`, `arguments()` and `executer()`.

They read and print; the work is done by the stages that they call. To add one, write its module
and name it here.
"""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

# In the order of the help.
TOUTES = (
    "valider",
    "etat",
    "corriger",
    "formater",
    "expliquer",
    "construire",
    "servir",
    "nouvelle",
    "renumeroter",
    "importer",
    "exporter",
    "traduire",
    "assembler",
    "pdf",
    "schema",
    "forges",
    "commenter",
)


def modules(arguments: Sequence[str]) -> dict[str, ModuleType]:
    """The module of the command that `arguments` names, or of each one when the help needs them.

    Reading all of them takes as long as validating hundreds of fiches that have not changed.
    """
    premier = arguments[0] if arguments else ""
    if premier == "--version":
        return {}
    noms = (premier,) if premier in TOUTES else TOUTES
    return {nom: import_module(f"recueil.commandes.{nom}") for nom in noms}
