"""`recueil exporter`: writes a fiche as a document to review."""

import argparse
import os
from pathlib import Path

from rich.text import Text

from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    a_taper,
    bilan_des_erreurs,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.conformite import modele_de
from recueil.corpus import DOSSIER_FICHES
from recueil.exportation import FORMATS, exporter
from recueil.forme import fiche_lue
from recueil.importation import ImportImpossible, importer
from recueil.importation.noms import Noms
from recueil.importation.pandoc import PandocImpossible
from recueil.rapports.difference import lignes_changees
from recueil.rapports.texte import rapporter
from recueil.remplacement import creer, remplacer
from recueil.silences import sans_consignes
from recueil.sortie import Sortie
from recueil.validation import Resultat

AIDE = "écrit une fiche en .docx, .odt, .epub, .md ou .txt pour la relire"
DESCRIPTION = (
    "Écrit une fiche sous la forme d'un document à relire dans un traitement de texte. Une fois "
    "relu, « recueil importer » montre ce qui y a changé, ou en refait la fiche."
)
_FORMAT = "docx"


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("numero", metavar="NUMERO", help="le numéro de la fiche, par ex. 2.6")
    analyseur.add_argument(
        "--vers",
        choices=tuple(FORMATS),
        help="le format (celui que dit le nom du fichier, sinon docx)",
    )
    analyseur.add_argument(
        "--sortie", type=Path, metavar="FICHIER", help="le fichier à écrire (fiche-2.6.docx)"
    )
    analyseur.add_argument(
        "--remplacer", action="store_true", help="accepte de remplacer un fichier qui existe"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write the document, read it again, and say what would not come back."""
    racine = racine_du_recueil()
    resultat = verifier(racine)
    fiches = resultat.corpus.par_numero.get(choix.numero)
    if not fiches:
        raise MauvaisAppelError(f"aucune fiche ne porte le numéro « {choix.numero} »")
    lue, _ = fiche_lue(fiches[0].chemin, fiches[0].octets, dans=True)
    modele = modele_de(lue)
    if modele is None:
        return _refuser(resultat, lue.chemin, sortie)
    format_, chemin = _format_et_chemin(choix, racine)
    nouveau = not chemin.exists()
    if chemin.is_file() and not choix.remplacer:
        raise _deja_la(chemin)
    noms = Noms(resultat.corpus.referentiels)
    corps = sans_consignes(lue.source.corps)
    try:
        octets = exporter(modele, corps, noms, format_)
    except PandocImpossible as probleme:
        raise MauvaisAppelError(f"pandoc n'a pas pu écrire {chemin.name} : {probleme}") from None
    try:
        (creer if nouveau and not choix.remplacer else remplacer)(chemin, octets)
    except FileExistsError:
        raise _deja_la(chemin) from None
    if format_ == "epub":
        sortie.print(f"{chemin} est prêt à lire.")
        return REUSSITE
    sortie.print(f"{chemin} est prêt à relire. Après la relecture :")
    programme, document = commande_recueil(), a_taper(chemin)
    sortie.print(f"  {programme} importer --montrer {document}     pour voir ce qui a changé")
    sortie.print(f"  {programme} importer --remplacer {document}   pour l'accepter")
    perdues = _perdues(format_, octets, lue.source.texte, resultat)
    if perdues:
        sortie.print(
            "\nÀ savoir : même sans relecture, ces lignes de la fiche ne reviendraient pas ainsi :"
        )
        sortie.print(perdues, end="")
    return REUSSITE


def _format_et_chemin(choix: argparse.Namespace, racine: Path) -> tuple[str, Path]:
    """What to write and where; a document under another name than its format's is not read back."""
    fiches, donne = racine / DOSSIER_FICHES, choix.sortie
    if donne is None:
        format_ = choix.vers or _FORMAT
        # Among the fiches, it would stop the next check.
        dossier = racine if Path.cwd().is_relative_to(fiches) else Path.cwd()
        nom = dossier / f"fiche-{choix.numero}.{format_}"
        return format_, Path(os.path.relpath(nom))
    suffixe = donne.suffix.lower().removeprefix(".")
    format_ = choix.vers or (suffixe if suffixe in FORMATS else _FORMAT)
    if donne.is_dir() or not donne.parent.is_dir():
        # Whoever writes there says what is wrong.
        return format_, donne
    if suffixe != format_ and not (donne.exists() and not donne.is_file()):
        raise MauvaisAppelError(f"« {donne} » : le nom du fichier doit finir par .{format_}")
    if Path(os.path.abspath(donne)).is_relative_to(fiches):
        raise MauvaisAppelError(
            f"« {donne} » est parmi les fiches, où un document n'a pas sa place : choisissez un "
            "autre dossier"
        )
    return format_, donne


def _deja_la(chemin: Path) -> MauvaisAppelError:
    return MauvaisAppelError(
        f"{chemin} existe déjà, et quelqu'un l'a peut-être relu : choisissez un autre nom avec "
        "--sortie, ou ajoutez --remplacer"
    )


def _refuser(resultat: Resultat, chemin: str, sortie: Sortie) -> int:
    erreurs = [erreur for erreur in resultat.erreurs if erreur.chemin == chemin]
    sortie.print(rapporter(erreurs), end="")
    sortie.print(bilan_des_erreurs(resultat))
    return ECHEC


def _perdues(format_: str, octets: bytes, texte: str, resultat: Resultat) -> Text:
    """The lines that an import of the document as it is would change."""
    try:
        (revenue,) = importer("relecture", f".{format_}", octets, resultat.corpus.referentiels)
    except (ImportImpossible, ValueError):
        return Text("- (le document ne se relit pas)\n")
    return lignes_changees(texte.rstrip("\n"), revenue.octets.decode().rstrip("\n"))
