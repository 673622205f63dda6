"""`recueil etat`: the recueil at a glance, for who looks after it."""

import argparse
from datetime import date
from pathlib import Path

from recueil.commandes.commune import (
    REUSSITE,
    MauvaisAppelError,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import ecrire
from recueil.sortie import Sortie

AIDE = "montre où en est le recueil : statuts, traductions, ce qui attend quelqu'un"
DESCRIPTION = (
    "Montre où en est le recueil : les fiches par partie et par statut, les traductions à relire "
    "ou qui manquent, les mots sans définition, les organisations jamais citées, les fiches que "
    "personne n'a changées depuis deux ans, les liens vers d'autres sites. Rien n'est écrit, ni "
    "demandé à Internet."
)
_FORMATS = ("texte", "json")


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument(
        "--liens",
        action="store_true",
        help="donne la liste des liens vers d'autres sites, fichier par fichier, et rien d'autre",
    )
    analyseur.add_argument(
        "--le",
        type=_jour,
        metavar="AAAA-MM-JJ",
        help="le jour d'où l'on compte les deux ans (aujourd'hui)",
    )
    analyseur.add_argument(
        "--format",
        metavar="FORMAT",
        choices=_FORMATS,
        default="texte",
        help=f"forme de l'état : {', '.join(_FORMATS)} (texte si rien n'est dit)",
    )
    analyseur.add_argument(
        "--sortie", metavar="FICHIER", type=Path, help="fichier où écrire l'état"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Show the state, whatever errors the fiches have."""
    from recueil.corpus import DOSSIER_FICHES
    from recueil.etat import etat
    from recueil.historique import dates_de_modification
    from recueil.rapports import etat as rapport
    from recueil.reglages import lire

    if choix.liens and choix.format != "texte":
        raise MauvaisAppelError("« --liens » se donne en texte ; le json les donne toujours")
    racine = racine_du_recueil()
    langues = lire(racine).langues
    vu = etat(
        verifier(racine),
        langues,
        dates_de_modification(racine, DOSSIER_FICHES),
        choix.le or date.today(),
    )
    if choix.format == "json":
        ecrire(rapport.en_json(vu), sortie, choix.sortie)
    elif choix.liens:
        ecrire(rapport.liens(vu), sortie, choix.sortie)
    else:
        ecrire(rapport.en_texte(vu, commande_recueil()), sortie, choix.sortie)
    return REUSSITE


def _jour(ecrit: str) -> date:
    try:
        # The other forms of ISO 8601, which Python reads too, are nobody's here.
        if len(ecrit) != len("AAAA-MM-JJ"):
            raise ValueError
        return date.fromisoformat(ecrit)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"« {ecrit} » n'est pas un jour ; écrivez par exemple 2026-11-24"
        ) from None
