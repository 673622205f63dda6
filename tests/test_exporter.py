"""`recueil exporter`: a document to review, which becomes the same fiche again."""

import os
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from recueil.conformite import modele_de
from recueil.exportation import exporter
from recueil.forme import fiche_lue
from recueil.importation import importer
from recueil.importation.noms import Noms
from recueil.validation import valider

from . import documents
from .conftest import RACINE, Commande

FICHES = sorted(
    chemin.relative_to(RACINE).as_posix()
    for chemin in RACINE.glob("fiches/*/[0-9]*.md")
    if not chemin.name.endswith(".en.md")
)
FORMATS = ("docx", "odt", "md", "txt")
ICI = RACINE / "tests" / "importation"


@pytest.fixture(scope="module")
def noms() -> Noms:
    return Noms(valider(RACINE).corpus.referentiels)


@pytest.fixture
def ici(tmp_path: Path) -> Path:
    shutil.copytree(RACINE / "tests/exemple/fiches", tmp_path / "fiches")
    shutil.copyfile(RACINE / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


@pytest.mark.parametrize("chemin", FICHES)
def test_chaque_fiche_revient_telle_quelle(chemin: str, noms: Noms) -> None:
    """Front matter and body, to the byte, through each format that one can review."""
    octets = (RACINE / chemin).read_bytes()
    lue, _ = fiche_lue(chemin, octets, dans=True)
    modele = modele_de(lue)
    assert modele is not None
    for format_ in FORMATS:
        document = exporter(modele, lue.source.corps, noms, format_)
        (revenue,) = importer("document", f".{format_}", document, noms.referentiels)
        assert revenue.octets.decode() == octets.decode(), format_
        assert revenue.constats == (), format_


@pytest.mark.parametrize(
    "document",
    sorted(chemin.name for chemin in (ICI / "libreoffice").glob("*-vers-*")),
)
def test_un_document_enregistre_par_libreoffice_revient_tel_quel(
    document: str, recueil: Commande, ici: Path
) -> None:
    """Exported, opened and saved as they are by LibreOffice 7.4: the same fiche, to the byte."""
    shutil.copyfile(ICI / "libreoffice/fiche.md", ici / "fiches/2-agir/2.6-innovation-sociale.md")
    shutil.copyfile(ICI / "libreoffice" / document, ici / document)
    code, sortie = recueil("importer", "--montrer", document, dans=ici)
    assert (code, sortie.strip()) == (
        0,
        "fiches/2-agir/2.6-innovation-sociale.md : rien ne change.",
    )


def test_relire_montre_ce_qui_a_change(recueil: Commande, ici: Path) -> None:
    code, sortie = recueil("exporter", "2.6", "--vers", "docx", "--sortie", "a.docx", dans=ici)
    assert code == 0
    assert "importer --montrer a.docx" in sortie
    assert "À savoir" not in sortie
    code, sortie = recueil("importer", "--montrer", "a.docx", dans=ici)
    assert (code, sortie.strip()) == (
        0,
        "fiches/2-agir/2.6-innovation-sociale.md : rien ne change.",
    )
    document = ici / "a.docx"
    with zipfile.ZipFile(document) as archive:
        texte = archive.read("word/document.xml")
    assert texte.count("territorial des jardins partagés".encode()) == 1
    relu = texte.replace("territorial des jardins partagés".encode(), b"jardins ouverts")
    document.write_bytes(documents.remplacer(document.read_bytes(), {"word/document.xml": relu}))
    code, sortie = recueil("importer", "--montrer", "a.docx", dans=ici)
    changees = [ligne for ligne in sortie.splitlines() if ligne.startswith(("+ ", "- "))]
    assert (
        changees
        == [
            '-  - texte: "L\'ARDES structure le réseau territorial des jardins partagés."',
            '+  - texte: "L\'ARDES structure le réseau territorial des jardins ouverts."',
        ]
        or len(changees) == 2
    )
    code, _ = recueil("importer", "--remplacer", "a.docx", dans=ici)
    assert code == 0
    assert "jardins ouverts" in (ici / "fiches/2-agir/2.6-innovation-sociale.md").read_text("utf-8")


def test_epub(recueil: Commande, ici: Path) -> None:
    code, _ = recueil("exporter", "2.6", "--vers", "epub", dans=ici)
    assert code == 0
    with zipfile.ZipFile(ici / "fiche-2.6.epub") as archive:
        pages = [archive.read(nom).decode() for nom in archive.namelist() if "/ch" in nom]
    assert any("R&amp;D territoriale" in page for page in pages)


@pytest.mark.parametrize("format_", ["docx", "odt", "epub", "md", "txt"])
def test_les_memes_octets(noms: Noms, format_: str) -> None:
    lue, _ = fiche_lue(FICHES[0], (RACINE / FICHES[0]).read_bytes(), dans=True)
    modele = modele_de(lue)
    assert modele is not None
    un, deux = (exporter(modele, lue.source.corps, noms, format_) for _ in range(2))
    assert un == deux


def test_un_document_relu_n_est_pas_ecrase(recueil: Commande, ici: Path) -> None:
    (ici / "fiche-2.6.odt").write_bytes(b"relu")
    code, sortie = recueil("exporter", "2.6", "--vers", "odt", dans=ici)
    assert code == 2
    assert "existe déjà" in sortie
    assert (ici / "fiche-2.6.odt").read_bytes() == b"relu"
    code, _ = recueil("exporter", "2.6", "--vers", "odt", "--remplacer", dans=ici)
    assert code == 0
    assert (ici / "fiche-2.6.odt").read_bytes() != b"relu"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe that has a name here")
def test_ce_qui_n_est_pas_un_fichier_n_est_pas_remplace(recueil: Commande, ici: Path) -> None:
    """A pipe is written to, as `/dev/null` must be: renaming over it would take it away."""
    tuyau = ici / "tuyau.txt"
    os.mkfifo(tuyau)
    with ThreadPoolExecutor(1) as autre:
        lu = autre.submit(tuyau.read_bytes)
        code, _ = recueil("exporter", "2.6", "--vers", "txt", "--sortie", str(tuyau), dans=ici)
    assert code == 0
    assert "2.6" in lu.result().decode()
    assert tuyau.is_fifo()


def test_un_dossier_n_est_pas_un_document(recueil: Commande, ici: Path) -> None:
    (ici / "relectures").mkdir()
    code, sortie = recueil("exporter", "2.6", "--sortie", "relectures", dans=ici)
    assert code == 1
    assert "relectures" in sortie
    assert "Traceback" not in sortie


def test_une_fiche_qui_n_existe_pas(recueil: Commande, ici: Path) -> None:
    code, sortie = recueil("exporter", "2.9", dans=ici)
    assert code == 2
    assert "aucune fiche ne porte le numéro « 2.9 »" in sortie


def test_ce_qui_ne_reviendrait_pas_est_dit(recueil: Commande, ici: Path) -> None:
    """A comment in the header has no place in a document: the writer is told."""
    chemin = ici / "fiches/2-agir/2.6-innovation-sociale.md"
    texte = chemin.read_text("utf-8").replace("statut:", "# À revoir en mai.\nstatut:", 1)
    chemin.write_text(texte, "utf-8")
    code, sortie = recueil("exporter", "2.6", "--vers", "md", dans=ici)
    assert code == 0
    assert "-# À revoir en mai." in sortie
