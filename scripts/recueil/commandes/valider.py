"""`recueil valider`: checks the fiches, all of them or those that are named."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from recueil.chargement import chemin_relatif, est_du_recueil
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    compte,
    en_ordre,
    racine_du_recueil,
)
from recueil.diagnostic import Gravite
from recueil.rapports.texte import bilan, rapporter
from recueil.validation import Resultat, valider

AIDE = "vérifie les fiches"
DESCRIPTION = "Vérifie toutes les fiches, ou celles que l'on nomme."


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("chemins", nargs="*", type=Path, help="fiches ou dossiers à vérifier")


def executer(choix: argparse.Namespace, sortie: Console) -> int:
    """Report what is wrong; 1 if there is an error."""
    racine = racine_du_recueil()
    chemins = _a_verifier(choix.chemins)
    resultat = valider(racine, chemins)
    if chemins:
        retenus = {chemin_relatif(chemin, racine) for chemin in chemins}
        diagnostics = tuple(d for d in resultat.diagnostics if d.chemin in retenus)
    else:
        retenus = {lue.chemin for lue in resultat.corpus.fiches}
        diagnostics = resultat.diagnostics
    erreurs = sum(d.gravite is Gravite.ERREUR for d in diagnostics)
    if diagnostics:
        sortie.print(rapporter(diagnostics))
        fichiers = len({d.chemin for d in diagnostics})
        sortie.print(bilan(erreurs, len(diagnostics) - erreurs, fichiers))
    else:
        sortie.print(_tout_va_bien(resultat, len(retenus)))
    return ECHEC if erreurs else REUSSITE


def _a_verifier(chemins: Sequence[Path]) -> list[Path]:
    """The files that the arguments name, folders opened."""
    fichiers: list[Path] = []
    for chemin in chemins:
        absolu = Path(os.path.abspath(chemin))
        if absolu.is_dir():
            fichiers += sorted(f for f in absolu.rglob("*") if f.is_file() and est_du_recueil(f))
        elif not absolu.exists():
            raise MauvaisAppelError(f"« {chemin} » n'existe pas")
        elif not est_du_recueil(absolu):
            raise MauvaisAppelError(
                f"« {chemin} » n'est ni une fiche (.md) ni un référentiel (.yml)"
            )
        else:
            fichiers.append(absolu)
    if chemins and not fichiers:
        raise MauvaisAppelError("aucune fiche à cet endroit")
    return fichiers


def _tout_va_bien(resultat: Resultat, fichiers: int) -> str:
    if fichiers != len(resultat.corpus.fiches):
        return f"{compte(fichiers, 'fichier')} : tout est en ordre."
    traductions = sum(lue.est_traduction for lue in resultat.corpus.fiches)
    return en_ordre(fichiers - traductions, traductions)
