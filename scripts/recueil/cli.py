"""The `recueil` command: reads the arguments, calls the stages, prints, and nothing else."""

import argparse
import errno
import io
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from recueil.arguments import analyseur, installer
from recueil.chargement import chemin_relatif, est_du_recueil
from recueil.corpus import DOSSIER_FICHES
from recueil.diagnostic import Gravite
from recueil.pannes import phrase
from recueil.publication import PublicationImpossible, chantier, retablir
from recueil.rapports.texte import bilan, rapporter
from recueil.validation import Resultat, valider

_REUSSITE, _ECHEC, _MAUVAIS_APPEL = 0, 1, 2


class _MauvaisAppel(Exception):
    """The command was called in a way that it cannot follow."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 on success, 1 on failure, 2 for a wrong call."""
    installer()
    for flux in (sys.stdout, sys.stderr):
        # A terminal without accents shows marks in their place: better than nothing at all.
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(errors="replace")
    choix = analyseur(_COMMANDES).parse_args(arguments)
    sortie = Console(soft_wrap=True, highlight=False, emoji=False, markup=False)
    erreurs = Console(stderr=True, soft_wrap=True, highlight=False, emoji=False, markup=False)
    try:
        code: int = choix.commande(choix, sortie)
        return code
    except _MauvaisAppel as erreur:
        erreurs.print(f"recueil : {erreur}")
        return _MAUVAIS_APPEL
    except PublicationImpossible as erreur:
        erreurs.print(f"recueil : {erreur}.")
        return _ECHEC
    except BrokenPipeError:
        # The reader of the pipe left (`recueil … | head`): nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _ECHEC
    except OSError as erreur:
        erreurs.print(f"recueil : {phrase(erreur)}.")
        return _ECHEC
    except KeyboardInterrupt:
        erreurs.print("\nInterrompu.")
        return 130


def _racine() -> Path:
    """The recueil that holds the current folder."""
    for dossier in (ici := Path.cwd(), *ici.parents):
        if (dossier / "mkdocs.yml").is_file() and (dossier / DOSSIER_FICHES).is_dir():
            return dossier
    raise _MauvaisAppel(
        "aucun recueil ici : placez-vous dans le dossier qui contient mkdocs.yml et fiches/"
    )


def _valider(choix: argparse.Namespace, sortie: Console) -> int:
    racine = _racine()
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
    return _ECHEC if erreurs else _REUSSITE


def _a_verifier(chemins: Sequence[Path]) -> list[Path]:
    """The files that the arguments name, folders opened."""
    fichiers: list[Path] = []
    for chemin in chemins:
        absolu = Path(os.path.abspath(chemin))
        if absolu.is_dir():
            fichiers += sorted(f for f in absolu.rglob("*") if f.is_file() and est_du_recueil(f))
        elif not absolu.exists():
            raise _MauvaisAppel(f"« {chemin} » n'existe pas")
        elif not est_du_recueil(absolu):
            raise _MauvaisAppel(f"« {chemin} » n'est ni une fiche (.md) ni un référentiel (.yml)")
        else:
            fichiers.append(absolu)
    if chemins and not fichiers:
        raise _MauvaisAppel("aucune fiche à cet endroit")
    return fichiers


def _tout_va_bien(resultat: Resultat, fichiers: int) -> str:
    if fichiers != len(resultat.corpus.fiches):
        return f"{_compte(fichiers, 'fichier')} : tout est en ordre."
    traductions = sum(lue.est_traduction for lue in resultat.corpus.fiches)
    return _en_ordre(fichiers - traductions, traductions)


def _en_ordre(fiches: int, traductions: int) -> str:
    quoi = _compte(fiches, "fiche")
    if traductions:
        quoi += f" et {_compte(traductions, 'traduction')}"
    return f"{quoi} : tout est en ordre."


def _compte(nombre: int, nom: str) -> str:
    return f"{nombre} {nom}{'s' if nombre > 1 else ''}"


def _construire(choix: argparse.Namespace, sortie: Console) -> int:
    debut = time.monotonic()
    racine = _racine()
    destination = Path(os.path.abspath(choix.sortie or racine / "site"))
    interdits = [
        racine / nom for nom in ("fiches", "docs", "overrides", "scripts", "tests", ".git")
    ]
    if any(destination.is_relative_to(d) for d in interdits) or racine.is_relative_to(destination):
        raise _MauvaisAppel(f"le site ne peut pas être construit dans « {choix.sortie} »")
    retablir(destination)
    resultat = valider(racine)
    if resultat.diagnostics:
        sortie.print(rapporter(resultat.diagnostics))
    if resultat.recueil is None:
        fichiers = len({d.chemin for d in resultat.erreurs})
        sortie.print(f"{bilan(len(resultat.erreurs), 0, fichiers)} {_site_garde(destination)}")
        return _ECHEC
    # MkDocs costs a third of a second to import: commands that do not build do without it.
    from recueil.plugin.construction import ConstructionImpossible, construire

    with Progress(
        TextColumn("Construction du site"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages"),
        console=sortie,
        transient=True,
        disable=not sortie.is_terminal,
    ) as progression:
        tache = progression.add_task("", total=None)
        try:
            with chantier(destination) as dossier:
                fait = construire(
                    racine,
                    dossier,
                    resultat.recueil,
                    progression=lambda n, total: progression.update(
                        tache, completed=n, total=total
                    ),
                )
        except ConstructionImpossible as erreur:
            progression.stop()
            sortie.print("Le site n'a pas pu être construit :")
            for avis in erreur.avis:
                sortie.print(f"  - {avis}")
            sortie.print(_site_garde(destination))
            return _ECHEC
    traductions = len(resultat.recueil.traductions)
    duree = f"{time.monotonic() - debut:.1f}".replace(".", ",")
    relatif = chemin_relatif(destination, Path.cwd())
    fiches = len(resultat.recueil.publiees(brouillons=False))
    sortie.print(
        f"{_en_ordre(fiches, traductions)}\n"
        f"{_compte(fait.pages, 'page')} dans {relatif}/, en {duree} s.\n"
        f"Pour voir le site : {_commande()} servir, puis ouvrez http://127.0.0.1:8000/"
    )
    return _REUSSITE


def _commande() -> str:
    """How to call this program from here: it is rarely in the PATH."""
    ici = Path(sys.executable).with_name("recueil")
    return chemin_relatif(ici, Path.cwd()) if ici.is_relative_to(Path.cwd()) else "recueil"


def _site_garde(destination: Path) -> str:
    if destination.exists():
        return f"Le site précédent reste en place dans {destination.name}/."
    return "Aucun site n'a été écrit."


def _servir(choix: argparse.Namespace, sortie: Console) -> int:
    from recueil.plugin.serveur import Apercu

    try:
        apercu = Apercu(_racine(), choix.port, sortie.print)
        sortie.print(
            f"Le site : http://127.0.0.1:{choix.port}/ (Ctrl+C pour arrêter). "
            "Il se met à jour à chaque changement."
        )
        apercu.servir()
    except OSError as erreur:
        if erreur.errno != errno.EADDRINUSE:
            raise
        raise PublicationImpossible(
            f"le port {choix.port} est déjà pris : essayez « --port {choix.port + 1} »"
        ) from erreur
    return _REUSSITE


def _nouvelle(choix: argparse.Namespace, sortie: Console) -> int:
    from recueil.nouvelle import NouvelleImpossible, creer

    racine = _racine()
    try:
        chemin = creer(racine, valider(racine).corpus, choix.numero, choix.titre)
    except NouvelleImpossible as erreur:
        raise _MauvaisAppel(str(erreur)) from erreur
    relatif = chemin_relatif(chemin, Path.cwd())
    sortie.print(
        f"{relatif} est prête : remplacez chaque « À COMPLÉTER », puis tapez\n"
        f"  {_commande()} valider {relatif}"
    )
    return _REUSSITE


def _assembler(choix: argparse.Namespace, sortie: Console) -> int:
    from recueil.assemblage import assembler
    from recueil.plugin.construction import cadre

    racine = _racine()
    resultat = valider(racine)
    if resultat.recueil is None:
        sortie.print(rapporter(resultat.erreurs))
        fichiers = len({d.chemin for d in resultat.erreurs})
        sortie.print(f"{bilan(len(resultat.erreurs), 0, fichiers)} Rien n'a été écrit.")
        return _ECHEC
    try:
        nombre = assembler(racine, choix.dossier, resultat.recueil, cadre(racine))
    except (FileExistsError, NotADirectoryError):
        raise _MauvaisAppel(f"« {choix.dossier} » n'est pas un dossier vide") from None
    sortie.print(f"{_compte(nombre, 'page')} dans {chemin_relatif(choix.dossier, Path.cwd())}/.")
    return _REUSSITE


def _schema(choix: argparse.Namespace, sortie: Console) -> int:
    from recueil.schema import schema_fiche

    sortie.print(json.dumps(schema_fiche(), ensure_ascii=False, indent=2))
    return _REUSSITE


_COMMANDES = {
    "valider": _valider,
    "construire": _construire,
    "servir": _servir,
    "nouvelle": _nouvelle,
    "assembler": _assembler,
    "schema": _schema,
}
