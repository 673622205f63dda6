"""`recueil exporter`: writes a fiche as a document to review."""

import argparse
from pathlib import Path

from rich.text import Text

from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    MauvaisAppelError,
    bilan_des_erreurs,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.conformite import modele_de
from recueil.exportation import FORMATS, exporter
from recueil.forme import fiche_lue
from recueil.importation import ImportImpossible, importer
from recueil.importation.noms import Noms
from recueil.importation.pandoc import PandocImpossible
from recueil.rapports.difference import lignes_changees
from recueil.rapports.texte import rapporter
from recueil.remplacement import remplacer
from recueil.silences import sans_consignes
from recueil.sortie import Sortie
from recueil.validation import Resultat

AIDE = "écrit une fiche en .docx, .odt, .epub, .md ou .txt pour la relire"
DESCRIPTION = (
    "Écrit une fiche sous la forme d'un document à relire dans un traitement de texte. Une fois "
    "relu, « recueil importer » montre ce qui y a changé, ou en refait la fiche."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("numero", metavar="NUMERO", help="le numéro de la fiche, par ex. 2.6")
    analyseur.add_argument(
        "--vers", choices=tuple(FORMATS), default="docx", help="le format (docx si rien n'est dit)"
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
    chemin: Path = choix.sortie or Path(f"fiche-{choix.numero}.{choix.vers}")
    if chemin.is_file() and not choix.remplacer:
        raise MauvaisAppelError(
            f"{chemin} existe déjà, et quelqu'un l'a peut-être relu : choisissez un autre nom avec "
            "--sortie, ou ajoutez --remplacer"
        )
    noms = Noms(resultat.corpus.referentiels)
    corps = sans_consignes(lue.source.corps)
    try:
        octets = exporter(modele, corps, noms, choix.vers)
    except PandocImpossible as probleme:
        raise MauvaisAppelError(f"pandoc n'a pas pu écrire {chemin.name} : {probleme}") from None
    remplacer(chemin, octets)
    if choix.vers == "epub":
        sortie.print(f"{chemin} est prêt à lire.")
        return REUSSITE
    sortie.print(f"{chemin} est prêt à relire. Après la relecture :")
    programme = commande_recueil()
    sortie.print(f"  {programme} importer --montrer {chemin}     pour voir ce qui a changé")
    sortie.print(f"  {programme} importer --remplacer {chemin}   pour l'accepter")
    perdues = _perdues(choix.vers, octets, lue.source.texte, resultat)
    if perdues:
        sortie.print(
            "\nÀ savoir : même sans relecture, ces lignes de la fiche ne reviendraient pas ainsi :"
        )
        sortie.print(perdues, end="")
    return REUSSITE


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
