"""The search as a reader meets it: by keyboard, by ear, on a phone, from a disk."""

import gzip
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from recueil.francais import forme_exacte, formes, jetons, racine
from recueil.recherche.frequences import termes

pytestmark = pytest.mark.navigateur

RACINE = Path(__file__).resolve().parents[2]
CHAMP = "[role=combobox]"
OPTION = "[role=option]"
ACTIVE = "[role=option][aria-selected=true]"
ANALYSER = """async (textes) => {
  const { francais: f } = await RECUEIL_RECHERCHE.moteur("fr");
  return textes.map((texte) => f.jetons(texte).map(({ brut }) =>
    [brut, f.formes(brut), f.formes(brut).map(f.racine), f.formes(brut).map(f.formeExacte),
     f.termes(brut)]));
}"""


def _taper(page: Page, texte: str) -> None:
    # A key pressed before the page has its scripts is lost, for readers as for tests.
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    expect(page.locator(CHAMP)).to_be_focused()
    page.keyboard.type(texte)
    expect(page.locator(OPTION).first).to_be_visible()


def _analyser(texte: str) -> list[list[object]]:
    return [
        [
            jeton.brut,
            list(formes(jeton.brut)),
            [racine(forme) for forme in formes(jeton.brut)],
            [forme_exacte(forme) for forme in formes(jeton.brut)],
            list(termes(jeton.brut)),
        ]
        for jeton in jetons(texte)
    ]


def test_le_francais_est_le_meme_des_deux_cotes(page: Page, adresse: str) -> None:
    """Parity: what was indexed in Python and what is typed in the page give the same terms."""
    page.goto(adresse)
    textes = [fichier.read_text("utf-8") for fichier in sorted(RACINE.glob("fiches/**/*.md"))]
    textes += [
        "s·e·s s.e.s x·x l'œuvre, l’Æ Jusqu’ici quelqu'un d'aujourd'hui R&D S.C.I.C. 2,6 2.6.1 1er",
        "le MES et les MES, LES mes UN À M SEL S R.",
        "acteur.rice.s salarié(e)s chercheur-ses élu/e/s jaloux·ouse beaux·elles nouveaux·elles",
        "professionnel·le·s tou·te·s ceux·celles porteur·euses premier·ère·s maître·sse vif/ve -·-",
        "constructor __proto__ hasOwnProperty toString ÉÈÀÜ İstanbul straße ﬁn ½ x² 日本 👩‍🌾 «‹›»",
    ]
    assert page.evaluate(ANALYSER, textes) == [_analyser(texte) for texte in textes]


def test_le_francais_est_le_meme_pour_tout_texte(page: Page, adresse: str) -> None:
    page.goto(adresse)
    signes = "aeioursxtnlbcdéèçœ'’·.-/()&,2 6SERLMT"

    @settings(max_examples=40, deadline=None, database=None, derandomize=True)
    @given(st.lists(st.text(signes, max_size=14), min_size=20, max_size=40))
    def parite(textes: list[str]) -> None:
        assert page.evaluate(ANALYSER, textes) == [_analyser(texte) for texte in textes]

    parite()


@pytest.mark.parametrize("touche", ["/", "s"])
def test_une_touche_ouvre_la_recherche(touche: str, page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.keyboard.press(touche)
    expect(page.locator(CHAMP)).to_be_focused()
    # In the field, the same key is a letter.
    page.keyboard.type("les")
    expect(page.locator(CHAMP)).to_have_value("les")


def test_au_clavier_et_a_l_oreille(page: Page, adresse: str) -> None:
    """The combobox pattern of ARIA: states, active option, count, Escape twice."""
    page.goto(adresse)
    champ, annonce = page.locator(CHAMP), page.locator("form.recherche [role=status]")
    expect(champ).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("combobox", name="Rechercher")).to_be_visible()
    _taper(page, "innovation sociale")
    expect(champ).to_have_attribute("aria-expanded", "true")
    liste = page.locator(f"#{champ.get_attribute('aria-controls')}")
    expect(liste).to_have_attribute("role", "listbox")
    expect(annonce).to_have_text(re.compile(r"^\d+ résultats$"))
    assert page.locator(ACTIVE).count() == 0

    for rang in (0, 1):
        page.keyboard.press("ArrowDown")
        option = page.locator(OPTION).nth(rang)
        expect(option).to_have_attribute("aria-selected", "true")
        expect(champ).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
        assert page.locator(ACTIVE).count() == 1
        expect(champ).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(OPTION).last).to_have_attribute("aria-selected", "true")

    page.keyboard.press("Escape")
    expect(liste).to_be_hidden()
    expect(champ).to_have_attribute("aria-expanded", "false")
    assert champ.get_attribute("aria-activedescendant") is None
    expect(champ).to_have_value("innovation sociale")
    page.keyboard.press("Escape")
    expect(champ).to_have_value("")


def test_entree_mene_a_la_section_puis_aux_resultats(page: Page, adresse: str) -> None:
    page.goto(adresse)
    _taper(page, "activation des dépenses passives")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(
        f"{adresse}fiches/2.3-zero-chomeur/#def-activation-des-depenses-passives"
    )
    _taper(page, "tontine")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{adresse}recherche/?q=tontine")
    expect(page.locator(".resultat a").first).to_contain_text("4.2")


def test_une_faute_se_dit(page: Page, adresse: str) -> None:
    page.goto(adresse)
    _taper(page, "cooprative")
    expect(page.locator(".recherche__correction")).to_contain_text("Vouliez-vous dire")
    expect(page.locator("form.recherche [role=status]")).to_contain_text("« coopérative »")
    page.keyboard.press("Enter")
    expect(page.locator(".resultats__correction")).to_contain_text("Vouliez-vous dire")


def test_les_mots_trouves_sont_marques_comme_ecrits(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}recherche/?q=actrices+economie")
    expect(page.locator(".resultat mark").first).to_be_visible()
    marques = {texte.lower() for texte in page.locator(".resultat mark").all_inner_texts()}
    assert "économie" in marques
    assert any("acteur·ices" in texte for texte in marques)


def test_rien_de_ce_qui_est_tape_ne_devient_du_html(page: Page, adresse: str) -> None:
    page.goto(adresse + "recherche/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator(".resultats__compte")).not_to_be_empty()
    assert page.locator("article img, .resultats img").count() == 0


def test_filtres_et_adresse(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}recherche/?q=solidaire")
    expect(page.locator(".resultat").first).to_be_visible()
    tous = page.locator(".resultats__compte").inner_text()
    page.locator(".resultats__choix summary").click()
    choix = page.locator("select[name=partie]")
    valeur, compte = (
        choix.locator("option")
        .nth(1)
        .evaluate("o => [o.value, Number(/\\((\\d+)\\)$/.exec(o.textContent)[1])]")
    )
    choix.select_option(valeur)
    expect(page.locator(".resultats__compte")).to_have_text(
        re.compile(f"^{compte} résultat{'s' if compte > 1 else ''}$")
    )
    assert page.locator(".resultats__compte").inner_text() != tous
    page.reload()
    expect(choix).to_have_value(valeur)
    expect(page.locator(".resultats__compte")).to_have_text(
        re.compile(f"^{compte} résultat{'s' if compte > 1 else ''}$")
    )
    page.go_back()
    expect(page.locator(".resultats__compte")).to_have_text(tous)


def test_sans_resultat_la_page_mene_ailleurs(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}recherche/?q=xqzwvk")
    expect(page.locator(".resultats__compte")).to_have_text("Aucun résultat")
    page.locator(".resultats__rien a").first.click()
    expect(page).to_have_url(f"{adresse}explorer/")


def test_en_anglais(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}en/")
    _taper(page, "social inovation")
    expect(page.locator(OPTION).first).to_contain_text("Sheet 2.6")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{adresse}recherche.en/?q=social+inovation")
    expect(page.locator(".resultat a").first).to_have_attribute(
        "href", re.compile(r"/fiches/2\.6-innovation-sociale\.en/")
    )
    expect(page.locator(".resultats__compte")).to_contain_text("result")


@pytest.mark.parametrize("largeur", [320, 1280])
@pytest.mark.parametrize("schema", ["light", "dark"])
def test_axe(chromium: Browser, adresse: str, largeur: int, schema: str) -> None:
    """axe finds nothing on the open search nor on the page of results."""
    contexte = chromium.new_context(
        viewport={"width": largeur, "height": 800},
        color_scheme=schema,  # type: ignore[arg-type]
    )
    page = contexte.new_page()
    page.goto(adresse if largeur > 1000 else f"{adresse}recherche/")
    _taper(page, "monaie")
    page.keyboard.press("ArrowDown")
    zones = {"include": [["form.recherche"]]}
    assert Axe().run(page, context=zones).response["violations"] == []
    page.goto(f"{adresse}recherche/?q=cooprative")
    expect(page.locator(".resultat").first).to_be_visible()
    page.locator(".resultats__choix summary").click()
    assert Axe().run(page, context={"include": [["article"]]}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    contexte.close()


def test_sur_un_telephone(page: Page, adresse: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(adresse)
    expect(page.locator(CHAMP)).to_be_hidden()
    page.get_by_role("link", name="Rechercher").click()
    page.locator(CHAMP).fill("monnaie")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(OPTION).first.click()
    expect(page).to_have_url(re.compile("4.3-monnaies-locales"))


def test_depuis_un_disque(chromium: Browser, site: Path) -> None:
    contexte = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = contexte.new_page()
    page.goto((site / "index.html").as_uri())
    _taper(page, "tontine")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("épargne")
    page.go_back()
    _taper(page, "tontine")
    page.keyboard.press("Enter")
    expect(page.locator(".resultat a").first).to_contain_text("4.2")
    contexte.close()


def test_sans_javascript(chromium: Browser, adresse: str) -> None:
    contexte = chromium.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(adresse)
    page.locator(CHAMP).fill("amap")
    page.locator(CHAMP).press("Enter")
    expect(page).to_have_url(f"{adresse}recherche/?q=amap")
    page.get_by_role("link", name="toutes les fiches", exact=True).click()
    expect(page).to_have_url(f"{adresse}explorer/")
    contexte.close()


def test_la_derniere_demande_gagne(page: Page, adresse: str) -> None:
    """A slow answer to what was typed first must not replace that to what was typed last."""
    page.goto(adresse)
    _taper(page, "amap")
    page.evaluate(
        """async () => {
          const moteur = await RECUEIL_RECHERCHE.moteur("fr");
          const chercher = moteur.chercher;
          moteur.chercher = async (requete, filtres) => {
            if (requete === "tontine") await new Promise((r) => setTimeout(r, 900));
            return chercher(requete, filtres);
          };
        }"""
    )
    champ = page.locator(CHAMP)
    champ.fill("tontine")
    page.wait_for_timeout(250)
    champ.fill("monnaie locale")
    expect(page.locator(OPTION).first).to_contain_text("4.3")
    page.wait_for_timeout(1000)
    expect(page.locator(OPTION).first).to_contain_text("4.3")


def test_les_ancres_des_resultats_existent(site: Path) -> None:
    """Each section of the index leads to a place of its page."""
    motif = re.compile(r"^RECUEIL_RECHERCHE\.lot\(\d+,(.*)\)$", re.DOTALL)
    ancres: dict[str, set[str]] = {}
    for lot in site.glob("recherche/index/*/d*.js"):
        trouve = motif.match(lot.read_text("utf-8").strip())
        assert trouve is not None
        for adresse, _, _, _, sections, _ in json.loads(trouve[1]):
            ancres.setdefault(adresse, set()).update(ancre for ancre, _, _ in sections if ancre)
    assert len(ancres) > 20
    for adresse, voulues in ancres.items():
        page = (site / adresse / "index.html").read_text("utf-8")
        assert voulues <= set(re.findall(r'\bid="([^"]+)"', page)), adresse


def test_la_premiere_requete_pese_moins_de_100_ko(page: Page, adresse: str, site: Path) -> None:
    """Compressed transfer of the engine and of what a first query loads."""
    page.goto(adresse)
    charges: list[str] = []
    page.on("request", lambda requete: charges.append(requete.url.removeprefix(adresse)))
    _taper(page, "comment faire vivre l'innovation sociale")
    de_la_recherche = [url.split("?")[0] for url in charges if "recherche/" in url]
    octets = sum(len(gzip.compress((site / url).read_bytes())) for url in de_la_recherche)
    assert len(de_la_recherche) > 8
    assert octets <= 100_000
