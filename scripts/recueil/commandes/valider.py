"""`recueil valider`: checks the fiches, all of them or those that are named."""

import argparse
import gc
import re
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
from recueil.commandes.ecriture import ecrire, format_par_defaut
from recueil.commandes.fichiers import a_verifier
from recueil.corpus import DOSSIER_FICHES
from recueil.diagnostic import Diagnostic, Gravite
from recueil.pannes import phrase
from recueil.rapports import FORMATS, rediger
from recueil.rapports.phrases import compte, en_ordre
from recueil.rapports.rapport import Rapport
from recueil.sortie import Sortie
from recueil.validation import Resultat

AIDE = "vérifie les fiches"
DESCRIPTION = "Vérifie toutes les fiches, ou celles que l'on nomme."


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("chemins", nargs="*", type=Path, help="fiches ou dossiers à vérifier")
    analyseur.add_argument(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        help=f"forme du rapport : {', '.join(FORMATS)} "
        "(texte, ou github dans GitHub Actions, si rien n'est dit)",
    )
    analyseur.add_argument(
        "--sortie", metavar="FICHIER", type=Path, help="fichier où écrire le rapport"
    )
    analyseur.add_argument(
        "--depuis",
        metavar="REV",
        help="ne donne les avertissements que pour les fichiers changés depuis cette révision "
        "de git (main, par exemple) ; les erreurs sont toutes données",
    )
    analyseur.add_argument(
        "--continu",
        action="store_true",
        help="vérifie de nouveau à chaque changement, jusqu'à Ctrl+C",
    )
    analyseur.add_argument(
        "--regles", action="store_true", help="donne la liste des règles, sans rien vérifier"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Report what is wrong; 1 if there is an error."""
    if choix.regles:
        return _lister_les_regles(choix, sortie)
    if choix.continu:
        return _verifier_en_continu(choix, sortie)
    return _verifier(choix, sortie)


def _verifier_en_continu(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Check at each change; the first and the last line of a turn tell editors where it is."""
    from recueil.veille import changements

    if choix.format not in (None, "texte"):
        raise MauvaisAppelError("« --continu » se donne en texte")
    choix.format = "texte"
    for _ in changements(racine_du_recueil() / DOSSIER_FICHES):
        sortie.print("Vérification…", style="dim")
        try:
            _verifier(choix, sortie)
        except OSError as erreur:
            # A file that an editor is replacing is gone for an instant.
            sortie.print(f"recueil : {phrase(erreur)}.")
        sortie.print("En attente d'un changement (Ctrl+C pour arrêter).", style="dim")
        sortie.file.flush()
        # While nobody waits.
        gc.unfreeze()
        gc.collect()
    return REUSSITE


def _verifier(choix: argparse.Namespace, sortie: Sortie) -> int:
    format_ = choix.format or format_par_defaut()
    racine = racine_du_recueil()
    chemins = a_verifier(choix.chemins)
    resultat = verifier(racine, chemins, sur_parole=True)
    diagnostics = resultat.diagnostics
    if chemins:
        retenus = {chemin_relatif(chemin, racine) for chemin in chemins}
        diagnostics = tuple(d for d in diagnostics if d.chemin in retenus)
    verifie = _tout_va_bien(resultat, len(chemins) if chemins else None)
    if choix.depuis is not None:
        changes = _changes(racine, choix.depuis)
        diagnostics = tuple(d for d in diagnostics if _a_montrer(d, changes))
        combien = compte(len(changes), "fichier changé", "fichiers changés")
        verifie = f"{verifie.removesuffix('.')} ({combien} depuis « {choix.depuis} »)."
    # A person gets the name of the command that explains a rule instead of an address.
    site, prefixe = ("", "") if format_ == "texte" else _en_ligne(racine)
    rapport = Rapport(
        diagnostics,
        verifie,
        site=site,
        prefixe=prefixe,
        # What is kept, or read elsewhere, does not depend on where it was made.
        programme=commande_recueil() if sortie.is_terminal and not choix.sortie else "recueil",
    )
    if format_ == "texte" and not rapport.diagnostics and not choix.sortie:
        # The most frequent report is one line, which has nothing to set in colour.
        sortie.print(rapport.phrase)
    else:
        ecrire(rediger(format_, rapport), sortie, choix.sortie)
    if choix.sortie:
        sortie.print(rapport.phrase)
    elif format_ == "texte" and sortie.is_terminal and rapport.diagnostics:
        code, programme = rapport.diagnostics[0].code, commande_recueil()
        sortie.print(f"Pour en savoir plus : {programme} expliquer {code}", style="dim")
        if rapport.certaines:
            combien = compte(rapport.certaines, "correction sûre", "corrections sûres")
            sortie.print(f"Pour faire {combien} : {programme} corriger", style="dim")
    return ECHEC if rapport.erreurs else REUSSITE


def _lister_les_regles(choix: argparse.Namespace, sortie: Sortie) -> int:
    from recueil.rapports import liste_des_regles

    if choix.format == "json":
        site, _ = _en_ligne(racine_du_recueil())
        ecrire(liste_des_regles.en_json(site), sortie, choix.sortie)
    elif choix.format in (None, "texte"):
        ecrire(liste_des_regles.en_texte(), sortie, choix.sortie)
    else:
        raise MauvaisAppelError("« --regles » se donne en texte ou en json")
    return REUSSITE


def _en_ligne(racine: Path) -> tuple[str, str]:
    """The address of the site, and where the recueil is in its repository."""
    # The settings take as long to read as a thousand unchanged fiches to check.
    from recueil.reglages import adresse_du_site

    return adresse_du_site(racine), depot.prefixe(racine)


def _changes(racine: Path, revision: str) -> frozenset[str]:
    try:
        return depot.changes_depuis(racine, revision)
    except depot.PasDeDepot:
        raise MauvaisAppelError(
            "« --depuis » compare avec l'historique de git, et ce dossier n'en a pas"
        ) from None
    except depot.RevisionInconnue:
        raise MauvaisAppelError(
            f"git ne connaît pas la révision « {revision} » : vérifiez son nom, ou récupérez "
            "l'historique complet (git fetch --unshallow)"
        ) from None


def _a_montrer(diagnostic: Diagnostic, changes: frozenset[str]) -> bool:
    """Whether a diagnostic is shown: a change of a fiche also concerns its translations."""
    francaise = re.sub(r"\.[a-z]{2}\.md$", ".md", diagnostic.chemin)
    return diagnostic.gravite is Gravite.ERREUR or bool(changes & {diagnostic.chemin, francaise})


def _tout_va_bien(resultat: Resultat, fichiers: int | None) -> str:
    fiches = len(resultat.corpus.fiches)
    if fichiers is not None and fichiers != fiches:
        return f"{compte(fichiers, 'fichier')} : tout est en ordre."
    traductions = sum(fiche.est_traduction for fiche in resultat.corpus.fiches)
    return en_ordre(fiches - traductions, traductions)
