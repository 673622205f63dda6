"""`recueil importer`: makes fiches of documents, or of the answers to a form."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.diagnostic import Diagnostic
from recueil.importation import (
    Importee,
    ImportImpossible,
    Rangee,
    importer,
    importer_un_formulaire,
    ranger,
)
from recueil.importation.constats import EXISTANTE, ILLISIBLE, TROP_GROS, erreur
from recueil.importation.lecture import TAILLE_D_UN_FICHIER
from recueil.rapports.difference import difference
from recueil.rapports.phrases import bilan, compte
from recueil.rapports.texte import rapporter
from recueil.releve import Corpus
from recueil.remplacement import remplacer_ensemble
from recueil.sortie import Sortie

AIDE = "fait des fiches de documents .docx, .odt, .md, .txt ou .html"
DESCRIPTION = (
    "Fait une fiche de chaque document, ou plusieurs d'un document qui en contient plusieurs. Rien "
    "n'est perdu : ce qui n'a pas trouvé sa rubrique va à la fin, sous « À classer ». Si un "
    "document ne se lit pas, rien n'est écrit. Un document de relecture (recueil exporter) "
    "redevient la fiche, ou montre ce qui change avec --montrer."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("fichiers", nargs="+", metavar="FICHIER", help="document à importer")
    analyseur.add_argument(
        "--montrer",
        action="store_true",
        help="montre les fiches, ou ce qui change dans celles qui existent, sans rien écrire",
    )
    analyseur.add_argument(
        "--remplacer", action="store_true", help="accepte de remplacer une fiche qui existe"
    )
    analyseur.add_argument(
        "--numero", default="", metavar="NUMERO", help="le numéro d'une fiche qui ne le dit pas"
    )
    analyseur.add_argument(
        "--formulaire",
        action="store_true",
        help="lit les réponses au formulaire d'une forge ; « - » les lit sur l'entrée standard",
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Import all or nothing; 1 when a document cannot be, or would replace a fiche."""
    if choix.numero and len(choix.fichiers) > 1:
        raise MauvaisAppelError("« --numero » se donne avec un seul fichier")
    racine = racine_du_recueil()
    corpus = verifier(racine).corpus
    importees: list[Importee] = []
    refus: list[Diagnostic] = []
    for fichier in choix.fichiers:
        try:
            importees += _importer(fichier, corpus, choix)
        except ImportImpossible as impossible:
            refus.append(impossible.constat)
    rangees: list[Rangee] = []
    try:
        rangees = ranger(racine, corpus, importees)
    except ImportImpossible as impossible:
        refus.append(impossible.constat)
    if not choix.montrer:
        refus += _refus_de_remplacer(rangees, choix.remplacer, racine)
    if refus:
        sortie.print(rapporter(refus))
        ensemble = bilan(len(refus), 0, len({constat.chemin for constat in refus}))
        sortie.print(f"{ensemble} Rien n'a été écrit.")
        return ECHEC
    if choix.montrer:
        return _montrer(rangees, racine, sortie)
    return _ecrire(rangees, racine, sortie)


def _importer(fichier: str, corpus: Corpus, choix: argparse.Namespace) -> list[Importee]:
    if choix.formulaire and fichier == "-":
        octets, nom = sys.stdin.buffer.read(), "formulaire"
    else:
        chemin = Path(fichier)
        nom = chemin_relatif(chemin, Path.cwd())
        octets = _lire(chemin, nom)
    if choix.formulaire:
        return [importer_un_formulaire(nom, octets, corpus, corpus.referentiels, choix.numero)]
    return importer(nom, chemin.suffix.lower(), octets, corpus.referentiels, choix.numero)


def _lire(chemin: Path, nom: str) -> bytes:
    if not chemin.is_file():
        quoi = "est un dossier" if chemin.is_dir() else "n'existe pas"
        message = f"ce fichier {quoi}"
        raise ImportImpossible(erreur(ILLISIBLE, nom, message, "vérifiez son nom"))
    if chemin.stat().st_size > TAILLE_D_UN_FICHIER:
        message = f"ce fichier dépasse {TAILLE_D_UN_FICHIER // 1_000_000} Mo"
        raise ImportImpossible(erreur(TROP_GROS, nom, message))
    return chemin.read_bytes()


def _refus_de_remplacer(
    rangees: Iterable[Rangee], remplacer: bool, racine: Path
) -> list[Diagnostic]:
    if remplacer:
        return []
    return [
        erreur(
            EXISTANTE,
            rangee.importee.document,
            f"la fiche {rangee.importee.numero} existe déjà : "
            f"{chemin_relatif(rangee.chemin, racine)}",
            "voyez ce qui change avec --montrer, puis ajoutez --remplacer pour l'accepter",
        )
        for rangee in rangees
        if rangee.avant is not None and rangee.change and not rangee.importee.complete
    ]


def _montrer(rangees: Sequence[Rangee], racine: Path, sortie: Sortie) -> int:
    for rangee in rangees:
        relatif = chemin_relatif(rangee.chemin, racine)
        if rangee.avant is None:
            sortie.print(f"{relatif} :", style="bold")
            sortie.print(rangee.importee.octets.decode(), end="")
        elif rangee.change:
            noms = (f"{relatif} (actuel)", f"{relatif} (importé)")
            avant, apres = rangee.avant.decode(errors="replace"), rangee.importee.octets.decode()
            sortie.print(difference(avant, apres, noms), end="")
        else:
            sortie.print(f"{relatif} : rien ne change.")
        if rangee.importee.constats:
            sortie.print()
            sortie.print(rapporter(rangee.importee.constats), end="")
    return REUSSITE


def _ecrire(rangees: Sequence[Rangee], racine: Path, sortie: Sortie) -> int:
    changees = [rangee for rangee in rangees if rangee.change]
    for rangee in changees:
        # Reading documents takes seconds, in which an editor or another command may write.
        if rangee.avant != (rangee.chemin.read_bytes() if rangee.chemin.is_file() else None):
            relatif = chemin_relatif(rangee.chemin, Path.cwd())
            sortie.print(f"Rien n'a été écrit : {relatif} vient d'être changé ; recommencez.")
            return ECHEC
    remplacer_ensemble({rangee.chemin: rangee.importee.octets for rangee in changees})
    diagnostics = verifier(racine).diagnostics
    ici = Path.cwd()
    for rangee in rangees:
        relatif = chemin_relatif(rangee.chemin, ici)
        if not rangee.change:
            sortie.print(f"{relatif} : rien ne change.")
            continue
        sortie.print(f"{relatif} : {'écrite' if rangee.avant is None else 'remplacée'}.")
        if rangee.importee.constats:
            sortie.print()
            sortie.print(rapporter(rangee.importee.constats), end="")
    ecrites = {chemin_relatif(rangee.chemin, racine) for rangee in changees}
    restent = [d for d in diagnostics if d.chemin in ecrites]
    if restent:
        sortie.print("\nCe qui reste à compléter ou à revoir :\n")
        sortie.print(rapporter(restent), end="")
        combien = compte(len(restent), "point")
        sortie.print(f"\n{combien} à revoir ; pour vérifier : {commande_recueil()} valider")
    return REUSSITE
