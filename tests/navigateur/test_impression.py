"""A fiche printed from the browser: the fiche alone, whole, and legible without a screen."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from ..pdf.lecture import Pdf
from ..pdf.test_fiche import serre

FICHE = "fiches/2.6-innovation-sociale/"
Imprimer = Callable[..., Pdf]


@pytest.fixture
def imprimer(page: Page, adresse: str) -> Imprimer:
    """Print a page as Ctrl+P does, after what `avant` changes in it."""

    def faire(chemin: str, avant: str = "") -> Pdf:
        page.goto(adresse + chemin)
        if avant:
            page.evaluate(avant)
        return Pdf(page.pdf(prefer_css_page_size=True, tagged=True, outline=True))

    return faire


def test_aucune_fiche_ne_prend_plus_de_pages_que_son_pdf(
    page: Page, site: Path, adresse: str
) -> None:
    trop = {}
    for pdf in sorted(site.glob("fiches/*/*.pdf")):
        page.goto(f"{adresse}{pdf.parent.relative_to(site).as_posix()}/")
        with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as imprime:
            pages = len(imprime.pages)
        with pikepdf.open(pdf) as compose:
            if pages > len(compose.pages):
                trop[pdf.name] = pages
    assert trop == {}


def test_la_fiche_seule_et_tous_ses_mots(imprimer: Imprimer, site: Path) -> None:
    lu = imprimer(FICHE).arbre.texte
    soupe = BeautifulSoup((site / FICHE / "index.html").read_text("utf-8"), "lxml")
    serres = serre(lu)
    for bloc in soupe.select(
        ".contexte li, .enjeux li, .definition p, .sources li, .voir-aussi li"
    ):
        # The address of a link comes inside it: its words are looked for one stretch at a time.
        for morceau in bloc.find_all(string=True):
            assert serre(morceau) in serres
    for absent in ("Rechercher", "Précédent", "Suivant", "Cité par", "Améliorer", "Mon classeur"):
        assert absent not in lu, absent
    assert "CC BY-SA 4.0" in lu
    assert "/2.6/" in lu


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) est absent")
def test_l_adresse_suit_les_liens_du_dehors(imprimer: Imprimer, site: Path) -> None:
    soupe = BeautifulSoup((site / FICHE / "index.html").read_text("utf-8"), "lxml")
    sources = [str(a["href"]) for a in soupe.select(".sources a[href^=http]")]
    assert len(sources) == 18
    # What a style sheet adds is drawn, and is not in the structure tree.
    fini = subprocess.run(
        ["pdftotext", "-raw", "-", "-"],
        input=imprimer(FICHE).octets,
        capture_output=True,
        check=True,
    )
    lu = serre(fini.stdout.decode())
    assert [adresse for adresse in sources if f"({adresse})" not in lu] == []
    # The pages are numbered at their foot.
    assert "1/3" in lu


def test_ce_qui_est_replie_est_imprime(imprimer: Imprimer) -> None:
    pli = (
        "document.querySelector('.md-content article').insertAdjacentHTML('beforeend', "
        "'<details><summary>Replié</summary><p>Ce qui était caché.</p></details>')"
    )
    lu = imprimer(FICHE, pli).arbre.texte
    assert "Replié" in lu
    assert "Ce qui était caché." in lu


def test_ni_titre_seul_ni_figure_coupee(imprimer: Imprimer) -> None:
    """A figure of many lines goes whole to the next page, wherever it stands in the fiche."""
    lignes = "".join(f"<p>Ligne {rang} de la figure</p>" for rang in range(1, 13))
    figures = (
        "document.querySelectorAll('.md-content article section').forEach(section => "
        f"section.insertAdjacentHTML('afterend', '<figure>{lignes}</figure>'))"
    )
    couper = (
        "; const libre = new CSSStyleSheet(); libre.replaceSync("
        "'figure, figure * { break-inside: auto !important; break-before: auto !important; "
        "break-after: auto !important }'); document.adoptedStyleSheets = [libre]"
    )

    def pages_des_figures(pdf: Pdf) -> list[set[int]]:
        des_lignes = [
            b for b in pdf.arbre.toutes("P") if re.fullmatch(r"Ligne \d+ de la figure", b.texte)
        ]
        assert len(des_lignes) >= 36
        assert len(des_lignes) % 12 == 0
        return [
            set().union(*(b.pages for b in des_lignes[debut : debut + 12]))
            for debut in range(0, len(des_lignes), 12)
        ]

    pdf = imprimer(FICHE, figures)
    assert all(len(pages) == 1 for pages in pages_des_figures(pdf))
    # Left to itself, the browser cuts some: it is the style sheet that keeps them whole.
    assert any(len(pages) > 1 for pages in pages_des_figures(imprimer(FICHE, figures + couper)))
    blocs = [b for b in pdf.arbre.toutes("H2", "H3", "P", "LBody", "LI") if b.pages]
    for titre, suite in pairwise(blocs):
        if titre.genre in ("H2", "H3"):
            assert min(suite.pages) == max(titre.pages), titre.texte


def test_au_format_a4(imprimer: Imprimer) -> None:
    for feuille in imprimer(FICHE).pdf.pages:
        assert [round(float(n)) for n in feuille.mediabox[2:]] in ([595, 842], [596, 842])


def test_une_partie_de_l_accueil_ne_se_coupe_pas(imprimer: Imprimer) -> None:
    pdf = imprimer("")
    titres = [b for b in pdf.arbre.toutes("H2") if b.texte.startswith("Partie\u00a0")]
    assert len(titres) >= 4
    blocs = [b for b in pdf.arbre.toutes("H2", "P", "LI") if b.pages]
    for titre in titres:
        suite = blocs[blocs.index(titre) + 1 :][:3]
        assert {min(b.pages) for b in suite} == {min(titre.pages)}, titre.texte
