"""`recueil corriger`: makes the corrections that change no meaning."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from recueil import depot
from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import ecrire
from recueil.commandes.fichiers import a_reecrire
from recueil.corpus import DOSSIER_FICHES
from recueil.correction import Correction, corriger
from recueil.correction.fichier import Lu
from recueil.correction.lecture import lire
from recueil.diagnostic import Diagnostic, Gravite
from recueil.examen import FichierBrut
from recueil.rapports import corrections as rapport
from recueil.rapports.phrases import compte
from recueil.registres import Referentiels
from recueil.remplacement import ChangeEntreTempsError, remplacer
from recueil.sortie import Sortie

AIDE = "fait les corrections sûres : guillemets, espaces, ordre des rubriques…"
DESCRIPTION = (
    "Corrige ce qui peut l'être sans changer le sens d'une fiche, dans tous les fichiers ou dans "
    "ceux que l'on nomme, et dit ce qui reste à corriger. Avec --montrer ou --suggestions, rien "
    "n'est écrit."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("chemins", nargs="*", type=Path, help="fiches ou dossiers à corriger")
    choix = analyseur.add_mutually_exclusive_group()
    choix.add_argument(
        "--montrer",
        action="store_true",
        help="montre les différences sans rien écrire ; code de sortie 1 s'il y en a",
    )
    choix.add_argument(
        "--suggestions",
        choices=rapport.FORGES,
        metavar="FORGE",
        help="donne les corrections sous la forme que la forge (github ou gitlab) propose "
        "d'accepter d'un clic, celles qui sont à vérifier comprises",
    )
    analyseur.add_argument(
        "--json",
        action="store_true",
        help="avec --suggestions : pour un programme qui les poste (chemin, lignes, texte)",
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Correct, or show what would be; 1 when an error is left, or something was to be shown."""
    if choix.json and not choix.suggestions:
        raise MauvaisAppelError("« --json » s'emploie avec « --suggestions »")
    racine = racine_du_recueil()
    chemins = a_reecrire(choix.chemins, racine)
    nommes = chemins if choix.chemins else ()
    referentiels = verifier(racine, nommes).corpus.referentiels
    if choix.suggestions:
        return _suggerer(choix, racine, chemins, referentiels, sortie)
    if choix.montrer:
        return _montrer(racine, chemins, referentiels, sortie)
    return _corriger_tout(racine, chemins, referentiels, sortie)


def _suggerer(
    choix: argparse.Namespace,
    racine: Path,
    chemins: Sequence[Path],
    referentiels: Referentiels,
    sortie: Sortie,
) -> int:
    prefixe = depot.prefixe(racine)
    a_proposer = [
        suggestion
        for chemin in chemins
        for suggestion in rapport.suggestions(
            _corriger(chemin, chemin.read_bytes(), racine, referentiels), prefixe
        )
    ]
    if choix.json:
        ecrire(rapport.en_json(a_proposer, choix.suggestions), sortie)
    elif a_proposer:
        ecrire(rapport.en_markdown(a_proposer, choix.suggestions), sortie)
    else:
        sortie.print(_rien(len(chemins)))
    return ECHEC if a_proposer else REUSSITE


def _montrer(
    racine: Path, chemins: Sequence[Path], referentiels: Referentiels, sortie: Sortie
) -> int:
    change = 0
    for chemin in chemins:
        correction = _corriger(chemin, chemin.read_bytes(), racine, referentiels)
        if correction.change:
            change += 1
            sortie.print(rapport.difference(correction), end="")
    if not change:
        sortie.print(_rien(len(chemins)))
    return ECHEC if change else REUSSITE


def _corriger_tout(
    racine: Path, chemins: Sequence[Path], referentiels: Referentiels, sortie: Sortie
) -> int:
    changes, erreurs, restent = 0, 0, 0
    for chemin in chemins:
        octets = chemin.read_bytes()
        correction = _corriger(chemin, octets, racine, referentiels)
        if correction.change:
            try:
                remplacer(chemin, correction.octets, lus=octets)
            except ChangeEntreTempsError:
                sortie.print(f"{correction.chemin} vient d'être changé : relancez la commande.")
                erreurs += 1
                continue
        changes += correction.change
        restent += len(correction.restent)
        erreurs += sum(d.gravite is Gravite.ERREUR for d in correction.restent)
        sortie.print(rapport.compte_rendu(correction), end="")
    if changes:
        sortie.print(f"{compte(changes, 'fichier corrigé', 'fichiers corrigés')}.")
    else:
        sortie.print(_rien(len(chemins)))
    if restent:
        sortie.print(f"Pour voir comment corriger le reste : {commande_recueil()} valider")
    return ECHEC if erreurs else REUSSITE


def _corriger(chemin: Path, octets: bytes, racine: Path, referentiels: Referentiels) -> Correction:
    relatif = chemin_relatif(chemin, racine)
    dans = chemin.is_relative_to(racine / DOSSIER_FICHES)

    def examiner(lus: bytes) -> tuple[Lu, tuple[Diagnostic, ...]]:
        return lire(FichierBrut(relatif, lus, dans), referentiels)

    return corriger(relatif, octets, examiner)


def _rien(nombre: int) -> str:
    return f"{compte(nombre, 'fichier')} : rien à corriger sans vous."
