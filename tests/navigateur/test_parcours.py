"""What a reader does: opens the home page, a fiche, the other language, the dark theme."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.navigateur

FICHE = "fiches/2.6-innovation-sociale/"
PAGES = ["", "en/", FICHE, "fiches/2.6-innovation-sociale.en/", "parties/2-agir/", "contribuer/"]


def test_de_l_accueil_a_la_fiche_puis_en_anglais_puis_sombre(page: Page, adresse: str) -> None:
    page.goto(adresse)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator(f"article a[href='{FICHE}']").first.click()
    expect(page).to_have_url(adresse + FICHE)
    expect(page.locator("h1")).to_contain_text("innovation sociale")

    page.locator(".langues a[hreflang=en]").click()
    expect(page).to_have_url(f"{adresse}fiches/2.6-innovation-sociale.en/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".langues a[hreflang=fr]").click()
    expect(page).to_have_url(adresse + FICHE)

    corps = page.locator("body")
    clair = corps.evaluate("e => getComputedStyle(e).backgroundColor")
    for _ in range(3):
        if corps.get_attribute("data-md-color-scheme") == "slate":
            break
        page.locator("[data-md-component=palette] label:visible").click()
    expect(corps).to_have_attribute("data-md-color-scheme", "slate")
    assert corps.evaluate("e => getComputedStyle(e).backgroundColor") != clair
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_l_adresse_courte_mene_a_la_fiche(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}2.6/")
    expect(page).to_have_url(adresse + FICHE)


@pytest.mark.parametrize("chemin", PAGES)
def test_une_page_ne_demande_rien_en_vain(chemin: str, page: Page, adresse: str) -> None:
    """A reader on a phone pays for each request, those that find nothing too."""
    refusees: list[str] = []
    page.on("response", lambda r: refusees.append(r.url) if r.status >= 400 else None)
    page.goto(adresse + chemin, wait_until="networkidle")
    assert refusees == []


def test_la_recherche_trouve_la_fiche(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press("/")
    page.keyboard.type("expérimentation collective")
    resultat = page.locator("[role=option]").first
    expect(resultat).to_contain_text("innovation sociale")


@pytest.mark.parametrize("chemin", PAGES)
@pytest.mark.parametrize("largeur", [320, 360, 1280])
def test_rien_ne_deborde(chemin: str, largeur: int, page: Page, adresse: str) -> None:
    """RGAA 10.11: at 320 px nothing needs scrolling sideways."""
    page.set_viewport_size({"width": largeur, "height": 800})
    page.goto(adresse + chemin)
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur


@pytest.mark.parametrize("chemin", ["", FICHE])
def test_le_zoom_a_200_pour_cent(chemin: str, page: Page, adresse: str) -> None:
    """RGAA 10.4: at 200 % (half as many CSS pixels) the text stays whole and readable."""
    page.set_viewport_size({"width": 640, "height": 450})
    page.goto(adresse + chemin)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    coupes = page.evaluate(
        """() => [...document.querySelectorAll('article h1, article h2, article p, article li')]
        .filter(e => getComputedStyle(e).overflow === 'hidden' && e.scrollWidth > e.clientWidth + 1)
        .map(e => e.textContent)"""
    )
    assert coupes == []


def test_les_formes_inclusives_ne_se_coupent_pas(page: Page, adresse: str) -> None:
    for largeur in range(320, 700, 20):
        page.set_viewport_size({"width": largeur, "height": 800})
        if largeur == 320:
            page.goto(adresse + FICHE)
        coupees = page.evaluate(
            """() => [...document.querySelectorAll('article .inclusif')]
            .filter(e => e.getClientRects().length > 1).map(e => e.textContent)"""
        )
        assert coupees == [], largeur


CONTRASTE = """
() => {
  const couleur = t => t.match(/[\\d.]+/g).map(Number);
  const fond = e => {
    for (; e; e = e.parentElement) {
      const c = couleur(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c;
      if (c[3] > 0) return null;
    }
    return [255, 255, 255];
  };
  const lum = c => {
    const [r, v, b] = c.slice(0, 3).map(x => {
      x /= 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * v + 0.0722 * b;
  };
  const fautes = [];
  const marcheur = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (marcheur.nextNode()) {
    const e = marcheur.currentNode.parentElement;
    if (!marcheur.currentNode.textContent.trim() || !e.checkVisibility()) continue;
    if (e.closest('script, style, .recherche__libelle, .recherche__annonce')) continue;
    if (e.closest('.headerlink, .md-skip, [hidden], .md-top')) continue;
    const style = getComputedStyle(e), f = fond(e);
    if (!f) continue;
    let t = couleur(style.color);
    let opacite = t[3] ?? 1;
    for (let p = e; p; p = p.parentElement) opacite *= Number(getComputedStyle(p).opacity);
    if (opacite === 0) continue;
    t = t.slice(0, 3).map((x, i) => x * opacite + f[i] * (1 - opacite));
    const [a, b] = [lum(t), lum(f)].sort((x, y) => y - x);
    const grand = parseFloat(style.fontSize) >= 24 ||
      (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const rapport = (a + 0.05) / (b + 0.05);
    if (rapport < (grand ? 3 : 4.5))
      fautes.push(rapport.toFixed(2) + ' ' + marcheur.currentNode.textContent.trim().slice(0, 40));
  }
  return fautes;
}
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("chemin", PAGES)
def test_le_contraste(chemin: str, theme: str, chromium: Browser, adresse: str) -> None:
    """RGAA 3.2 (WCAG 1.4.3, AA): 4.5 for text, 3 for large text."""
    contexte = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    page.goto(adresse + chemin)
    attendu = "slate" if theme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", attendu)
    page.wait_for_timeout(400)
    fautes = page.evaluate(CONTRASTE)
    contexte.close()
    assert fautes == []


def test_la_fiche_s_imprime_sans_le_menu(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    page.emulate_media(media="print")
    for absent in (".md-header", ".md-sidebar--primary", ".md-footer", ".fiche-modifier"):
        expect(page.locator(absent).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_la_fiche_imprimee_dit_ou_menent_ses_liens(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    page.emulate_media(media="print")
    lien = page.locator("section.sources a[href^=http]").first
    suite = lien.evaluate("e => getComputedStyle(e, '::after').content")
    assert str(lien.get_attribute("href")) in suite
    interne = page.locator("a.lien-organisation").first
    assert interne.evaluate("e => getComputedStyle(e, '::after').content") == "none"
    # As a reader prints it: a few A4 pages, 595 points wide, and no picture of the screen.
    imprime = page.pdf(prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(imprime)) as document:
        assert 2 <= len(document.pages) <= 6
        assert round(float(document.pages[0].mediabox[2])) in (595, 596)


def test_le_theme_sombre_s_imprime_noir_sur_blanc(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(color_scheme="dark")
    page = contexte.new_page()
    page.goto(adresse + FICHE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    # A link takes an eighth of a second to change colour.
    page.wait_for_timeout(400)
    for element in ("h1", ".fiche-chapo", ".sources li a", ".mots-cles li", ".bandeau"):
        couleur = page.locator(element).first.evaluate("e => getComputedStyle(e).color")
        assert max(int(n) for n in re.findall(r"\d+", couleur)[:3]) < 130, (element, couleur)
    contexte.close()


def test_sans_javascript_tout_se_lit(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(adresse)
    page.locator(f"article a[href='{FICHE}']").first.click()
    expect(page.locator("h1")).to_contain_text("innovation sociale")
    page.locator(".langues a[hreflang=en]").click()
    expect(page).to_have_url(re.compile(r"\.en/$"))
    contexte.close()
