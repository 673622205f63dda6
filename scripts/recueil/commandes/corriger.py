"""`recueil corriger`: makes the corrections that change no meaning."""

import argparse
import difflib
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rich.console import Console

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import ECHEC, REUSSITE, commande_recueil, racine_du_recueil, verifier
from recueil.commandes.fichiers import a_verifier
from recueil.corpus import DOSSIER_FICHES, Referentiels
from recueil.correction import Correction, corriger
from recueil.diagnostic import Diagnostic
from recueil.examen import FichierBrut, examiner
from recueil.forme import fiche_lue, referentiel_lu
from recueil.rapports.phrases import compte
from recueil.source import Source

AIDE = "fait les corrections sûres : guillemets, espaces, ordre des rubriques…"
DESCRIPTION = (
    "Corrige ce qui peut l'être sans changer le sens d'une fiche, dans tous les fichiers ou dans "
    "ceux que l'on nomme. Avec --montrer ou --suggestions, rien n'est écrit."
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
        choices=("github", "gitlab"),
        metavar="FORGE",
        help="écrit les corrections sous la forme que la forge (github ou gitlab) propose "
        "d'accepter d'un clic",
    )


def executer(choix: argparse.Namespace, sortie: Console) -> int:
    """Correct, or show what would be; 1 when something was to be shown."""
    racine = racine_du_recueil()
    nommes = a_verifier(choix.chemins)
    tous = nommes or a_verifier([racine / DOSSIER_FICHES])
    chemins = [chemin for chemin in tous if not chemin.is_symlink()]
    referentiels = verifier(racine, nommes).corpus.referentiels
    corrections = [_corriger(chemin, racine, referentiels) for chemin in chemins]
    changees = [(chemin, c) for chemin, c in zip(chemins, corrections, strict=True) if c.change]
    if choix.montrer or choix.suggestions:
        for _, correction in changees:
            lignes = (
                _differences(correction)
                if choix.montrer
                else _suggestions(correction, choix.suggestions)
            )
            for ligne in lignes:
                sortie.print(ligne, style=_style(ligne) if choix.montrer else None)
        if not changees:
            sortie.print(_rien(len(chemins)))
        return ECHEC if changees else REUSSITE
    for chemin, correction in changees:
        _remplacer(chemin, correction.octets)
        sortie.print(f"{correction.chemin} : {_faites(correction)}")
    restent = sum(len(correction.restent) for correction in corrections)
    sortie.print(
        f"{compte(len(changees), 'fichier corrigé', 'fichiers corrigés')}."
        if changees
        else _rien(len(chemins))
    )
    if restent:
        reste = compte(restent, "point reste", "points restent")
        sortie.print(f"{reste} à revoir par vous : {commande_recueil()} valider")
    return REUSSITE


def _corriger(chemin: Path, racine: Path, referentiels: Referentiels) -> Correction:
    relatif = chemin_relatif(chemin, racine)
    if chemin.suffix == ".yml":
        return corriger(
            relatif, chemin.read_bytes(), partial(_registre, relatif, chemin.stem), fiche=False
        )
    dans = chemin.is_relative_to(racine / DOSSIER_FICHES)
    return corriger(
        relatif, chemin.read_bytes(), partial(_fiche, relatif, dans, referentiels), fiche=True
    )


def _fiche(
    chemin: str, dans: bool, referentiels: Referentiels, octets: bytes
) -> tuple[Source, tuple[Diagnostic, ...]]:
    lue, _ = fiche_lue(chemin, octets, dans)
    return lue.source, examiner(FichierBrut(chemin, octets, dans), referentiels).diagnostics


def _registre(chemin: str, nom: str, octets: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    lu, diagnostics = referentiel_lu(chemin, octets, nom)
    return lu.source, tuple(diagnostics)


def _faites(correction: Correction) -> str:
    if not correction.faites:
        return "mise en ordre (espaces, fins de ligne, ordre des rubriques)"
    codes = ", ".join(sorted({diagnostic.code for diagnostic in correction.faites}))
    return f"{compte(len(correction.faites), 'correction', 'corrections')} ({codes})"


def _rien(nombre: int) -> str:
    return f"{compte(nombre, 'fichier', 'fichiers')} : rien à corriger sans vous."


def _differences(correction: Correction) -> Iterator[str]:
    if correction.avant == correction.apres:
        yield f"{correction.chemin} : fins de ligne ou marque de début de fichier"
        return
    yield from difflib.unified_diff(
        correction.avant.split("\n"),
        correction.apres.split("\n"),
        f"{correction.chemin} (actuel)",
        f"{correction.chemin} (corrigé)",
        lineterm="",
    )


def _style(ligne: str) -> str | None:
    return {"+": "green", "-": "red", "@": "cyan"}.get(ligne[:1])


def _suggestions(correction: Correction, forge: str) -> Iterator[str]:
    """Each change as a comment to post on its lines."""
    avant, apres = correction.avant.split("\n"), correction.apres.split("\n")
    comparaison = difflib.SequenceMatcher(None, avant, apres, autojunk=False)
    for genre, debut, fin, debut_apres, fin_apres in comparaison.get_opcodes():
        if genre == "equal":
            continue
        if debut == fin:
            # A suggestion replaces lines: an insertion repeats the one above it.
            debut, debut_apres = max(0, debut - 1), max(0, debut_apres - 1)
        lignes = apres[debut_apres:fin_apres]
        marque = "suggestion" if forge == "github" else f"suggestion:-{fin - debut - 1}+0"
        cloture = "`" * max(3, 1 + max((_tics(ligne) for ligne in lignes), default=0))
        ou = f"ligne {fin}" if fin - debut == 1 else f"lignes {debut + 1} à {fin}"
        yield f"{correction.chemin}, {ou} :"
        yield "\n".join([f"{cloture}{marque}", *lignes, cloture])
        yield ""


def _tics(ligne: str) -> int:
    """How many backticks open a line: the fence around it must be longer."""
    nue = ligne.lstrip()
    return len(nue) - len(nue.lstrip("`"))


def _remplacer(chemin: Path, octets: bytes) -> None:
    """Write beside, then rename: a kill leaves the former file whole."""
    nouveau = chemin.with_name(f".{chemin.name}.nouveau")
    try:
        nouveau.write_bytes(octets)
        shutil.copymode(chemin, nouveau)
        nouveau.replace(chemin)
    finally:
        nouveau.unlink(missing_ok=True)
