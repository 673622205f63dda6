"""`recueil formater`: gives files the form in which a change shows alone."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from recueil import depot
from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    a_taper,
    commande_recueil,
    racine_du_recueil,
)
from recueil.commandes.ecriture import ecrire, format_par_defaut
from recueil.commandes.fichiers import a_reecrire
from recueil.mise_en_forme import (
    MiseEnFormeImpossible,
    mettre_en_forme_la_fiche,
    mettre_en_forme_le_referentiel,
)
from recueil.rapports import rediger
from recueil.rapports.difference import difference
from recueil.rapports.mise_en_forme import ecart, premiere_ligne_differente, refus
from recueil.rapports.phrases import compte
from recueil.rapports.rapport import Rapport
from recueil.remplacement import ChangeEntreTempsError, remplacer
from recueil.sortie import Sortie

AIDE = "donne aux fiches la forme commune : ordre, retraits, guillemets"
DESCRIPTION = (
    "Donne la forme commune à tous les fichiers, ou à ceux que l'on nomme : rubriques dans "
    "l'ordre, un texte par ligne, les mêmes guillemets partout. Ce que dit la fiche ne change "
    "pas. Avec --montrer ou --verifier, rien n'est écrit."
)
# Those that show what no rule has found.
FORMATS = ("texte", "github", "gitlab")


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("chemins", nargs="*", type=Path, help="fiches ou dossiers")
    choix = analyseur.add_mutually_exclusive_group()
    choix.add_argument("--montrer", action="store_true", help="montre les différences")
    choix.add_argument(
        "--verifier",
        action="store_true",
        help="nomme les fichiers qui n'ont pas la forme commune ; code de sortie 1 s'il y en a",
    )
    analyseur.add_argument(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        help=f"avec --verifier, forme du rapport : {', '.join(FORMATS)} "
        "(texte, ou github dans GitHub Actions, si rien n'est dit)",
    )
    analyseur.add_argument(
        "--sortie", metavar="FICHIER", type=Path, help="avec --format, fichier où l'écrire"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write, show or name what is not in the common form; 1 when a file cannot be, or is not."""
    if (choix.format or choix.sortie) and not choix.verifier:
        raise MauvaisAppelError("« --format » et « --sortie » vont avec « --verifier »")
    racine = racine_du_recueil()
    chemins = a_reecrire(choix.chemins, racine)
    format_ = choix.format or format_par_defaut()
    if choix.verifier and (format_ != "texte" or choix.sortie):
        return _rendre_compte(chemins, racine, format_, choix.sortie, sortie)
    impossibles, changes = 0, 0
    for chemin in chemins:
        relatif = chemin_relatif(chemin, racine)
        lus = chemin.read_bytes()
        try:
            voulus = _en_forme(chemin, relatif, lus)
            if voulus != lus and not (choix.montrer or choix.verifier):
                remplacer(chemin, voulus, lus=lus)
        except (MiseEnFormeImpossible, ChangeEntreTempsError) as erreur:
            impossibles += 1
            sortie.print(_refus(relatif, chemin, erreur), style="red")
            continue
        if voulus == lus:
            continue
        changes += 1
        if choix.montrer:
            sortie.print(_difference(relatif, lus, voulus), end="")
        elif choix.verifier:
            sortie.print(_constat(relatif, chemin, lus, voulus))
        else:
            sortie.print(f"{relatif} : mis en forme")
    if not changes and not impossibles:
        sortie.print(f"{compte(len(chemins), 'fichier')} : rien à mettre en forme.")
    return ECHEC if impossibles or (changes and choix.verifier) else REUSSITE


def _rendre_compte(
    chemins: Sequence[Path], racine: Path, format_: str, fichier: Path | None, sortie: Sortie
) -> int:
    """What is not in the common form, as a forge reads it."""
    constats = []
    for chemin in chemins:
        relatif, lus = chemin_relatif(chemin, racine), chemin.read_bytes()
        try:
            voulus = _en_forme(chemin, relatif, lus)
        except MiseEnFormeImpossible as erreur:
            constats.append(refus(relatif, str(erreur), erreur.position))
            continue
        if voulus != lus:
            constats.append(ecart(relatif, lus, voulus))
    tout_va_bien = f"{compte(len(chemins), 'fichier')} : rien à mettre en forme."
    rapport = Rapport(tuple(constats), tout_va_bien, prefixe=depot.prefixe(racine))
    ecrire(rediger(format_, rapport), sortie, fichier)
    if fichier:
        sortie.print(rapport.phrase)
    return ECHEC if constats else REUSSITE


def _en_forme(chemin: Path, relatif: str, octets: bytes) -> bytes:
    if chemin.suffix == ".yml":
        return mettre_en_forme_le_referentiel(relatif, octets, chemin.stem)
    return mettre_en_forme_la_fiche(relatif, octets)


def _refus(
    relatif: str, chemin: Path, erreur: MiseEnFormeImpossible | ChangeEntreTempsError
) -> str:
    if isinstance(erreur, ChangeEntreTempsError):
        return f"{relatif} : changé pendant la mise en forme, laissé tel quel ; recommencez"
    ligne, colonne, _ = erreur.position
    return (
        f"{relatif}:{ligne}:{colonne} : laissé tel quel, {erreur}\n"
        f"  Pour en savoir plus : {commande_recueil()} valider {a_taper(chemin)}"
    )


def _constat(relatif: str, chemin: Path, lus: bytes, voulus: bytes) -> str:
    ligne = premiere_ligne_differente(lus, voulus)
    return (
        f"{relatif}:{ligne}:1 : n'a pas la forme commune à partir de cette ligne\n"
        f"  Pour la lui donner : {commande_recueil()} formater {a_taper(chemin)}"
    )


def _difference(relatif: str, lus: bytes, voulus: bytes) -> Text:
    avant, apres = (octets.decode(errors="replace") for octets in (lus, voulus))
    noms = (f"{relatif} (actuel)", f"{relatif} (mis en forme)")
    # What no line shows is said in words.
    return difference(avant.removeprefix("\ufeff"), apres, noms) or Text(
        f"{relatif} : fins de ligne ou marque de début de fichier\n"
    )
