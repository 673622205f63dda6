"""The exit door: the whole site as plain Markdown, for any other generator."""

import shutil
import tempfile
from pathlib import Path

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.pages.ensemble import completer, fichiers, pages
from recueil.pages.page import Cadre, texte
from recueil.recueil import Recueil
from recueil.remplacement import masque


def assembler(racine: Path, destination: Path, recueil: Recueil, cadre: Cadre) -> int:
    """Write into `destination` what MkDocs receives, and return the number of pages.

    The pages of `docs/` come with the cards in place, the fiches under `fiches/`, and the
    files that stand beside either.

    Raises:
        FileExistsError: `destination` is not an empty folder.
        OSError: a file could not be read or written.
    """
    destination = destination.absolute()
    if destination.exists() and any(destination.iterdir()):
        raise FileExistsError(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    # Beside, then in place: a full disk or a kill leave nothing that looks like the whole.
    try:
        nouveau = Path(tempfile.mkdtemp(prefix=".", suffix=".nouveau", dir=destination.parent))
    except OSError as erreur:
        # The name of a temporary folder would mean nothing to anyone.
        erreur.filename = str(destination)
        raise
    try:
        nombre = _remplir(racine, nouveau, recueil, cadre)
        nouveau.chmod(0o777 & ~masque())
        if destination.exists():
            destination.rmdir()
        nouveau.rename(destination)
    finally:
        shutil.rmtree(nouveau, ignore_errors=True)
    return nombre


def _remplir(racine: Path, destination: Path, recueil: Recueil, cadre: Cadre) -> int:
    nombre = 0
    docs = racine / "docs"
    for fichier in sorted(f for f in docs.rglob("*") if f.is_file()):
        copie = destination / fichier.relative_to(docs)
        copie.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fichier, copie)
    for chemin in sorted(destination.rglob("*.md")):
        uri = chemin.relative_to(destination).as_posix()
        morceaux = uri.rsplit(".", 2)
        langue = morceaux[1] if morceaux[1] in cadre.langues else LANGUE_PAR_DEFAUT
        markdown = chemin.read_text("utf-8")
        chemin.write_text(completer(markdown, recueil, cadre, langue, uri), "utf-8")
        nombre += 1
    for page in pages(recueil, cadre):
        _ecrire(destination / page.uri, texte(page))
        nombre += 1
    for fichier_ecrit in fichiers(recueil, cadre):
        _ecrire(destination / fichier_ecrit.uri, fichier_ecrit.contenu)
    for joint in recueil.joints:
        (destination / joint).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(racine / joint, destination / joint, follow_symlinks=False)
    return nombre


def _ecrire(chemin: Path, contenu: str) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(contenu, "utf-8")
