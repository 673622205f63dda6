"""The Content-Security-Policy: the site runs under it, and nothing else does."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import servir

pytestmark = pytest.mark.navigateur

FICHE = "fiches/2.6-innovation-sociale/"
ATTAQUE = """
<script>window.touche = 'script'</script>
<img src="absente.png" onerror="window.touche = 'attribut'">
<svg onload="window.touche = 'svg'"></svg>
<a id="piege" href="javascript:window.touche = 'adresse'">Ici</a>
<script src="data:text/javascript,window.touche='data'"></script>
<p id="style" style="position: fixed">Un style en ligne</p>
<style>#feuille { position: fixed }</style><p id="feuille">Une feuille de style</p>
<iframe src="404.html"></iframe>
<form id="formulaire" action="https://exemple.invalid/"><button>Envoyer</button></form>
<base href="https://exemple.invalid/">
"""


@pytest.mark.parametrize("chemin", ["", FICHE, "en/", "adresse/inconnue/", "2.6/", "contribuer/"])
def test_aucune_violation(chemin: str, page: Page, adresse: str) -> None:
    """The fixture fails if the policy stops anything, the theme's styles and scripts included."""
    page.goto(adresse + chemin)
    expect(page.locator("html")).not_to_have_class(re.compile("no-js"))
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-media", re.compile("light|dark"))
    page.keyboard.press("/")
    page.keyboard.type("innovation")
    page.wait_for_timeout(500)
    page.emulate_media(media="print")


def test_tout_marche_sur_un_disque(chromium: Browser, site: Path) -> None:
    """A copy of the site opened without any server keeps its looks and its scripts."""
    contexte = chromium.new_context()
    page = contexte.new_page()
    refus: list[str] = []
    page.on("console", lambda m: refus.append(m.text) if "Content Security" in m.text else None)
    page.goto((site / FICHE / "index.html").as_uri())
    expect(page.locator("html")).not_to_have_class(re.compile("no-js"))
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    contexte.close()
    assert refus == []


@pytest.fixture(params=["en-tete", "meta"])
def attaquee(
    request: pytest.FixtureRequest, chromium: Browser, site: Path, tmp_path: Path
) -> Iterator[Page]:
    """A page into which everything got, under one half of the policy alone."""
    copie = tmp_path / "site"
    shutil.copytree(site, copie)
    fichier = copie / FICHE / "index.html"
    html = fichier.read_text("utf-8").replace("</article>", f"{ATTAQUE}</article>")
    if request.param == "en-tete":
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    fichier.write_text(html, "utf-8")
    serveur = servir(copie, en_tetes=request.param == "en-tete")
    contexte = chromium.new_context()
    page = contexte.new_page()
    page.goto(f"http://127.0.0.1:{serveur.server_port}/{FICHE}")
    yield page
    contexte.close()
    serveur.shutdown()


def test_rien_d_autre_ne_s_execute(attaquee: Page) -> None:
    attaquee.locator("#piege").evaluate("lien => lien.click()")
    attaquee.wait_for_timeout(300)
    assert attaquee.evaluate("window.touche") is None
    for nom in ("style", "feuille"):
        position = attaquee.locator(f"#{nom}").evaluate("e => getComputedStyle(e).position")
        assert position == "static", nom
    assert attaquee.evaluate("document.baseURI").startswith("http://127.0.0.1")
    demandes: list[str] = []
    attaquee.on("request", lambda requete: demandes.append(requete.url))
    attaquee.locator("#formulaire").evaluate("formulaire => formulaire.submit()")
    attaquee.wait_for_timeout(300)
    assert demandes == []


def test_le_site_ne_se_laisse_pas_encadrer(chromium: Browser, adresse: str, page: Page) -> None:
    contexte = chromium.new_context()
    autre = contexte.new_page()
    autre.set_content(f'<iframe src="{adresse}"></iframe>')
    autre.wait_for_timeout(500)
    assert autre.frames[1].url.startswith("chrome-error:")
    contexte.close()
