"""The views: what they gather is what the fiches say, and nothing is lost on the way."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from recueil.pages.vues.frise import Duree, duree
from recueil.pages.vues.regions import REGIONS, regions_de
from recueil.recueil import Recueil
from recueil.valeurs import Statut
from recueil.validation import valider

from .conftest import RACINE


@pytest.fixture(scope="module")
def recueil_du_projet() -> Recueil:
    resultat = valider(RACINE).recueil
    assert resultat is not None
    return resultat


def lire(site: Path, adresse: str) -> BeautifulSoup:
    return BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")


def test_le_glossaire_a_chaque_definition(site: Path, recueil_du_projet: Recueil) -> None:
    page = lire(site, "glossaire")
    titres = [h3.get_text().removesuffix("¶").strip() for h3 in page.select("section.terme > h3")]
    termes = {
        definition.terme.replace("'", "’")
        for fiche in recueil_du_projet.fiches
        if fiche.modele.statut is not Statut.BROUILLON
        for definition in fiche.modele.definitions
    }
    assert {re.sub(r"\s", " ", titre) for titre in titres} == termes
    assert len(titres) == len(set(titres))
    lettres = [h2.get_text()[0] for h2 in page.select("section.glossaire-lettre > h2")]
    assert lettres == sorted(lettres)


def test_la_carte_et_le_tableau_disent_la_meme_chose(site: Path) -> None:
    page = lire(site, "territoires")
    tuiles = {a["href"]: a.strong.get_text() for a in page.select("a.tuile") if a.strong}
    tableau = {
        ligne.a["href"]: ligne.select("td")[1].get_text()
        for ligne in page.select("table tbody tr")
        if ligne.a
    }
    assert tuiles == tableau
    assert len(tuiles) == len(REGIONS) == 18
    for href, nombre in tuiles.items():
        section = page.find(id=str(href)[1:])
        assert section is not None
        assert section.parent is not None
        assert len(section.parent.select(":scope > ul > li")) == int(nombre)


def test_chaque_region_a_sa_place_sur_la_carte() -> None:
    feuille = (RACINE / "docs/styles/vues.css").read_text("utf-8")
    places = dict(re.findall(r"\.tuile--([a-z-]+) \{ grid-area: ([0-9]+ / [0-9]+); \}", feuille))
    assert set(places) == set(REGIONS)
    assert len(set(places.values())) == len(REGIONS)


def test_une_ancienne_region_mene_a_la_nouvelle(site: Path, recueil_du_projet: Recueil) -> None:
    assert list(regions_de("basse-normandie", recueil_du_projet)) == ["normandie"]
    assert list(regions_de("france", recueil_du_projet)) == []
    texte = lire(site, "territoires").get_text()
    assert "Basse-Normandie → Normandie" in texte


@pytest.mark.parametrize(
    ("ecrite", "annees"),
    [
        ("1995", Duree(1995, 1995)),
        ("1990-1999", Duree(1990, 1999)),
        ("années 1990", Duree(1990, 1999)),
        ("depuis 2014", Duree(2014, None)),
    ],
)
def test_les_durees(ecrite: str, annees: Duree) -> None:
    assert duree(ecrite) == annees


def test_la_frise_a_chaque_exemple_date(site: Path, recueil_du_projet: Recueil) -> None:
    page = lire(site, "frise")
    dates = [
        exemple
        for fiche in recueil_du_projet.fiches
        for exemple in fiche.modele.exemples_mes
        if exemple.periode
    ]
    lignes = page.select("section.decennie > ul > li")
    assert len(lignes) == len(dates)
    for ligne in lignes:
        rect = ligne.select_one("svg rect")
        assert rect is not None
        largeur = float(str(rect.find_parent("svg")["viewbox"]).split()[2])  # type: ignore[index]
        assert 0 <= float(str(rect["x"])) < largeur
        assert float(str(rect["x"])) + float(str(rect["width"])) <= largeur


def test_l_index_compte_les_fiches_de_chaque_mot_cle(site: Path) -> None:
    page = lire(site, "explorer")
    fiches = page.select(".liste-fiches > ul > li")
    mots = [mot.get_text() for fiche in fiches for mot in fiche.select(".facette-mot")]
    index = page.select("section.index-mots-cles > ul > li")
    comptes = {
        li.strong.get_text(): int(re.search(r"\((\d+)\)", li.get_text())[1])  # type: ignore[index]
        for li in index
        if li.strong
    }
    assert sum(comptes.values()) == len(mots)
    assert all(len(li.select("a")) == comptes[li.strong.get_text()] for li in index if li.strong)


def test_la_carte_des_liens_relie_ce_qui_existe(site: Path) -> None:
    page = lire(site, "carte")
    noeuds = page.select("svg a.noeud")
    traits = page.select("svg.dessin-liens path")
    assert len(noeuds) > 10
    assert len(traits) > 10
    for noeud in noeuds:
        assert noeud.title
        cible, _, ancre = str(noeud["href"]).partition("#")
        html = (site / "carte" / cible / "index.html").resolve().read_text("utf-8")
        assert f'id="{ancre}"' in html or not ancre
    rangs = {int(str(noeud["data-rang"])) for noeud in noeuds}
    for trait in traits:
        assert {int(str(trait["data-de"])), int(str(trait["data-vers"]))} <= rangs
    dits = {a["href"] for a in page.select("section.carte-mots a:not(.headerlink)")}
    assert dits == {noeud["href"] for noeud in noeuds}


def test_chaque_fiche_montre_ce_qui_l_entoure(site: Path) -> None:
    for page in (site / "fiches").glob("*/index.html"):
        html = BeautifulSoup(page.read_text("utf-8"), "lxml")
        for noeud in html.select("details.autour a.noeud"):
            cible, _, ancre = str(noeud["href"]).partition("#")
            autre = (page.parent / cible / "index.html").resolve().read_text("utf-8")
            assert f'id="{ancre}"' in autre or not ancre
