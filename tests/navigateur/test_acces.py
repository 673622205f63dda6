"""Whole pages of every kind as axe, the keyboard and a slow line meet them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.navigateur

FICHE = "fiches/3.2-scic-cae/"
VUES = ["glossaire/", "organisations/", "territoires/", "carte/", "frise/", "explorer/", "donnees/"]
PAGES = [
    "",
    "en/",
    FICHE,
    "fiches/2.6-innovation-sociale.en/",
    "parties/2-agir/",
    *VUES,
    "organisations/mes/",
    "recherche/?q=economie",
    "recherche/?q=actrices",
    "recherche/?q=xyzzyqwv",
    "classeur/",
    "nulle-part/",
    "a-propos/",
    "contribuer/",
    "contribuer/tenir/",
    "contribuer/rubriques/",
    "contribuer/regles/",
    "contribuer/regles/R012/",
]
# Browsers let the keyboard into what scrolls, without the attribute that axe asks for.
REGLES = {"rules": {"scrollable-region-focusable": {"enabled": False}}}
DECALAGES = """
  window.decalage = 0;
  new PerformanceObserver(liste => {
    for (const e of liste.getEntries()) if (!e.hadRecentInput) window.decalage += e.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def _fautes(page: Page) -> list[str]:
    return [
        f"{page.url} {faute['id']} {noeud['html'][:120]}"
        for faute in Axe().run(page, options=REGLES).response["violations"]
        for noeud in faute["nodes"]
    ]


@pytest.mark.parametrize(("largeur", "schema"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_axe_ne_trouve_rien(chromium: Browser, adresse: str, largeur: int, schema: str) -> None:
    contexte = chromium.new_context(
        viewport={"width": largeur, "height": 900},
        color_scheme="dark" if schema == "dark" else "light",
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    # A binder with something in it has buttons that an empty one hides.
    page.goto(adresse + FICHE)
    page.get_by_role("button", name="Ajouter à mon classeur").click()
    fautes: list[str] = []
    for chemin in PAGES:
        page.goto(adresse + chemin)
        if "?q=" in chemin:
            expect(page.locator(".resultats__compte")).not_to_be_empty()
        # The theme fades its colours in.
        page.wait_for_timeout(300)
        fautes += _fautes(page)
    contexte.close()
    assert fautes == []


def test_chaque_menu_dit_son_nom(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    menus = page.get_by_role("navigation", name="Navigation", exact=True)
    for partie in ("1. Comprendre", "2. Agir", "3. Coopérer", "4. Financer"):
        expect(menus.get_by_role("navigation", name=partie, exact=True)).to_have_count(1)


def test_le_clavier_ne_passe_par_rien_d_invisible(page: Page, adresse: str) -> None:
    """RGAA 10.7: where the keyboard is can be seen."""
    page.goto(f"{adresse}classeur/")
    vus: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        vu = page.evaluate(
            """() => {
              const e = document.activeElement;
              if (e === document.body) return null;
              const animations = document.getAnimations({ subtree: true });
              return Promise.all(animations.map(a => a.finished.catch(() => 0))).then(() => {
                let opacite = 1;
                // The switch of the theme draws its focus on its label.
                const montre = e.matches('.md-option') ? e.nextElementSibling : e;
                for (let p = montre; p; p = p.parentElement)
                  opacite *= Number(getComputedStyle(p).opacity);
                const { width, height } = montre.getBoundingClientRect();
                const nom = e.outerHTML.slice(0, 80);
                return opacite > 0 && width > 1 && height > 1 ? 'vu' : nom;
              });
            }"""
        )
        if vu is None:
            break
        vus.append(vu)
    assert len(vus) > 15
    assert set(vus) == {"vu"}


@pytest.mark.parametrize("vue", ["explorer/", "frise/", "glossaire/"])
@pytest.mark.parametrize("largeur", [360, 1280])
def test_une_vue_ne_bouge_pas_en_s_ouvrant(
    chromium: Browser, adresse: str, vue: str, largeur: int
) -> None:
    """The filters that a script makes find their room made: 0.1 is already felt."""
    contexte = chromium.new_context(viewport={"width": largeur, "height": 800})
    page = contexte.new_page()
    page.add_init_script(DECALAGES)
    # As on a slow line: what is there is shown and read before the script has come.
    page.route("**/filtrer.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(adresse + vue)
    expect(page.locator("form.filtres")).to_be_visible()
    page.wait_for_timeout(300)
    decalage = page.evaluate("window.decalage")
    contexte.close()
    assert decalage < 0.05


def test_sans_javascript_rien_n_attend_les_filtres(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(f"{adresse}explorer/")
    expect(page.locator(".filtres--attente")).to_be_hidden()
    assert page.locator(".filtres--attente").bounding_box() is None
    contexte.close()


def test_les_resultats_sans_titre_menent_a_leur_fiche(page: Page, adresse: str) -> None:
    """An example may name nobody, no place and no time: the link to it has words all the same."""
    page.goto(f"{adresse}recherche/?q=actrices")
    expect(page.locator(".resultat").first).to_be_visible()
    liens = page.locator(".resultat a")
    textes = liens.all_inner_texts()
    assert "2.6 Innovation sociale" in textes
    assert all(texte.strip() for texte in textes)
    seul = page.locator(".resultat", has=page.get_by_text("2.6 Innovation sociale", exact=True))
    assert seul.locator("h3 + .resultat__contexte").count() == seul.count() - 1


def test_un_tableau_imprime_tient_dans_la_page(page: Page, adresse: str) -> None:
    """What is wider than the paper makes the browser print everything smaller."""
    page.set_viewport_size({"width": 794, "height": 1100})
    page.goto(adresse + FICHE)
    expect(page.locator(".md-typeset__scrollwrap")).to_have_count(1)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
