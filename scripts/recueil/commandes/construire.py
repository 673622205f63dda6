"""`recueil construire`: checks the fiches, then builds the site beside the former one."""

import argparse
import os
import time
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    bilan_des_erreurs,
    commande_recueil,
    dans_les_sources,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import rendre_compte
from recueil.publication import chantier, retablir
from recueil.rapports.phrases import compte, en_ordre
from recueil.sortie import Sortie

AIDE = "construit le site"
DESCRIPTION = (
    "Vérifie les fiches et construit le site. En cas d'échec, le site précédent reste en place."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("--sortie", metavar="DOSSIER", type=Path, help="dossier du site (site/)")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Build, and say what was built; 1 if the former site had to stay."""
    debut = time.monotonic()
    racine = racine_du_recueil()
    destination = Path(os.path.abspath(choix.sortie or racine / "site"))
    if dans_les_sources(destination, racine) or racine.is_relative_to(destination):
        raise MauvaisAppelError(f"le site ne peut pas être construit dans « {choix.sortie} »")
    retablir(destination)
    resultat = verifier(racine)
    rendre_compte(resultat.diagnostics, racine, sortie)
    if resultat.recueil is None:
        sortie.print(f"{bilan_des_erreurs(resultat)} {_site_garde(destination)}")
        return ECHEC
    # MkDocs costs a third of a second to import: commands that do not build do without it.
    from recueil.plugin.construction import ConstructionImpossible, construire

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=sortie.console,
        transient=True,
        disable=not sortie.is_terminal,
    ) as progression:
        pdf = progression.add_task("Composition des PDF", total=None)
        pages = progression.add_task("Construction du site", total=None)
        try:
            with chantier(destination) as dossier:
                fait = construire(
                    racine,
                    dossier,
                    resultat.recueil,
                    progression=lambda n, total: progression.update(
                        pages, completed=n, total=total
                    ),
                    progression_pdf=lambda n, total: progression.update(
                        pdf, completed=n, total=total
                    ),
                )
        except ConstructionImpossible as erreur:
            progression.stop()
            if erreur.diagnostics:
                rendre_compte(erreur.diagnostics, racine, sortie)
                sortie.print("Le site n'a pas pu être construit.")
            else:
                sortie.print("Le site n'a pas pu être construit :")
                for avis in erreur.avis:
                    sortie.print(f"  - {avis}")
            sortie.print(_site_garde(destination))
            return ECHEC
    if fait.avis:
        rendre_compte(fait.avis, racine, sortie)
    duree = f"{time.monotonic() - debut:.1f}".replace(".", ",")
    relatif = chemin_relatif(destination, Path.cwd())
    pdf_faits = f" et {fait.pdf} PDF" if fait.pdf else ""
    publie = resultat.recueil.publiable(brouillons=False)
    fiches = len(publie.publiees(brouillons=False))
    sortie.print(
        f"{en_ordre(fiches, len(publie.traductions))}\n"
        f"{compte(fait.pages, 'page')}{pdf_faits} dans {relatif}/, en {duree} s.\n"
        f"Pour voir le site : {commande_recueil()} servir, puis ouvrez http://127.0.0.1:8000/"
    )
    return REUSSITE


def _site_garde(destination: Path) -> str:
    if destination.exists():
        return f"Le site précédent reste en place dans {destination.name}/."
    return "Aucun site n'a été écrit."
