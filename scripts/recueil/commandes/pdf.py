"""`recueil pdf`: a PDF of one fiche, of some, of a part or of the whole recueil."""

import argparse
import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from recueil.arguments import texte
from recueil.catalogue import taille_lisible
from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    bilan_des_erreurs,
    cadre_de,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import rendre_compte
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.rapports.phrases import compte
from recueil.reglages import ReglagesIllisibles, lire
from recueil.remplacement import remplacer
from recueil.sortie import Sortie

AIDE = "fait un PDF d'une fiche, d'une sélection, d'une partie ou de tout le recueil"
DESCRIPTION = (
    "Fait un PDF. Sans numéro : tout le recueil. Avec un numéro : la fiche seule. Avec plusieurs : "
    "un document avec sa couverture et son sommaire, dans l'ordre donné. "
    'Exemple : recueil pdf 2.6 2.5 3.1 --sortie atelier.pdf --titre "Atelier de mars"'
)
_RIEN = "Aucun PDF n'a été écrit."


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("numeros", metavar="NUMERO", nargs="*", help="fiches, par exemple 2.6")
    analyseur.add_argument("--partie", metavar="N", help="toutes les fiches d'une partie")
    analyseur.add_argument("--sortie", metavar="FICHIER", type=Path, help="fichier à écrire")
    analyseur.add_argument("--titre", metavar="TITRE", type=texte, help="titre de la couverture")
    analyseur.add_argument(
        "--langue", metavar="CODE", default=LANGUE_PAR_DEFAUT, help="langue (fr)"
    )
    formats = analyseur.add_mutually_exclusive_group()
    formats.add_argument(
        "--livret",
        dest="format",
        action="store_const",
        const="livret",
        default="a4",
        help="livret A5, à imprimer recto verso puis à plier",
    )
    formats.add_argument(
        "--gros-caracteres",
        dest="format",
        action="store_const",
        const="gros",
        help="texte en 16 points, pour la basse vision",
    )
    analyseur.add_argument(
        "--archive", action="store_true", help="suit aussi la norme d'archivage PDF/A-2a"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write the PDF and say what it holds; 1 if a fiche cannot be printed."""
    # Typst, the parser and the fonts: no other command should pay for them.
    from recueil.pdf.charte import CharteIllisible
    from recueil.pdf.constats import PdfImpossible
    from recueil.pdf.impression import imprimer
    from recueil.pdf.selection import SelectionImpossible, choisir

    racine = racine_du_recueil()
    resultat = verifier(racine)
    if resultat.recueil is None:
        rendre_compte(resultat.erreurs, racine, sortie)
        sortie.print(f"{bilan_des_erreurs(resultat)} {_RIEN}")
        return ECHEC
    try:
        reglages = lire(racine)
        reglages = replace(reglages, pdf_archive=reglages.pdf_archive or choix.archive)
        cadre = cadre_de(racine, reglages, brouillons=bool(choix.numeros))
        recueil = resultat.recueil.publiable(brouillons=cadre.brouillons)
        selection = choisir(
            recueil,
            cadre,
            reglages,
            numeros=choix.numeros,
            partie=choix.partie,
            titre=choix.titre,
            langue=choix.langue,
        )
        cible = _cible(choix, selection.nom)
        with _attente(sortie):
            imprime = imprimer(racine, recueil, cadre, reglages, selection, choix.format)
    except SelectionImpossible as erreur:
        raise MauvaisAppelError(str(erreur)) from erreur
    except PdfImpossible as erreur:
        rendre_compte(erreur.diagnostics, racine, sortie)
        sortie.print(_RIEN)
        return ECHEC
    except ReglagesIllisibles as erreur:
        rendre_compte((erreur.diagnostic,), racine, sortie)
        sortie.print(_RIEN)
        return ECHEC
    except CharteIllisible as erreur:
        sortie.print(f"{erreur}.\n{_RIEN}")
        return ECHEC
    remplacer(cible, imprime.pdf)
    if imprime.avis:
        rendre_compte(imprime.avis, racine, sortie)
    sortie.print(
        f"{chemin_relatif(cible, Path.cwd())} : {compte(len(selection.fiches), 'fiche')}, "
        f"{compte(imprime.pages, 'page')}, {taille_lisible(len(imprime.pdf), LANGUE_PAR_DEFAUT)}."
    )
    if choix.format == "livret":
        sortie.print("Imprimez-le recto verso, en retournant sur le bord court, puis pliez-le.")
    return REUSSITE


def _attente(sortie: Sortie) -> AbstractContextManager[object]:
    """Says on a terminal that a PDF is being composed: a whole recueil takes seconds."""
    return sortie.console.status("Composition du PDF…") if sortie.is_terminal else nullcontext()


def _cible(choix: argparse.Namespace, nom: str) -> Path:
    fin = "" if choix.format == "a4" else f"-{choix.format}"
    cible = Path(os.path.abspath(choix.sortie or f"{nom}{fin}.pdf"))
    if cible.suffix.lower() != ".pdf":
        raise MauvaisAppelError(f"« {choix.sortie} » : le nom du fichier doit finir par .pdf")
    if cible.is_dir():
        raise MauvaisAppelError(f"« {choix.sortie} » est un dossier : choisissez un autre nom")
    if not cible.parent.is_dir():
        raise MauvaisAppelError(
            f"le dossier de « {choix.sortie} » n'existe pas : créez-le, ou choisissez un autre nom"
        )
    return cible
