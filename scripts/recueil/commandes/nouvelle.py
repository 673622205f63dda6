"""`recueil nouvelle`: writes a fiche to fill in."""

import argparse
from pathlib import Path

from rich.console import Console

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    REUSSITE,
    MauvaisAppelError,
    commande_recueil,
    racine_du_recueil,
    verifier,
)

AIDE = "crée une fiche à compléter"
DESCRIPTION = 'Crée une fiche à compléter. Exemple : recueil nouvelle "2.7" "Comment… ?"'


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("numero", metavar="NUMERO", help="la partie et le rang, par exemple 2.7")
    analyseur.add_argument("titre", metavar="TITRE", help="la question à laquelle la fiche répond")


def executer(choix: argparse.Namespace, sortie: Console) -> int:
    """Write the skeleton and say what comes next."""
    from recueil.nouvelle import NouvelleImpossible, creer

    racine = racine_du_recueil()
    try:
        chemin = creer(racine, verifier(racine).corpus, choix.numero, choix.titre)
    except NouvelleImpossible as erreur:
        raise MauvaisAppelError(str(erreur)) from erreur
    relatif = chemin_relatif(chemin, Path.cwd())
    sortie.print(
        f"{relatif} est prête : remplacez chaque « À COMPLÉTER », puis tapez\n"
        f"  {commande_recueil()} valider {relatif}"
    )
    return REUSSITE
