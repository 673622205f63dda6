"""What stands behind the rules: the allow-list of HTML, the templates, the extensions."""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.chargement import charger
from recueil.plugin.construction import ConstructionImpossible, construire
from recueil.resolution import resoudre
from recueil.surete.assainissement import assainir, refuse
from recueil.surete.rendu import EXTENSIONS, convertir
from recueil.validation import valider

from .conftest import FICHE, RACINE, Commande

# What fiches, pages of docs/ and generated pages hold, footnotes and drawings included.
PERMIS = (
    '<section class="enjeux">\n<h2 id="enjeux">Enjeux<a class="headerlink" href="#enjeux" '
    'title="Lien">¶</a></h2>\n<p>A<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a>'
    '</sup> <abbr title="x &amp; &quot;y&quot;">x</abbr> <span class="inclusif">a·b</span></p>\n'
    "</section>",
    '<table>\n<thead>\n<tr>\n<th class="colonne-droite" scope="col">a</th>\n</tr>\n</thead>\n'
    "<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
    '<div class="admonition note"><p class="admonition-title">Note</p></div>',
    '<a href="mailto:a@b.org">x</a><a href="../2.7/#a" rel="noopener" hreflang="en">y</a>',
    '<img src="dessin.svg" alt="Un dessin" width="3"><br><hr>',
    '<pre><code class="language-yaml">a: "&lt;b&gt;"\n</code></pre>',
    '<svg viewBox="0 0 9 9" role="img" aria-label="x"><g fill="none"><path d="M0 0"></path>'
    '<a href="../2.6/"><text x="1">t</text></a></g></svg>',
    '<svg viewBox="0 0 9 9"><g><title>Un &lt;nom&gt;</title><path d="M0 0"></path></g></svg>',
    '<details open=""><summary>x</summary><ul data-partie="2"><li>y</li></ul></details>',
)
REFUSES = (
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    '<p style="position:fixed">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="x" target="_blank">x</a>',
    '<img src="https://exemple.org/a.png" alt="x">',
    '<img src="//exemple.org/a.png" alt="x">',
    '<img src="\\\\exemple.org/a.png" alt="x">',
    '<img src="data:image/svg+xml,x" alt="x">',
    '<iframe src="x"></iframe>',
    '<svg><path fill="url(https://exemple.org/x)"></path></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName="href" to="javascript:alert(1)"></animate></svg>',
    "<math><mi>x</mi></math>",
    '<form action="x"><input name="a"></form>',
    '<meta http-equiv="refresh" content="0;url=https://exemple.org">',
    '<base href="https://exemple.org/">',
    '<link rel="stylesheet" href="x.css">',
    "<style>p{}</style>",
    '<div class="md-header">x</div>',
    '<div data-md-component="search">x</div>',
    '<p id="__search">x</p>',
    '<p hidden="">x</p>',
)


@pytest.mark.parametrize("html", PERMIS)
def test_ce_que_portent_les_pages_passe_sans_changer(html: str) -> None:
    assert assainir(html) == html
    assert not refuse(html)


@pytest.mark.parametrize("html", REFUSES)
def test_le_reste_est_retire_et_signale(html: str) -> None:
    assert refuse(html)
    assert not refuse(assainir(html))


_ETIQUETTES = (
    "<!-- --> </p> &lt; <svg> </svg> <math> <mi> <title> </title> <style> </style> <foreignObject>"
    " <desc> <table> <select> <noscript> <template> <textarea> </textarea>"
).split()
_PIEGES = [*_ETIQUETTES, '<a title="</title><img src=x onerror=alert(1)>">', *'<>"x']
_MORCEAUX = st.lists(
    st.sampled_from([*REFUSES, *PERMIS, *_PIEGES]) | st.text(max_size=5), max_size=6
).map("".join)


@given(html=_MORCEAUX)
@settings(max_examples=300, deadline=None)
def test_nettoyer_deux_fois_ne_change_plus_rien(html: str) -> None:
    propre = assainir(html)
    assert assainir(propre) == propre
    page = BeautifulSoup(propre, "html.parser")
    assert page.find(["script", "style", "iframe", "object", "embed", "base", "form"]) is None
    for element in page.find_all(True):
        assert not [nom for nom in element.attrs if nom.startswith("on") or nom == "style"]


def _configuration() -> dict[str, object]:
    texte = (RACINE / "mkdocs.yml").read_text("utf-8")
    configuration = yaml.load(texte.replace("!ENV", ""), Loader=yaml.BaseLoader)
    assert isinstance(configuration, dict)
    return configuration


def test_les_regles_voient_le_markdown_du_site() -> None:
    """A new extension in mkdocs.yml is one that the rules have to look through too."""
    brutes = _configuration()["markdown_extensions"]
    assert isinstance(brutes, list)
    noms = {next(iter(b)) if isinstance(b, dict) else b for b in brutes}
    # These add nothing that a writer chose: sections, spaces, links to pages of the site.
    sans_effet = {
        "recueil.extensions.liens",
        "recueil.extensions.sections",
        "recueil.extensions.typographie",
        "recueil.extensions.assainissement",
    }
    vues = set(EXTENSIONS) | sans_effet
    assert noms - vues == set()
    assert set(EXTENSIONS) - noms == {"fenced_code"}, "MkDocs adds this one by itself"
    # Nothing that reads files, runs code or fills in templates.
    assert not [nom for nom in noms if re.search(r"pymdownx|snippet|include|macro|exec", nom)]
    greffons = _configuration()["plugins"]
    assert isinstance(greffons, list)
    noms_des_greffons = {next(iter(g)) if isinstance(g, dict) else g for g in greffons}
    assert noms_des_greffons & {"macros", "include-markdown", "exec"} == set()


SURES = {
    "coupe[0]",
    "coupe[1]",
    "page.content",
    "page.title",
    "page.meta.title",
    "(page.meta.titre_partage or page.title)",
    "page.meta.description",
    "donnees_liees",
    # A page before or after: a title like that of the page itself.
    "voisine.title",
}
# The theme's own block, with one word of its markup for another.
DU_THEME = ("super()", """super() | replace('rel="alternate"', 'rel="alternate "')""")


@pytest.mark.parametrize(
    "gabarit", sorted(f.relative_to(RACINE).as_posix() for f in RACINE.glob("overrides/**/*.html"))
)
def test_tout_gabarit_echappe_ce_qu_il_ecrit(gabarit: str) -> None:
    """MkDocs' templates escape nothing by themselves: ours have to say so."""
    texte = (RACINE / gabarit).read_text("utf-8")
    dehors = re.sub(r"\{% autoescape true %\}.*?\{% endautoescape %\}", "", texte, flags=re.DOTALL)
    dehors = re.sub(r"\{#.*?#\}", "", dehors, flags=re.DOTALL)
    nus = [
        e
        for e in re.findall(r"\{\{(.*?)\}\}", dehors)
        if not (e.strip().endswith("| e") or e.strip() in DU_THEME)
    ]
    assert nus == []
    # As it is: only what the allow-list cleaned, and what comes escaped from the plugin.
    for expression in re.findall(r"\{\{(.*?)\}\}", texte):
        if "safe" in expression:
            assert expression.strip().removesuffix(" | safe") in SURES, expression


def test_une_page_a_nettoyer_n_est_pas_publiee(copie: Path, tmp_path: Path) -> None:
    """Should the rules miss something, the build does not."""
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8") + '\nUn <b onclick="alert(1)">mot</b>.\n', "utf-8")
    assert {d.code for d in valider(copie).erreurs} == {"R101"}
    sans_les_regles = resoudre(charger(copie).corpus)
    with pytest.raises(ConstructionImpossible) as refus:
        construire(copie, tmp_path / "site", sans_les_regles)
    assert refus.value.avis == [f"{FICHE} : du HTML qui n'est pas permis a été retiré de la page"]


def test_les_liens_qui_sortent_le_disent(site: Path) -> None:
    page = BeautifulSoup((site / "fiches/2.6-innovation-sociale/index.html").read_text(), "lxml")
    liens = page.select("article section a[href^=http]")
    assert len(liens) > 10
    assert all(lien["rel"] == ["noopener"] for lien in liens)
    assert not page.select("a[target]")


def test_un_tableau_est_aligne_sans_style() -> None:
    html = convertir("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert "style" not in html
    assert html.count("colonne-centre") == html.count("colonne-droite") == 2


def test_le_coin_vide_d_un_tableau_n_est_pas_un_titre() -> None:
    html = convertir("|   | Scic | ![](a.png) |\n|---|---|---|\n| Qui | 1 | 2 |")
    # Nothing to say above the column of names; a picture says something.
    assert html.count("<th>") == 2
    assert html.count("<td></td>") == 1


def test_le_titre_et_le_resume_sont_echappes(copie: Path, recueil: Commande) -> None:
    """The theme writes titles as they are, in its menu and in the head of pages."""
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8")
    texte = re.sub(r"(?m)^titre_court:.*$", "titre_court: 'R&D < 3 \"ans\"'", texte)
    texte = re.sub(r"(?m)^resume:.*$", "resume: 'Un \"résumé\" > R&D &amp; 2 < 3'", texte)
    fiche.write_text(texte, "utf-8")
    parties = copie / "fiches/referentiels/parties.yml"
    parties.write_text(parties.read_text("utf-8").replace('titre: "Agir"', "titre: 'A < B & C'"))
    code, sortie = recueil("construire", dans=copie)
    assert code == 0, sortie
    html = (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8")
    assert "<title>2.6 R&amp;D &lt; 3 &quot;ans&quot; - Recueil</title>" in html
    page = BeautifulSoup(html, "lxml")
    description = page.find("meta", attrs={"name": "description"})
    assert description is not None
    assert description["content"] == 'Un "résumé" > R&D &amp; 2 < 3'.replace("\u00a0", " ")
    assert 'R&D < 3 "ans"' in page.select_one(".md-nav--primary").get_text()  # type: ignore[union-attr]
    assert "2. A < B & C" in page.select_one(".md-nav--primary").get_text()  # type: ignore[union-attr]
    assert "A &lt; B &amp; C" in html
    partage = page.find("meta", property="og:title")
    assert partage is not None
    assert "&" not in str(partage["content"]).replace("R&D", "")
