"""Definitions over the text, filters and their address, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.navigateur

FICHE = "fiches/2.6-innovation-sociale/"


def test_une_definition_s_ouvre_au_survol_et_reste(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    lien = page.locator("a.lien-terme").first
    notion = page.locator(".notion--ouverte")
    lien.hover()
    expect(notion).to_be_visible()
    # RGAA 10.13: the pointer may go over it without closing it.
    notion.hover()
    page.wait_for_timeout(500)
    expect(notion).to_be_visible()
    page.keyboard.press("Escape")
    expect(notion).to_have_count(0)


def test_une_definition_s_ouvre_au_clavier(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    lien = page.locator("a.lien-terme").first
    lien.focus()
    notion = page.locator(".notion--ouverte")
    expect(notion).to_be_visible()
    identifiant = notion.get_attribute("id")
    assert identifiant
    expect(lien).to_have_attribute("aria-describedby", identifiant)
    cadre = notion.bounding_box()
    assert cadre is not None
    assert cadre["x"] >= 0
    assert cadre["x"] + cadre["width"] <= 1280
    page.keyboard.press("Escape")
    expect(notion).to_have_count(0)
    expect(lien).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#def-"))


def test_une_definition_s_ouvre_au_doigt_avant_de_mener_ailleurs(
    chromium: Browser, adresse: str
) -> None:
    contexte = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = contexte.new_page()
    page.goto(adresse + FICHE)
    lien = page.locator("a.lien-terme").first
    lien.tap()
    notion = page.locator(".notion--ouverte")
    expect(notion).to_be_visible()
    assert page.url.endswith(FICHE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    notion.get_by_role("link").tap()
    expect(page).to_have_url(re.compile(r"#def-"))
    contexte.close()


@pytest.mark.parametrize("adresse_de_la_vue", ["explorer/", "frise/", "glossaire/"])
def test_filtrer_en_tapant_et_partager_l_adresse(
    page: Page, adresse: str, adresse_de_la_vue: str
) -> None:
    page.goto(adresse + adresse_de_la_vue)
    champ = page.get_by_label("Filtrer")
    compte = page.locator(".filtres__compte")
    avant = int(re.findall(r"\d+", compte.inner_text())[0])
    champ.fill("epargne")
    expect(compte).not_to_have_text(re.compile(rf"^{avant} "))
    apres = compte.inner_text()
    assert "filtre=epargne" in page.url
    page.reload()
    expect(page.get_by_label("Filtrer")).to_have_value("epargne")
    expect(compte).to_have_text(apres)
    champ.fill("zzzzzz")
    expect(compte).to_contain_text("Aucun résultat")
    page.get_by_role("button", name="Tout effacer").click()
    expect(compte).to_have_text(re.compile(rf"^{avant} "))


def test_les_choix_se_combinent(page: Page, adresse: str) -> None:
    page.goto(adresse + "explorer/?region=Normandie&partie=2.+Agir")
    expect(page.get_by_label("Région")).to_have_value("Normandie")
    visibles = page.locator(".liste-fiches > ul > li:not([hidden])")
    assert visibles.count() >= 1
    for ligne in visibles.all():
        expect(ligne).to_contain_text("Normandie")
        expect(ligne).to_contain_text("2. Agir")


def test_sans_javascript_les_listes_sont_entieres(
    chromium: Browser, adresse: str, site: Path
) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    for vue, element in (
        ("explorer/", ".liste-fiches > ul > li"),
        ("frise/", "section.decennie > ul > li"),
        ("glossaire/", "section.terme"),
        ("territoires/", "a.tuile"),
    ):
        page.goto(adresse + vue)
        assert page.locator(element).count() > 3
        assert all(e.is_visible() for e in page.locator(element).all()[:5])
        assert page.locator(".filtres:visible").count() == 0
    page.goto(adresse + FICHE)
    page.locator("a.lien-terme").first.click()
    assert "#def-" in page.url
    contexte.close()


def test_la_carte_se_parcourt_au_clavier(page: Page, adresse: str) -> None:
    page.goto(adresse + "territoires/")
    page.locator("a.tuile--normandie").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#normandie$"))


def test_la_carte_des_liens_eclaire_les_voisins_au_clavier(page: Page, adresse: str) -> None:
    page.goto(adresse + "carte/")
    noeud = page.locator("a.noeud--fiche").first
    noeud.focus()
    lies = page.locator("a.noeud.lie").count()
    assert 1 < lies < page.locator("a.noeud").count()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fiches/"))


@pytest.mark.parametrize("largeur", [320, 1280])
@pytest.mark.parametrize("vue", ["explorer/", "frise/", "glossaire/", "territoires/", "carte/"])
def test_les_vues_ne_debordent_pas(page: Page, adresse: str, vue: str, largeur: int) -> None:
    page.set_viewport_size({"width": largeur, "height": 800})
    page.goto(adresse + vue)
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
