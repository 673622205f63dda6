"""The reader's own selection, kept on the device."""

import json
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


# What somebody, or another program, may have left where the page keeps the reader's fiches.
_IMG = "<img src=x onerror=alert(1)>"
_ALTERES: list[object] = [
    {"adresse": "javascript:alert(1)", "titre": _IMG, "pdf": "javascript:alert(1)"},
    {"adresse": "java\tscript:alert(1)", "numero": _IMG, "pdf": "java\nscript:alert(1)"},
    {"adresse": "\u0001javascript:alert(1)", "titre": "<svg onload=alert(1)>"},
    {"adresse": "JaVaScRiPt:alert(1)//", "titre": "'\"><script>alert(1)</script>"},
    {"adresse": "data:text/html,<script>alert(1)</script>", "titre": "Une page"},
    {"adresse": "blob:null/x", "titre": "Un fichier"},
    {"adresse": "view-source:x", "titre": "Une source"},
    {"adresse": "https://ailleurs.exemple/", "titre": "Ailleurs", "pdf": "//ailleurs.exemple/"},
    {"adresse": "//ailleurs.exemple/x", "titre": "Ailleurs"},
    {"adresse": "\\\\ailleurs.exemple/x", "titre": "Ailleurs"},
    {"adresse": "/\\ailleurs.exemple/x", "titre": "Ailleurs"},
    {"adresse": "ftp://ailleurs.exemple/", "titre": "Ailleurs"},
    None,
    3,
    "texte",
    [],
    {},
    {"adresse": 3},
    {"adresse": {"toString": "x"}},
    {"adresse": "http://[", "titre": "Illisible"},
    {"adresse": "https://:x@:99999/", "titre": "Illisible"},
    {"adresse": "a", "titre": {"x": 1}, "numero": ["2.6"], "pdf": {"y": 2}},
    {"adresse": "b", "titre": "Deux\nlignes\u0000", "pdf": "http://["},
    {"adresse": "x" * 100_000, "titre": "Trop longue"},
    {"adresse": "c", "titre": "T" * 100_000},
    {"__proto__": {"adresse": "d"}, "constructor": {"prototype": 1}},
]
_TROP = [{"adresse": f"fiches/{n}/", "titre": f"Fiche {n}"} for n in range(40_000)]
_VIDES = (
    "",
    "{{{",
    "[1,",
    "\u0000",
    "[" * 50_000,
    '"a"',
    "12",
    "null",
    '{"adresse":"a","length":3}',
)
_GARDER = "garde => localStorage.setItem('recueil.classeur', garde)"


@pytest.mark.parametrize(
    ("garde", "gardees"), [(_ALTERES, 15), (_TROP, 1000), (_TROP[:1] * 5_000, 1)]
)
def test_ce_que_l_appareil_garde_ne_mene_pas_ailleurs(
    garde: list[object], gardees: int, page: Page, adresse: str
) -> None:
    dialogues: list[str] = []
    page.on("dialog", lambda d: (dialogues.append(d.message), d.dismiss()))
    page.goto(adresse + "classeur/")
    page.evaluate(_GARDER, json.dumps(garde))
    page.reload()
    lignes = page.locator(".classeur__liste > li")
    expect(lignes).to_have_count(gardees)
    expect(page.locator(".classeur-sans-script")).to_be_hidden()
    liens = page.locator(".classeur__liste a").evaluate_all("l => l.map(a => a.href)")
    assert all(lien.startswith(adresse) for lien in liens)
    # Nothing but what the page writes by itself, a line for each fiche.
    assert page.locator(".classeur__liste :not(li, a, span, button)").count() == 0
    noms = page.locator(".classeur__liste > li > a").all_text_contents()
    assert all(0 < len(nom) <= 1001 and "\n" not in nom for nom in noms)
    # It goes on working.
    with page.expect_download():
        page.get_by_role("button", name="Télécharger la liste").click()
    page.get_by_role("button", name="Retirer").first.click()
    expect(lignes).to_have_count(gardees - 1)
    _ajouter(page, adresse)
    expect(lignes).to_have_count(gardees)
    expect(lignes.last).to_contain_text("2.6")
    # The links are followed: whatever they were, they lead to this site.
    page.locator(".classeur__liste > li > a").first.click()
    assert page.url.startswith(adresse)
    assert dialogues == []


def test_un_classeur_illisible_est_un_classeur_vide(page: Page, adresse: str) -> None:
    page.goto(adresse + "classeur/")
    for garde in _VIDES:
        page.evaluate(_GARDER, garde)
        page.reload()
        expect(page.locator(".classeur__vide")).to_be_visible()
        assert page.evaluate("localStorage.getItem('recueil.classeur')") == "[]", garde[:20]
    _ajouter(page, adresse)
    expect(page.locator(".classeur__liste > li")).to_have_count(1)


def _ajouter(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHES[0])
    page.get_by_role("button", name="Ajouter à mon classeur").click()
    page.goto(adresse + "classeur/")


def test_sans_javascript_la_page_le_dit(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(adresse + "classeur/")
    expect(page.get_by_text("a besoin de JavaScript")).to_be_visible()
    expect(page.locator(".classeur")).to_be_hidden()
    page.goto(adresse + FICHES[0])
    expect(page.locator(".classeur-bouton")).to_be_hidden()
    contexte.close()
