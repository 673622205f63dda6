"""PDFs within a build: composed once, the same each time, and never half a site."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from recueil.pdf.atelier import Atelier
from recueil.pdf.document import Document

from ..conftest import FICHE, Commande, copier, lancer
from ..test_construire import empreinte
from .lecture import Pdf

ANGLAISE = FICHE.replace(".md", ".en.md")


@pytest.fixture
def composes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The fiches and books that were composed, rather than taken from a cache of their own."""
    monkeypatch.setenv("RECUEIL_CACHE", str(tmp_path / "cache"))
    faits: list[str] = []
    composer = Atelier.composer

    def noter(atelier: Atelier, document: Document, *, a_part: bool = False) -> bytes:
        fiche = json.loads(document.json).get("fiche")
        faits.append(f"{fiche['numero']}.{fiche['langue']}" if fiche else document.gabarit)
        return composer(atelier, document, a_part=a_part)

    monkeypatch.setattr(Atelier, "composer", noter)
    return faits


def changer(fichier: Path, avant: str, apres: str) -> None:
    """Replace words that are in a file."""
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres), "utf-8")


def test_rien_n_est_recompose_sans_raison(
    recueil: Commande, copie: Path, composes: list[str]
) -> None:
    assert recueil("construire", dans=copie)[0] == 0
    assert {"2.6.fr", "2.6.en", "recueil.typ"} <= set(composes)
    assert composes.count("recueil.typ") == 2
    composes.clear()
    premiere = empreinte(copie / "site")
    assert recueil("construire", dans=copie)[0] == 0
    assert composes == []
    assert empreinte(copie / "site") == premiere
    # A translation changes: it and the book that holds it are composed, and nothing else.
    changer(copie / ANGLAISE, "statut: proposition", "statut: validee")
    assert recueil("construire", dans=copie)[0] == 0
    assert sorted(composes) == ["2.6.en", "recueil.typ"]
    composes.clear()
    # A colour of the charter changes: everything is composed again.
    changer(copie / "docs/styles/charte.css", "#17493f", "#123456")
    assert recueil("construire", dans=copie)[0] == 0
    assert {"2.6.fr", "2.6.en"} <= set(composes)


def test_deux_ateliers_donnent_les_memes_octets(tmp_path: Path) -> None:
    """Other folder, other order of dictionaries and sets, nothing from a cache."""
    sorties = []
    for nom, graine in (("un", "1"), ("ailleurs/deux", "2")):
        copie = copier(tmp_path / nom)
        for commande in (["2.6"], []):
            fini = lancer(
                "pdf",
                *commande,
                "--sortie",
                "x.pdf",
                dans=copie,
                PYTHONHASHSEED=graine,
                SOURCE_DATE_EPOCH="1700000000",
                RECUEIL_CACHE=str(tmp_path / f"cache-{graine}"),
            )
            assert fini.returncode == 0, fini.stdout + fini.stderr
            sorties.append((copie / "x.pdf").read_bytes())
    assert sorties[0] == sorties[2]
    assert sorties[1] == sorties[3]
    pdf = Pdf(sorties[0])
    assert str(pdf.pdf.docinfo["/CreationDate"]).startswith("D:20231114")


def test_sans_git_ni_horloge_un_pdf_n_a_pas_de_date(
    recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert recueil("pdf", "2.6", "--sortie", "x.pdf", dans=copie)[0] == 0
    pdf = Pdf(copie / "x.pdf")
    assert "/CreationDate" not in pdf.pdf.docinfo


def test_un_cache_abime_est_refait(recueil: Commande, copie: Path, composes: list[str]) -> None:
    assert recueil("pdf", "2.6", "--sortie", "x.pdf", dans=copie)[0] == 0
    attendu = (copie / "x.pdf").read_bytes()
    cache = Path(os.environ["RECUEIL_CACHE"]) / "pdf"
    (garde,) = cache.iterdir()
    garde.write_bytes(garde.read_bytes()[:1000])
    assert recueil("pdf", "2.6", "--sortie", "x.pdf", dans=copie)[0] == 0
    assert (copie / "x.pdf").read_bytes() == attendu
    assert composes == ["2.6.fr", "2.6.fr"]


def test_un_cache_impossible_n_arrete_rien(
    recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copie / "fichier").write_text("")
    monkeypatch.setenv("RECUEIL_CACHE", str(copie / "fichier"))
    assert recueil("pdf", "2.6", "--sortie", "x.pdf", dans=copie)[0] == 0


def test_une_fiche_qui_ne_s_imprime_pas_laisse_le_site(recueil: Commande, copie: Path) -> None:
    assert recueil("construire", dans=copie)[0] == 0
    avant = empreinte(copie / "site")
    (copie / FICHE).with_name("plan.png").write_bytes(b"\x89PNG\r\n\x1a\nabime")
    with (copie / FICHE).open("a", encoding="utf-8") as fichier:
        fichier.write("\n![Un plan](plan.png)\n")
    code, sortie = recueil("construire", dans=copie)
    assert code == 1
    rang = len((copie / FICHE).read_text("utf-8").splitlines())
    assert f"{FICHE}:{rang}:12: erreur[P003] l'image « plan.png »" in sortie
    assert "Le site précédent reste en place dans site/." in sortie
    assert "Traceback" not in sortie
    assert empreinte(copie / "site") == avant
    fini = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=copie,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 1
    assert "erreur[P003]" in fini.stderr
    assert empreinte(copie / "site") == avant


def test_un_gabarit_de_pdf_casse_est_explique(recueil: Commande, copie: Path) -> None:
    changer(
        copie / "overrides/pdf/fiche.typ", "#let fin(f, ctx) = {", "#let fin(f, ctx) = { 1 + [a]"
    )
    code, sortie = recueil("construire", dans=copie)
    assert code == 1
    debut = (
        "erreur[P007] le PDF ne peut pas être composé : Typst, qui compose les PDF, l'a refusé, à "
    )
    assert f"{debut}overrides/pdf/fiche.typ:" in " ".join(sortie.split())
    assert "(en anglais : « cannot add integer and content »)" in " ".join(sortie.split())
    assert "Traceback" not in sortie
    assert not (copie / "site").exists()


def test_les_pdf_se_coupent_par_un_reglage(
    recueil: Commande, copie: Path, composes: list[str]
) -> None:
    changer(copie / "mkdocs.yml", "pdf: true", "pdf: false")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0
    assert composes == []
    assert "PDF" not in sortie
    assert not list((copie / "site").rglob("*.pdf"))
    assert not list((copie / "site").rglob("*.typ"))
    page = (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8")
    assert "fiche-pdf" not in page
    assert "accueil-pdf" not in (copie / "site/index.html").read_text("utf-8")


def test_l_archive_se_demande_par_un_reglage(recueil: Commande, copie: Path) -> None:
    changer(copie / "mkdocs.yml", "pdf_archive: false", "pdf_archive: true")
    assert recueil("construire", dans=copie)[0] == 0
    with Pdf(copie / "site/recueil.pdf").pdf.open_metadata() as xmp:
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"]) == ("1", "2")


def test_les_couleurs_viennent_de_la_charte(recueil: Commande, copie: Path) -> None:
    changer(copie / "docs/styles/charte.css", "#17493f", "#123456")
    assert recueil("pdf", "2.6", "--sortie", "x.pdf", dans=copie)[0] == 0
    import pikepdf

    pdf = Pdf(copie / "x.pdf").pdf
    couleurs = {
        tuple(round(float(n) * 255) for n in operandes)  # type: ignore[arg-type]
        for operandes, operateur in pikepdf.parse_content_stream(pdf.pages[0])
        if str(operateur) in ("scn", "rg") and len(operandes) == 3
    }
    assert (0x12, 0x34, 0x56) in couleurs
    assert (0x17, 0x49, 0x3F) not in couleurs


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        (
            '--recueil-pdf-texte: "Source Sans Pro"',
            '--recueil-pdf-texte: "Comic Neue"',
            "la police « Comic Neue » de « --recueil-pdf-texte » n'est pas installée",
        ),
        (
            "--recueil-pdf-titres:",
            "--autre:",
            "il manque la variable « --recueil-pdf-titres »",
        ),
        ("../images/favicon.svg", "../images/absent.svg", "le logo « ../images/absent.svg »"),
        (
            "--recueil-pdf-marge: 20mm",
            "--recueil-pdf-marge: 2em",
            "il faut une longueur en mm, cm ou pt",
        ),
    ],
)
def test_une_charte_fausse_est_expliquee(
    avant: str, apres: str, phrase: str, recueil: Commande, copie: Path
) -> None:
    changer(copie / "docs/styles/charte.css", avant, apres)
    for commande in (("pdf", "2.6", "--sortie", "x.pdf"), ("construire",)):
        code, sortie = recueil(*commande, dans=copie)
        assert code == 1
        assert "docs/styles/charte.css" in sortie
        assert phrase in sortie
        assert "Traceback" not in sortie
    assert not (copie / "x.pdf").exists()
    assert not (copie / "site").exists()
