"""The reader's own selection, kept on the device."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.navigateur

FICHES = ("fiches/2.6-innovation-sociale/", "fiches/3.4-amap/")


def test_remplir_ranger_et_telecharger(page: Page, adresse: str, tmp_path: Path) -> None:
    for fiche in FICHES:
        page.goto(adresse + fiche)
        bouton = page.get_by_role("button", name="Ajouter à mon classeur")
        bouton.click()
        garde = page.get_by_role("button", name="Dans mon classeur")
        expect(garde).to_have_attribute("aria-pressed", "true")
    page.goto(adresse + "classeur/")
    lignes = page.locator(".classeur__liste > li")
    expect(lignes).to_have_count(2)
    expect(page.locator(".classeur__compte")).to_have_text("2 fiches dans votre classeur")
    page.get_by_role("button", name=re.compile("^Monter : 3.4")).click()
    expect(lignes.first).to_contain_text("3.4")
    page.reload()
    expect(lignes.first).to_contain_text("3.4")

    with page.expect_download() as attente:
        page.get_by_role("button", name="Télécharger la liste").click()
    fichier = tmp_path / "liste.txt"
    attente.value.save_as(fichier)
    texte = fichier.read_text("utf-8-sig")
    assert texte.index(adresse + FICHES[1]) < texte.index(adresse + FICHES[0])

    page.emulate_media(media="print")
    expect(page.locator(".classeur__adresse").first).to_be_visible()
    expect(page.locator(".classeur__actions")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name=re.compile("^Retirer : 2.6")).click()
    expect(lignes).to_have_count(1)
    page.get_by_role("button", name="Vider le classeur").click()
    expect(page.locator(".classeur__vide")).to_be_visible()


def test_ce_que_l_appareil_garde_ne_mene_pas_ailleurs(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.evaluate(
        """localStorage.setItem("recueil.classeur", JSON.stringify([
            {adresse: "javascript:alert(1)", titre: "<img src=x onerror=alert(1)>"},
            {adresse: "https://ailleurs.exemple/", titre: "Ailleurs"}, null, 3]))"""
    )
    page.goto(adresse + "classeur/")
    liens = page.locator(".classeur__liste a").evaluate_all("l => l.map(a => a.href)")
    assert liens
    assert all(lien.startswith(adresse) for lien in liens)
    assert page.locator(".classeur__liste img").count() == 0


def test_sans_javascript_la_page_le_dit(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(adresse + "classeur/")
    expect(page.get_by_text("a besoin de JavaScript")).to_be_visible()
    expect(page.locator(".classeur")).to_be_hidden()
    page.goto(adresse + FICHES[0])
    expect(page.locator(".classeur-bouton")).to_be_hidden()
    contexte.close()
