"""The recueil as data: complete, valid by its own schema, safe to open."""

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from bs4 import BeautifulSoup
from recueil.chargement import charger
from recueil.plugin.construction import construire
from recueil.resolution import resoudre

from .conftest import FICHE, RACINE, copier, lancer

ADRESSE = "https://exemple.org/recueil/"


@pytest.fixture(scope="module")
def publie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's site, as published at an address."""
    destination = tmp_path_factory.mktemp("publie") / "site"
    fini = lancer("construire", "--sortie", str(destination), dans=RACINE, RECUEIL_ADRESSE=ADRESSE)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return destination


def _json(chemin: Path) -> Any:
    return json.loads(chemin.read_text("utf-8"))


def test_le_json_suit_son_schema_et_dit_tout(site: Path) -> None:
    jeu = _json(site / "donnees/recueil.json")
    jsonschema.validate(jeu, _json(site / "donnees/recueil.schema.json"))
    sources = list((RACINE / "fiches").glob("*-*/*.md"))
    assert len(jeu["fiches"]) == len(sources)
    for genre in ("fiches", "definitions", "exemples", "organisations"):
        with (site / f"donnees/{genre}.csv").open(encoding="utf-8-sig", newline="") as fichier:
            lignes = list(csv.DictReader(fichier))
        assert len(lignes) == len(jeu[genre]) > 0
        assert list(lignes[0]) == list(jeu[genre][0])


def test_les_adresses_des_donnees_existent(site: Path) -> None:
    jeu = _json(site / "donnees/recueil.json")
    for genre in ("fiches", "definitions", "organisations"):
        for donnee in jeu[genre]:
            page, _, ancre = donnee["adresse"].partition("#")
            html = (site / page / "index.html").read_text("utf-8")
            assert f'id="{ancre}"' in html or not ancre


@pytest.mark.parametrize(
    ("page", "types"),
    [
        ("fiches/2.6-innovation-sociale", {"LearningResource", "DefinedTermSet", "DefinedTerm"}),
        ("organisations/ardes", {"Organization"}),
    ],
)
def test_les_donnees_liees(publie: Path, page: str, types: set[str]) -> None:
    html = BeautifulSoup((publie / page / "index.html").read_text("utf-8"), "lxml")
    script = html.select_one('script[type="application/ld+json"]')
    assert script is not None
    donnees = json.loads(script.get_text())
    assert donnees["@context"] == "https://schema.org"
    graphe = donnees["@graph"]
    assert {noeud["@type"] for noeud in graphe} == types
    connus = {noeud["@id"] for noeud in graphe}
    for noeud in graphe:
        assert noeud["@id"].startswith(ADRESSE)
        assert noeud["name"]
        for lien in noeud.get("teaches", []) + noeud.get("hasDefinedTerm", []):
            assert lien["@id"] in connus
    tete = html.head
    assert tete is not None
    og = {str(m["property"]): m["content"] for m in tete.select("meta[property^='og:']")}
    assert og["og:url"] == f"{ADRESSE}{page}/"
    assert og["og:title"]
    assert og["og:description"]
    if page.startswith("fiches/"):
        assert og["og:image"] == f"{ADRESSE}{page}/partage.png"
        image = (publie / page / "partage.png").read_bytes()
        # The size stands at a fixed place of a PNG (RFC 2083).
        assert image[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(image[16:20]), int.from_bytes(image[20:24])) == (1200, 630)


def test_le_flux(publie: Path, site: Path) -> None:
    racine = ElementTree.parse(publie / "flux.xml").getroot()
    espace = {"a": "http://www.w3.org/2005/Atom"}
    entrees = racine.findall("a:entry", espace)
    assert entrees
    for entree in (racine, *entrees):
        for nom in ("id", "title", "updated"):
            assert entree.findtext(f"a:{nom}", namespaces=espace)
    for entree in entrees:
        lien = entree.find("a:link", espace)
        assert lien is not None
        assert (publie / lien.attrib["href"].removeprefix(ADRESSE) / "index.html").is_file()
    jours = [entree.findtext("a:updated", "", espace) for entree in entrees]
    assert jours == sorted(jours, reverse=True)
    # Without an address there is nothing that a feed could name.
    assert not (site / "flux.xml").exists()


def test_un_texte_hostile_reste_du_texte(tmp_path: Path) -> None:
    copie = copier(tmp_path / "copie")
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8").replace(
        'titre_court: "Innovation sociale"', "titre_court: '=1+1 \"></script> --'"
    )
    fiche.write_text(texte, "utf-8")
    # R100 refuses it: built all the same, as if no rule had seen it.
    site = tmp_path / "site"
    construire(copie, site, resoudre(charger(copie).corpus))
    assert "'=1+1" in (site / "donnees/fiches.csv").read_text("utf-8")
    html = BeautifulSoup(
        (site / "fiches/2.6-innovation-sociale/index.html").read_text("utf-8"), "lxml"
    )
    script = html.select_one('script[type="application/ld+json"]')
    assert script is not None
    assert json.loads(script.get_text())["@graph"][0]["alternateName"].startswith("=1+1")
