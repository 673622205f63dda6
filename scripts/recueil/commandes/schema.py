"""`recueil schema`: the JSON Schema of a fiche or of a registry, for text editors."""

import argparse

from recueil.commandes.commune import REUSSITE
from recueil.commandes.ecriture import ecrire
from recueil.sortie import Sortie

AIDE = "affiche le schéma JSON d'une fiche ou d'un référentiel"
DESCRIPTION = (
    "Affiche le schéma JSON de l'en-tête d'une fiche, ou d'un référentiel, pour les éditeurs de "
    "texte et les autres programmes. Les mêmes schémas sont sur le site, dans schema/."
)
_REFERENTIELS = ("parties", "organisations", "territoires", "lexique")


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    choix = analyseur.add_mutually_exclusive_group()
    choix.add_argument(
        "--referentiel",
        metavar="NOM",
        dest="nom",
        choices=_REFERENTIELS,
        help=f"le schéma d'un référentiel : {', '.join(_REFERENTIELS)}",
    )
    choix.add_argument(
        "--traduction",
        action="store_const",
        dest="nom",
        const="traduction",
        help="le schéma de l'en-tête d'une traduction",
    )
    analyseur.set_defaults(nom="fiche")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Print the schema."""
    from recueil.schema import texte

    ecrire(texte(choix.nom), sortie)
    return REUSSITE
