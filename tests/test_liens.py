"""Links that nobody wrote: what becomes one, what must not, and who is said to cite."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, Genre
from recueil.liens.lieur import Contexte, Lieur
from recueil.liens.numeros import fiches_nommees

from .conftest import FICHE, RACINE, copier, lancer

SECONDE = """\
---
numero: "2.99"
titre: "Comment relier une fiche à une autre ?"
titre_court: "Relier"
resume: "Une fiche qui parle des autres, et que les autres citent."
statut: validee
contexte:
  - "La fiche 2.6 parle d'innovations sociales. Elle dit ce qu'est l'innovation sociale. Fin."
  - "Les fiches 2.6 et 2.99 ne sont pas `fiche 2.6`, ni la \\\\fiche 2.6."
  - "Ni les \\\\fiches 2.6 et 2.99."
enjeux:
  - "L'EXPÉRIMENTATION COLLECTIVE compte, la R&D territoriale aussi, et [l'UFISC](https://ufisc.org)."
definitions:
  - terme: "Lien d'essai"
    texte: "Un **lien d'essai** mène à une \\\\expérimentation collective, puis aux expérimentations
      collectives."
exemples_mes:
  - texte: "Avec l'ARDES et l'UFISC, pour nos UFISC et mes amis."
    organisations:
      - ardes
    periode: "1995"
sans_lien:
  - "R&D territoriale"
---

## L'innovation sociale, encore

Le MES en parle. Le MES en reparle, comme l'ARDES.

## Une autre partie

Le MES y revient ; les lien d'essai restent ici. Un mouvement des régies n'est pas un nom propre.
"""


@pytest.fixture(scope="module")
def relie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one more fiche, which uses the words of the others."""
    dossier = tmp_path_factory.mktemp("relie")
    copie = copier(dossier / "copie")
    (copie / FICHE).with_name("2.99-relier.md").write_text(SECONDE, "utf-8")
    fini = lancer("construire", "--sortie", str(dossier / "site"), dans=copie)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return dossier / "site"


@pytest.fixture(scope="module")
def fiche(relie: Path) -> BeautifulSoup:
    """The page of that fiche."""
    return BeautifulSoup((relie / "fiches/2.99-relier/index.html").read_text("utf-8"), "lxml")


def _liens(page: BeautifulSoup, classe: str) -> list[tuple[str, str]]:
    return [(a.get_text(), str(a["href"])) for a in page.select(f"article a.{classe}")]


def test_les_numeros_deviennent_des_liens(fiche: BeautifulSoup) -> None:
    assert _liens(fiche, "lien-fiche") == [
        ("fiche\u00a02.6", "../2.6-innovation-sociale/"),
        ("2.6", "../2.6-innovation-sociale/"),
    ]
    assert fiche.select_one("a.lien-fiche[title='Innovation sociale']")
    # The backslash stops the links of the whole list, and goes away.
    points = [li.get_text().replace("\u00a0", " ").strip() for li in fiche.select("article li")]
    assert "Ni les fiches 2.6 et 2.99." in points


def test_la_premiere_mention_d_un_terme_seule_devient_un_lien(fiche: BeautifulSoup) -> None:
    termes = _liens(fiche, "lien-terme")
    assert termes == [
        ("innovations sociales", "../2.6-innovation-sociale/#def-innovation-sociale"),
        ("EXPÉRIMENTATION COLLECTIVE", "../2.6-innovation-sociale/#def-experimentation-collective"),
    ]


def test_les_pages_du_site_menent_aux_fiches_par_leurs_numeros(site: Path) -> None:
    for adresse, mots in (("", "fiche\u00a01.1"), ("en/", "sheet 1.1")):
        page = BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")
        liens = _liens(page, "lien-fiche")
        assert mots in [texte for texte, _ in liens]
        assert not page.select("article a.lien-terme, article a.lien-organisation")
        assert not page.select("a a")


def test_un_terme_refuse_un_titre_et_une_barre_n_ont_pas_de_lien(fiche: BeautifulSoup) -> None:
    assert not any("R&D" in texte for texte, _ in _liens(fiche, "lien-terme"))
    assert not fiche.select("article h2 a.lien-terme")
    definition = fiche.select_one("section.definition")
    assert definition is not None
    assert "\\" not in definition.get_text()
    assert "fiche\xa02.6" not in str(definition)


def test_les_organisations_une_fois_et_pas_dans_un_lien(fiche: BeautifulSoup) -> None:
    noms = [texte for texte, _ in _liens(fiche, "lien-organisation")]
    assert sorted(noms) == ["ARDES", "MES", "UFISC"]  # and no « mouvement des régies »
    assert not fiche.select("a a")


def test_un_sigle_dit_son_sens_une_fois_par_section(fiche: BeautifulSoup) -> None:
    sigles = [a for a in fiche.select("article abbr[title]") if a.get_text() == "MES"]
    assert len(sigles) == 2
    assert {a["title"] for a in sigles} == {"Mouvement pour l’économie solidaire"} or {
        a["title"] for a in sigles
    } == {"Mouvement pour l'économie solidaire"}
    assert not any(a.get_text() == "mes" for a in fiche.select("article abbr"))


def test_cite_par_donne_la_phrase(relie: Path) -> None:
    page = BeautifulSoup(
        (relie / "fiches/2.6-innovation-sociale/index.html").read_text("utf-8"), "lxml"
    )
    cite = page.select_one("section.cite-par")
    assert isinstance(cite, Tag)
    lien = cite.select_one("a")
    assert isinstance(lien, Tag)
    assert lien["href"] == "../2.99-relier/"
    phrase = cite.select_one("q")
    assert isinstance(phrase, Tag)
    assert phrase.get_text() == "La fiche\u00a02.6 parle d’innovations sociales."
    assert phrase.b is not None
    assert phrase.b.get_text() == "fiche\u00a02.6"


def test_une_organisation_reunit_ce_qu_elle_a_fait(relie: Path) -> None:
    page = BeautifulSoup((relie / "organisations/ardes/index.html").read_text("utf-8"), "lxml")
    assert page.h1 is not None
    assert "Association régionale" in page.h1.get_text()
    assert "Avec l’ARDES et l’UFISC" in page.get_text()
    assert page.select("h3 a[href='../../fiches/2.6-innovation-sociale/']")
    cite = page.select_one("section.cite-par")
    assert cite is not None
    assert "2.99 Relier" in cite.get_text()


def test_les_definitions_liees_sont_dans_la_page(fiche: BeautifulSoup) -> None:
    for lien in fiche.select("a.lien-terme"):
        notion = fiche.find(id=f"notion-{lien['data-terme']}")
        assert isinstance(notion, Tag)
        assert notion.select("p.notion__suite a[href]")
    assert "se comprend de deux façons" in fiche.get_text()


def _automate(*expressions: str) -> Automate:
    return Automate(Cible(Genre.DEFINITION, e, (e,), numero="1.1") for e in expressions)


@pytest.mark.parametrize(
    ("expression", "texte", "trouve"),
    [
        ("Économie solidaire", "de l’economie solidaire.", "economie solidaire"),
        ("Acteur social", "des actrices sociales", "actrices sociales"),
        ("acteur", "les acteur·ices du lieu", "acteur·ices"),
        ("Recherche-action", "une recherche action", "recherche action"),
        ("Tiers-lieu", "des tiers-lieux", "tiers-lieux"),
        ("MES", "mes amis du MES", "MES"),
        ("Coopérative d'activité et d'emploi (CAE)", "deux CAE", None),
        ("évaluation", "il faut évaluer", None),
        ("épargne solidaire", "une épargne. Solidaire, donc", None),
    ],
)
def test_les_inflexions(expression: str, texte: str, trouve: str | None) -> None:
    trouves = [texte[o.debut : o.fin] for o in _automate(expression).chercher(texte)]
    assert trouves == ([trouve] if trouve else [])


def test_le_plus_long_l_emporte() -> None:
    automate = _automate("innovation", "innovation sociale", "sociale")
    texte = "l'innovation sociale et l'innovation"
    trouves = [texte[o.debut : o.fin] for o in automate.chercher(texte)]
    assert trouves == ["innovation sociale", "innovation"]


def test_le_lexique_explique_un_sigle_avant_le_nom_d_une_organisation() -> None:
    reseau = Cible(
        Genre.ORGANISATION, "reseau", ("Réseau neuf", "ADX"), signification="Réseau neuf"
    )
    ancien = Cible(Genre.SIGLE, "ADX", ("ADX",), signification="Ancien nom du réseau")
    automate = Automate([reseau, ancien])
    lieur = Lieur(Contexte(automate, {}, "page.md", "1.1", lambda cible: cible.cle[1]))
    (lien,) = lieur.lier("L'ADX est née ici.")
    assert lien.cible == reseau
    assert lien.signification == "Ancien nom du réseau"


def test_les_intervalles() -> None:
    texte = "les fiches 1.1 à 1.3, 2.6 et 2.10"
    assert [(m.numero, m.depuis) for m in fiches_nommees(texte)] == [
        ("1.1", ""),
        ("1.3", "1.1"),
        ("2.6", ""),
        ("2.10", ""),
    ]


def test_le_texte_des_fiches_n_a_pas_eu_a_changer(site: Path) -> None:
    """No fiche holds a link to another one, and yet their pages do."""
    for source in (RACINE / "fiches").glob("*-*/*.md"):
        assert not re.search(r"\]\((?!https?:)", source.read_text("utf-8")), source
