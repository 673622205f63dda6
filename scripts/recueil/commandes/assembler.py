"""`recueil assembler`: the pages as plain Markdown, for another generator."""

import argparse
import os
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    bilan_des_erreurs,
    cadre_de,
    dans_les_sources,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import rendre_compte
from recueil.rapports.phrases import compte
from recueil.sortie import Sortie

AIDE = "écrit les pages en Markdown simple, pour un autre générateur de site"
DESCRIPTION = (
    "Écrit dans un dossier vide les pages en Markdown, telles que le générateur du site les reçoit."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("dossier", metavar="DOSSIER", type=Path, help="dossier vide ou à créer")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write the pages; 1 if a fiche has an error, and then nothing is written."""
    from recueil.assemblage import assembler
    from recueil.reglages import lire

    racine = racine_du_recueil()
    if dans_les_sources(Path(os.path.abspath(choix.dossier)), racine):
        raise MauvaisAppelError(
            f"« {choix.dossier} » est dans les sources du recueil : choisissez un autre dossier"
        )
    resultat = verifier(racine)
    if resultat.recueil is None:
        rendre_compte(resultat.erreurs, racine, sortie)
        sortie.print(f"{bilan_des_erreurs(resultat)} Rien n'a été écrit.")
        return ECHEC
    cadre = cadre_de(racine, lire(racine), brouillons=False)
    try:
        nombre = assembler(
            racine, choix.dossier, resultat.recueil.publiable(brouillons=False), cadre
        )
    except (FileExistsError, NotADirectoryError):
        raise MauvaisAppelError(f"« {choix.dossier} » n'est pas un dossier vide") from None
    sortie.print(f"{compte(nombre, 'page')} dans {chemin_relatif(choix.dossier, Path.cwd())}/.")
    return REUSSITE
