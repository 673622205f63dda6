"""`recueil servir`: shows the site and keeps it up to date while one writes."""

import argparse
import errno

from recueil.commandes.commune import REUSSITE, racine_du_recueil
from recueil.pannes import PublicationImpossible
from recueil.sortie import Sortie

AIDE = "montre le site et le tient à jour pendant que l'on écrit"
DESCRIPTION = (
    "Montre le site, brouillons compris, à une adresse de cet ordinateur, à ouvrir dans un "
    "navigateur, et le reconstruit à chaque changement."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("--port", metavar="N", type=_port, default=8000, help="port (8000)")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Serve until interrupted."""
    from recueil.plugin.serveur import Apercu

    try:
        apercu = Apercu(racine_du_recueil(), choix.port, sortie.print)
        sortie.print("Construction du site, quelques instants…")
        apercu.servir(
            f"Le site : http://127.0.0.1:{choix.port}/ (Ctrl+C pour arrêter). "
            "Il se met à jour à chaque changement."
        )
    except OSError as erreur:
        if erreur.errno != errno.EADDRINUSE:
            raise
        raise PublicationImpossible(
            f"le port {choix.port} est déjà pris : essayez « --port {choix.port + 1} »"
        ) from erreur
    return REUSSITE


def _port(texte: str) -> int:
    if not texte.isdigit() or not 1 <= int(texte) <= 65535:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas un port (de 1 à 65535)")
    return int(texte)
