"""Our mkdocs-i18n against the one it comes from: the same menus, in linear time."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from .conftest import FICHE, Commande

LANGUES = {
    "default_language": "fr",
    "languages": {"fr": "Français", "en": "English"},
    "translate_nav": {"en": {"Pages": "Pages in English", "Accueil": "Home"}},
}


def construire(dossier: Path, plugin: str) -> Path:
    """A small site with half of its pages translated, built with one of the two plugins."""
    docs = dossier / "docs"
    docs.mkdir(parents=True)
    nav = []
    for rang in range(8):
        nom = f"page-{rang}.md"
        (docs / nom).write_text(f"---\ntitle: Page {rang}\n---\n", "utf-8")
        nav.append(nom)
        if rang % 2:
            (docs / f"page-{rang}.en.md").write_text(
                f"---\ntitle: Page {rang} in English\n---\n", "utf-8"
            )
            nav.append(f"page-{rang}.en.md")
    (docs / "index.md").write_text("---\ntitle: Accueil\n---\n", "utf-8")
    (docs / "index.en.md").write_text("---\ntitle: Home\n---\n", "utf-8")
    configuration = {
        "site_name": "Essai",
        "theme": {"name": "material", "font": False},
        "extra": {
            "alternate": [
                {"name": "Français", "link": ".", "lang": "fr"},
                {"name": "English", "link": "index.en/", "lang": "en"},
            ]
        },
        "nav": [{"Accueil": "index.md"}, "index.en.md", {"Pages": nav}],
        "plugins": [{plugin: LANGUES}],
    }
    (dossier / "mkdocs.yml").write_text(yaml.safe_dump(configuration, allow_unicode=True), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=dossier,
        check=True,
        capture_output=True,
    )
    return dossier / "site"


def menu(page: Path) -> list[tuple[str, str]]:
    """The links of a page's menu."""
    soupe = BeautifulSoup(page.read_text("utf-8"), "lxml")
    liens = soupe.select(".md-nav--primary a.md-nav__link")
    return [(lien["href"], lien.get_text(" ", strip=True)) for lien in liens]


def test_les_menus_sont_ceux_de_mkdocs_i18n(tmp_path: Path) -> None:
    reference = construire(tmp_path / "reference", "i18n")
    notre = construire(tmp_path / "notre", "recueil-i18n")
    pages = sorted(f.relative_to(reference) for f in reference.rglob("index.html"))
    assert pages == sorted(f.relative_to(notre) for f in notre.rglob("index.html"))
    assert len(pages) == 14
    for page in pages:
        assert menu(notre / page) == menu(reference / page), page
        langue = "en" if ".en" in page.as_posix() else "fr"
        for site in (reference, notre):
            soupe = BeautifulSoup((site / page).read_text("utf-8"), "lxml")
            assert soupe.html["lang"] == langue


def test_une_page_sans_traduction_le_dit_dans_la_langue_de_qui_la_cherche(
    copie: Path, recueil: Commande
) -> None:
    (copie / FICHE).with_name("2.6-innovation-sociale.en.md").unlink()
    assert recueil("construire", dans=copie)[0] == 0
    page = BeautifulSoup(
        (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8"), "lxml"
    )
    avis = page.select_one(".sans-traduction")
    assert avis["lang"] == "en"
    assert avis.get_text() == "This page has not been translated into English yet."
    lien = page.select_one(".langues a[hreflang=en]")
    assert lien["href"] == "../../en/"
    assert [a["hreflang"] for a in page.select("head link[rel=alternate]")] == ["fr"]
    accueil = BeautifulSoup((copie / "site/en/index.html").read_text("utf-8"), "lxml")
    cartes = accueil.select("section.cartes li")
    carte = next(c for c in cartes if c.select_one("a[href*='2.6-innovation-sociale']"))
    assert "Innovation sociale (in French)" in carte.get_text(" ", strip=True).replace("\n", " ")
    assert carte.a["href"] == "../fiches/2.6-innovation-sociale/"


@pytest.mark.parametrize("langue", ["fr", "en"])
def test_une_traduction_perimee_porte_un_avis(langue: str, copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8") + "\nUn ajout.\n", "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0
    assert "avertissement[R038]" in sortie
    suffixe = "" if langue == "fr" else ".en"
    page = BeautifulSoup(
        (copie / f"site/fiches/2.6-innovation-sociale{suffixe}/index.html").read_text("utf-8"),
        "lxml",
    )
    avis = page.select_one(".bandeau--perimee")
    if langue == "fr":
        assert avis is None
    else:
        assert "has changed since this translation" in avis.get_text()
        assert avis.a["href"] == "../2.6-innovation-sociale/"
