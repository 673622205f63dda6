"""`recueil traduire`: starts a translation, and notes that one has been read again."""

import argparse
import re
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    REUSSITE,
    MauvaisAppelError,
    a_taper,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.conventions import MOTIF_LANGUE
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.langues_du_site import a_ses_textes
from recueil.mise_en_forme import MiseEnFormeImpossible
from recueil.rapports.phrases import enumerer
from recueil.reglages import lire
from recueil.releve import FicheRelevee
from recueil.remplacement import ChangeEntreTempsError, creer, remplacer
from recueil.sections import SECTIONS
from recueil.sortie import Sortie
from recueil.traduction import chemin_de_la_traduction, relue, squelette

AIDE = "commence une traduction, ou note qu'elle a été relue"
DESCRIPTION = (
    "Écrit à côté d'une fiche le fichier de sa traduction, avec le texte français à remplacer. "
    "Quand la fiche française a changé et que vous avez relu la traduction, --relue le note. "
    "Exemples : recueil traduire 2.6 en ; recueil traduire 2.6 en --relue contexte enjeux"
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("numero", metavar="NUMERO", help="celui de la fiche, par exemple 2.6")
    analyseur.add_argument("langue", metavar="LANGUE", help="le code de la langue, par exemple en")
    analyseur.add_argument(
        "--relue",
        nargs="*",
        choices=SECTIONS,
        metavar="SECTION",
        help=f"les sections relues ({', '.join(SECTIONS)}) ; toutes si l'on n'en nomme aucune",
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write the translation, or its digests."""
    racine = racine_du_recueil()
    _refuser_la_langue(choix.langue)
    corpus = verifier(racine).corpus
    francaises = corpus.par_numero.get(choix.numero)
    if not francaises:
        raise MauvaisAppelError(f"aucune fiche ne porte le numéro {choix.numero}")
    francaise = francaises[0]
    chemin = racine / chemin_de_la_traduction(francaise.chemin, choix.langue)
    relatif = chemin_relatif(chemin, Path.cwd())
    try:
        if choix.relue is None:
            _refuser_une_langue_inconnue(choix.langue, lire(racine).langues)
            _commencer(chemin, relatif, francaise, choix.langue)
            sortie.print(
                f"{relatif} est prête, avec le texte français : traduisez-le sans toucher aux noms "
                "des rubriques.\nCe brouillon n'est pas publié ; quand il est traduit, changez son "
                f"statut, puis tapez\n  {commande_recueil()} valider {a_taper(chemin)}"
            )
        else:
            _noter(chemin, relatif, francaise, choix)
            quoi = enumerer(choix.relue) if choix.relue else "toutes les sections"
            sortie.print(f"{relatif} : relecture notée ({quoi}).")
    except MiseEnFormeImpossible as erreur:
        raise MauvaisAppelError(
            f"{erreur} : {commande_recueil()} valider dit comment corriger"
        ) from erreur
    return REUSSITE


def _refuser_la_langue(langue: str) -> None:
    if langue == LANGUE_PAR_DEFAUT:
        raise MauvaisAppelError("les fiches sont déjà en français")
    if not re.match(MOTIF_LANGUE, langue):
        raise MauvaisAppelError(f"« {langue} » n'est pas un code de langue, comme en ou es")


def _refuser_une_langue_inconnue(langue: str, connues: tuple[str, ...]) -> None:
    if langue not in connues:
        conseil = "ajoutez cette langue à mkdocs.yml, sous languages"
        if not a_ses_textes(langue):
            conseil += f", et ses textes dans scripts/recueil/langues/{langue}.po"
        raise MauvaisAppelError(f"le site n'a pas de pages en « {langue} » : {conseil}")


def _commencer(chemin: Path, relatif: str, francaise: FicheRelevee, langue: str) -> None:
    texte = squelette(francaise.chemin, francaise.octets)
    try:
        creer(chemin, texte)
    except FileExistsError:
        raise MauvaisAppelError(
            f"{relatif} existe déjà ; pour noter que vous l'avez relue : "
            f"{commande_recueil()} traduire {francaise.numero} {langue} --relue"
        ) from None


def _noter(chemin: Path, relatif: str, francaise: FicheRelevee, choix: argparse.Namespace) -> None:
    if not chemin.is_file():
        raise MauvaisAppelError(
            f"{relatif} n'existe pas encore : {commande_recueil()} traduire {choix.numero} "
            f"{choix.langue}"
        )
    lus = chemin.read_bytes()
    ici = chemin_de_la_traduction(francaise.chemin, choix.langue)
    try:
        voulus = relue(ici, lus, francaise.sections, choix.relue)
        remplacer(chemin, voulus, lus=lus)
    except ChangeEntreTempsError:
        raise MauvaisAppelError(f"{relatif} vient d'être changé : recommencez") from None
