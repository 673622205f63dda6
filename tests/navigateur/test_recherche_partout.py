"""The search in each language, from a server and from a disk: nothing stopped, nothing silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.navigateur

CHAMP = "[role=combobox]"
OPTION = "[role=option]"
# For each language: how its pages are called, a request, the fiche it leads to, a typing error
# and the word that was meant.
LANGUES = {
    "fr": ("", "tontine", "4.2", "monaie", "monnaie", "Aucun résultat"),
    "en": (".en", "social innovation", "2.6", "inovation", "innovation", "No results"),
}


@dataclass(frozen=True)
class Lecture:
    """A reader's browser, and where the site is for it."""

    page: Page
    site: str
    langue: str

    def aller(self, dossier: str, requete: str = "") -> None:
        """Open a page of the site in the reader's language."""
        suffixe = LANGUES[self.langue][0]
        nom = f"{dossier}{suffixe}/" if dossier else ("en/" if suffixe else "")
        index = "index.html" if self.site.startswith("file:") else ""
        self.page.goto(f"{self.site}{nom}{index}{requete}")
        self.page.wait_for_load_state("load")


@pytest.fixture(params=["http", "file"])
def racine(request: pytest.FixtureRequest, adresse: str, site: Path) -> str:
    """Address of the site: on this machine's server, or on its disk."""
    return adresse if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture(params=list(LANGUES))
def lecture(request: pytest.FixtureRequest, chromium: Browser, racine: str) -> Iterator[Lecture]:
    """Fails if the policy stopped anything, if a script failed, or if the site asked elsewhere."""
    contexte = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = contexte.new_page()
    plaintes: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error('Content Security '"
        " + e.violatedDirective))"
    )
    page.on("pageerror", lambda erreur: plaintes.append(str(erreur)))
    page.on("console", lambda m: plaintes.append(m.text) if "Content Security" in m.text else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((racine, "data:")) else plaintes.append(r.url),
    )
    yield Lecture(page, racine, request.param)
    contexte.close()
    assert plaintes == []


def test_du_champ_aux_resultats(lecture: Lecture) -> None:
    """The header's field, an option, the page of results, filters, a correction, and nothing."""
    _, requete, numero, faute, voulu, aucun = LANGUES[lecture.langue]
    page = lecture.page
    lecture.aller("")
    # A policy is there to be respected, even where no server sends headers.
    politique = page.locator("meta[http-equiv=Content-Security-Policy]")
    assert "default-src 'self'" in str(politique.get_attribute("content"))
    page.keyboard.press("s")
    page.keyboard.type(requete)
    expect(page.locator(OPTION).first).to_contain_text(numero)
    page.keyboard.press("Enter")
    expect(page.locator(".resultat a").first).to_contain_text(numero)
    expect(page.locator(CHAMP)).to_have_value(requete)

    page.locator(".resultats__choix summary").click()
    page.locator("select[name=partie]").select_option(index=1)
    expect(page.locator(".resultat").first).to_be_visible()

    page.locator(CHAMP).fill(faute)
    expect(page.locator(".recherche__correction")).to_contain_text(voulu)
    page.locator(CHAMP).press("Enter")
    expect(page.locator(".resultats__correction")).to_contain_text(voulu)

    page.locator(CHAMP).fill("xqzwvk")
    page.locator(CHAMP).press("Enter")
    expect(page.locator(".resultats__compte")).to_have_text(aucun)
    expect(page.locator(".resultats__rien")).to_be_visible()
    assert page.locator(".resultats__rien a").count() >= 2


def test_une_adresse_se_partage(lecture: Lecture) -> None:
    """`?q=` alone says what to look for; with a filter, the filter too."""
    _, requete, numero, *_ = LANGUES[lecture.langue]
    lecture.aller("recherche", f"?q={requete.replace(' ', '+')}")
    page = lecture.page
    expect(page.locator(CHAMP)).to_have_value(requete)
    expect(page.locator(".resultat a").first).to_contain_text(numero)
    tous = page.locator(".resultats__compte").inner_text()
    page.locator(".resultats__choix summary").click()
    valeur = page.locator("select[name=mot] option").nth(1).get_attribute("value")
    lecture.aller("recherche", f"?q={requete.replace(' ', '+')}&mot={valeur}")
    expect(page.locator("select[name=mot]")).to_have_value(str(valeur))
    expect(page.locator(".resultat").first).to_be_visible()
    assert page.locator(".resultats__compte").inner_text() != tous


@pytest.mark.parametrize("facette", ["partie", "mot", "organisation", "region"])
def test_chaque_filtre(facette: str, page: Page, adresse: str) -> None:
    """Each value says how many results it leaves, and leaves as many, all of them with it."""
    page.goto(f"{adresse}recherche/?q=solidaire")
    expect(page.locator(".resultat").first).to_be_visible()
    page.locator(".resultats__choix summary").click()
    choix = page.locator(f"select[name={facette}]")
    expect(page.get_by_label(choix.evaluate("s => s.labels[0].textContent.trim()"))).to_be_visible()
    valeurs = choix.locator("option").evaluate_all(
        "options => options.slice(1).map((o) => [o.value, Number(/\\((\\d+)\\)$/.exec(o.text)[1])])"
    )
    assert valeurs
    valeur, compte = max(valeurs, key=lambda une: int(une[1]))
    choix.select_option(valeur)
    expect(page.locator(".resultats__compte")).to_have_text(re.compile(f"^{compte} résultats?$"))
    expect(page).to_have_url(re.compile(rf"[?&]{facette}="))
    if facette == "partie":
        contextes = page.locator(".resultat__contexte").all_inner_texts()
        assert contextes
        assert all(valeur in contexte for contexte in contextes)
    # By keyboard: back to all.
    page.locator(".resultats__filtres [type=reset]").press("Enter")
    expect(choix).to_have_value("")


@pytest.mark.parametrize(
    ("tape", "voulu"),
    [
        ("monaie", "monnaie"),
        ("coopratives", "coopérative"),
        ("innovationsociale", "innovation sociale"),
        ("asso culturelle", "associat"),
        ("epargme solidaire", "épargne"),
        ("jardin partajé", "partagé"),
        # The index takes a doubled letter and a single one for the same; the reader is told.
        ("comunauté apprenante", "communauté"),
    ],
)
def test_rien_ne_se_corrige_en_silence(tape: str, voulu: str, page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press("/")
    # The space says that the word is whole: it is no beginning.
    page.keyboard.type(f"{tape} ")
    correction = page.locator(".recherche__correction")
    expect(correction).to_contain_text("Vouliez-vous dire")
    expect(correction).to_contain_text(voulu)
    expect(page.locator("form.recherche [role=status]")).to_contain_text("Vouliez-vous dire")
    page.keyboard.press("Enter")
    expect(page.locator(".resultats__correction")).to_contain_text(voulu)


@pytest.mark.parametrize(
    "tape",
    [
        "faut-il adhérer à une monnaie locale ?",
        "peut-on créer une AMAP",
        "y a-t-il des tontines",
        "c'est quoi le MES",
        "acteur-ices du territoire",
        "habitante citoyenne professionnelle",
        "je voudrais savoir ce qu'est l'économie sociale",
    ],
)
def test_ce_qui_est_bien_ecrit_ne_se_corrige_pas(tape: str, page: Page, adresse: str) -> None:
    page.goto(f"{adresse}recherche/?q={tape.replace(' ', '+')}")
    expect(page.locator(".resultat").first).to_be_visible()
    expect(page.locator(".resultats__correction")).to_be_hidden()


@pytest.mark.parametrize(
    "tape",
    ["2.4", "2,4", "2-4", "2_4", "fiche 2.4", "fiche n° 2.4", "la fiche numéro 2.4", "num 2.4"],
)
def test_un_numero_comme_il_se_tape(tape: str, page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press("/")
    page.keyboard.type(tape)
    expect(page.locator(OPTION).first).to_contain_text("2.4")


def test_a_l_oreille_une_annonce_et_une_seule(page: Page, adresse: str) -> None:
    """One live region in the header, polite; what it says follows what is typed, then Escape."""
    page.goto(adresse)
    # Whatever else the page announces is not the search's.
    annonces = page.locator("form.recherche :is([role=status], [role=alert], [aria-live])")
    expect(annonces).to_have_count(1)
    champ = page.locator(CHAMP)
    champ.focus()
    page.evaluate(
        """() => {
          window.dites = [];
          const annonce = document.querySelector("form.recherche [role=status]");
          new MutationObserver(() => window.dites.push(annonce.textContent))
            .observe(annonce, { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.keyboard.type("amap")
    expect(annonces).to_have_text(re.compile(r"^\d+ résultats?$"))
    # Four keys in a row are one request: a reader by ear is not told of each letter.
    assert len(page.evaluate("window.dites")) <= 2
    expect(champ).to_have_attribute("aria-autocomplete", "list")
    noms = page.locator(OPTION).evaluate_all("options => options.map((o) => o.textContent.trim())")
    assert all(noms)
    assert page.get_by_role("listbox").get_attribute("aria-label")
    assert page.locator(OPTION).evaluate_all("o => o.every((e) => e.tabIndex === -1)")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(annonces).to_have_text("")
    # Tab leaves the field without a trap.
    page.keyboard.press("Tab")
    expect(champ).not_to_be_focused()


def test_sans_resultat_c_est_dit(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press("/")
    page.keyboard.type("xqzwvk")
    expect(page.locator("form.recherche [role=status]")).to_have_text("Aucun résultat")
    expect(page.locator(CHAMP)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("langue", list(LANGUES))
@pytest.mark.parametrize("requete", ["cooprative", "xqzwvk"])
def test_a_320_pixels(langue: str, requete: str, chromium: Browser, adresse: str) -> None:
    """The page of results, full or empty, filters open: nothing overflows, axe finds nothing."""
    contexte = chromium.new_context(viewport={"width": 320, "height": 640})
    page = contexte.new_page()
    page.goto(f"{adresse}recherche{LANGUES[langue][0]}/?q={requete}")
    expect(page.locator(".resultats__compte")).not_to_be_empty()
    if page.locator(".resultats__choix").is_visible():
        page.locator(".resultats__choix summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page, context={"include": [["article"]]}).response["violations"] == []
    contexte.close()


@pytest.mark.parametrize("langue", list(LANGUES))
def test_sans_javascript_on_va_aux_listes(langue: str, chromium: Browser, racine: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    lecture = Lecture(contexte.new_page(), racine, langue)
    lecture.aller("recherche", "?q=amap")
    avis = lecture.page.locator(".recherche-sans-script")
    expect(avis).to_be_visible()
    suffixe = LANGUES[langue][0]
    for rang, dossier in enumerate(("explorer", "glossaire")):
        lecture.aller("recherche", "?q=amap")
        avis.get_by_role("link").nth(rang).click()
        expect(lecture.page).to_have_url(re.compile(f"/{dossier}{re.escape(suffixe)}/"))
        expect(lecture.page.locator("h1").first).to_be_visible()
    contexte.close()
