"""`recueil schema`: the JSON Schema of the front matter, for text editors."""

import argparse
import json

from rich.console import Console

from recueil.commandes.commune import REUSSITE

AIDE = "affiche le schéma JSON de l'en-tête d'une fiche"
DESCRIPTION = "Affiche le schéma JSON de l'en-tête d'une fiche, pour les éditeurs de texte."


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""


def executer(choix: argparse.Namespace, sortie: Console) -> int:
    """Print the schema."""
    from recueil.schema import schema_fiche

    sortie.print(json.dumps(schema_fiche(), ensure_ascii=False, indent=2))
    return REUSSITE
