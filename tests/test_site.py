"""The built site, read as a browser would: facts, languages, addresses, third parties."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from .parcours_des_liens import fautes

ADRESSE = "http://site.test/"
FICHE = "fiches/2.6-innovation-sociale"


def lire(site: Path, adresse: str) -> BeautifulSoup:
    """The page at an address."""
    return BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")


def texte(element: BeautifulSoup) -> str:
    """Its words, with plain spaces and apostrophes."""
    brut = element.get_text(" ")
    # A word of its own element, such as a link, must not part from its article.
    return re.sub(r"\s+", " ", brut.replace("’", "'")).replace("' ", "'")


# The statements of the original fiche 2.6, by words that only they have, with the
# corrections of the verified dossier (EBE, Colombelles, AJITeR, « mais pas uniquement »).
FAITS = {
    "contexte": [
        r"années 2000.*responsables du secteur public.*chercheur·ses",
        r"années 1970.*revendications.*expérimentations.*ici et maintenant.*vie quotidienne",
        r"société civile.*technologi.*politique publique.*injonction",
        r"années 2010.*plusieurs sens.*controverses.*entrepreneuriat social",
        r"R&D territoriale.*expérimentation collective",
    ],
    "enjeux": [
        r"[Cc]omprendre.*territoire.*secteur",
        r"[Ss]ituer les pratiques.*savoir-faire.*membres.*R&D territoriale.*expérimentation",
    ],
    "definitions": [
        r"fonctionnaliste et cohésive.*besoins non couverts.*cohésion sociale et territoriale",
        r"transformatrice.*aspirations.*modes de vie.*rupture.*normes.*développement",
        r"normatives?, ascendantes?, locales? et participatives?",
        r"recherche-action.*connaissances opérationnelles ou utiles",
        r"nouvelles significations politiques.*nouvelles normes sociales",
    ],
    "exemples-mes": [
        r"régies de quartier.*AMAP.*boutiques équitables.*CIGALES",
        r"Comité national de liaison des régies de quartier.*MIRAMAP.*Artisans du monde",
        r"CIGALES.*épargne locale.*création d'activité.*PES 21.*années 1990",
        r"Cré-sol.*années 2000",
        r"services de proximité.*Basse-Normandie.*ARDES.*années 1990",
        r"projets atypiques.*création d'entreprise",
        r"accompagnateur·ices.*animateur·ices",
        r"jardins partagés.*ARDES",
        r"lieux intermédiaires et mutualisés.*tiers-lieux solidaires.*coopération culturels",
        r"plateformes coopératives.*APES",
        r"mutualisation d'emplois.*fonds de trésorerie mutualisés et tontines.*"
        r"foncières solidaires.*projets culturels de territoire",
    ],
    "": [
        r"Colombelles.*création d'activités.*salarié·es.*gouvernance de l'EBE",
        r"bail commercial d'utilité sociale.*APES",
        r"universitaires.*recherche-action, mais pas uniquement.*utilité territoriale.*"
        r"modèles économiques.*Couserans.*MES Occitanie.*AJITeR.*droits culturels.*UFISC",
    ],
}


@pytest.mark.parametrize("section", FAITS)
def test_la_fiche_dit_tous_les_faits(section: str, site: Path) -> None:
    page = lire(site, FICHE)
    element = page.find("section", class_=section) if section else page.find("article")
    assert element is not None
    contenu = texte(element)
    for fait in FAITS[section]:
        assert re.search(fait, contenu), fait


def test_les_corrections_sont_faites(site: Path) -> None:
    contenu = texte(lire(site, FICHE).find("article"))
    for faute in ("EBC", "Colombelle ", "AJiTer", "salarié-ess", "mais uniquement"):
        assert faute not in contenu


def test_la_tete_de_la_fiche(site: Path) -> None:
    page = lire(site, FICHE)
    tete = texte(page.find("header", class_="fiche-tete"))
    for mot in ("Fiche 2.6", "Agir", "Comment s'inscrire", "Proposition", "min de lecture"):
        assert mot in tete
    assert "n'a pas encore validé" in texte(page.find(class_="bandeau--proposition"))
    mots = [texte(li) for li in page.select(".mots-cles li")]
    assert "R&D territoriale" in mots
    assert len(page.find_all("h1")) == 1


def test_l_ordre_des_sections(site: Path) -> None:
    page = lire(site, FICHE)
    ancres = [h2.get("id") for h2 in page.select("article h2")]
    assert ancres[:4] == ["contexte", "enjeux", "definitions", "exemples-mes"]
    # What leads to and from the fiche depends on the others.
    autres = ("voir-aussi", "cite-par")
    assert [ancre for ancre in ancres[5:] if ancre not in autres] == [
        "sources",
        "mots-cles",
    ]
    assert ancres[-1] == "mots-cles"
    table = [a["href"] for a in page.select(".md-nav--secondary a.md-nav__link")]
    assert "#def-innovation-sociale" in table


def test_les_exemples_disent_qui_ou_quand(site: Path) -> None:
    exemples = lire(site, FICHE).select("section.exemples-mes > ul > li")
    assert len(exemples) >= 10
    services = next(e for e in exemples if "services de proximité" in texte(e))
    reperes = [texte(li).strip() for li in services.select("ul li")]
    assert reperes == ["Qui ARDES", "Où Basse-Normandie", "Quand années 1990"]


def test_la_typographie(site: Path) -> None:
    page = lire(site, FICHE)
    titre = page.find("h1").get_text()
    assert "d’innovation sociale" in titre
    assert "collective\u202f?" in titre
    definition = page.find(id="def-innovation-sociale").find_parent("section")
    assert "cohésive\u00a0:" in definition.get_text()
    assert page.select_one("span.inclusif").get_text().count("·") == 1
    anglais = lire(site, f"{FICHE}.en").find("article").get_text()
    assert "\u202f?" not in anglais
    assert "\u00a0:" not in anglais
    assert "\u2019" not in page.select_one(".highlight, code").get_text() if page.code else True


PAGES = ("", "a-propos/", "contribuer/", "mentions/", f"{FICHE}/", "parties/2-agir/")


@pytest.mark.parametrize("francaise", PAGES)
def test_chaque_page_a_sa_traduction(francaise: str, site: Path) -> None:
    anglaise = f"{francaise.rstrip('/')}.en/" if francaise else "en/"
    for adresse, langue, autre, code in (
        (francaise, "fr", anglaise, "en"),
        (anglaise, "en", francaise, "fr"),
    ):
        page = lire(site, adresse)
        assert page.html["lang"] == langue
        assert page.select_one(".langues [aria-current]").get_text(strip=True) == langue.upper()
        lien = page.select_one(f".langues a[hreflang={code}]")["href"]
        assert urlsplit(urljoin(ADRESSE + adresse, lien)).path == f"/{autre}"
        annonces = {
            a["hreflang"]: urlsplit(urljoin(ADRESSE + adresse, a["href"])).path
            for a in page.select("head link[rel=alternate]")
        }
        assert annonces == {langue: f"/{adresse}", code: f"/{autre}"}
        assert page.select_one(".sans-traduction") is None


def test_le_menu_est_dans_la_langue_de_la_page(site: Path) -> None:
    onglets = [texte(a).strip() for a in lire(site, "").select(".md-tabs__link")]
    assert onglets == ["Accueil", "Fiches", "Explorer", "À propos", "Contribuer", "Mentions"]
    onglets = [texte(a).strip() for a in lire(site, "en/").select(".md-tabs__link")]
    assert onglets == ["Home", "Sheets", "Explore", "About", "Contribute", "Legal notice"]


def test_une_mauvaise_adresse_a_sa_page_et_un_seul_menu(site: Path) -> None:
    page = BeautifulSoup((site / "404.html").read_text("utf-8"), "lxml")
    onglets = [texte(a).strip() for a in page.select(".md-tabs__link")]
    assert onglets == ["Accueil", "Fiches", "Explorer", "À propos", "Contribuer", "Mentions"]
    assert "Cette page n'existe pas" in texte(page)
    assert page.find("p", lang="en") is not None


def test_l_adresse_courte(site: Path) -> None:
    page = lire(site, "2.6")
    destination = page.find("meta", attrs={"http-equiv": "refresh"})["content"].split("url=")[1]
    assert urljoin(f"{ADRESSE}2.6/", destination) == f"{ADRESSE}{FICHE}/"
    assert page.a["href"] == destination


def test_chaque_lien_interne_mene_a_une_page_et_a_une_ancre(site: Path) -> None:
    assert list(fautes(site)) == []


def test_aucun_tiers(site: Path) -> None:
    """No script, style, font or image comes from elsewhere, in any file of the site."""
    vus = 0
    for fichier in site.rglob("*"):
        if fichier.suffix in (".html", ".svg"):
            page = BeautifulSoup(fichier.read_text("utf-8"), "lxml")
            for element in page.find_all(
                ["script", "img", "iframe", "source", "video", "audio", "object", "embed", "use"]
            ):
                for attribut in ("src", "srcset", "data", "href", "xlink:href", "poster"):
                    assert not re.match(r"(https?:)?//", element.get(attribut, "")), fichier
            for lien in page.find_all("link"):
                if lien["rel"][0] not in ("canonical", "alternate"):
                    assert not re.match(r"(https?:)?//", lien["href"]), fichier
            for style in page.find_all("style"):
                assert "url(" not in (style.string or ""), fichier
            vus += 1
        elif fichier.suffix == ".css":
            contenu = fichier.read_text("utf-8")
            assert not re.search(r"url\(\s*['\"]?(https?:)?//", contenu), fichier
            assert "@import" not in contenu, fichier
            vus += 1
        elif fichier.suffix == ".js":
            # Comments name authors, a namespace is a name, and lunr's warning to developers
            # carries an address: none is ever fetched.
            script = re.sub(r"/\*.*?\*/", "", fichier.read_text("utf-8"), flags=re.DOTALL)
            script = re.sub(r"https?://(www\.w3\.org|clipboardjs\.com|bit\.ly)/", "", script)
            assert not re.findall(r"https?://[a-z0-9.-]+\.[a-z]{2,}", script), fichier
            vus += 1
        assert fichier.suffix != ".map"
    assert vus > 15


def test_chaque_page_a_un_titre_et_une_description(site: Path) -> None:
    titres = set()
    for fichier in site.rglob("index.html"):
        page = BeautifulSoup(fichier.read_text("utf-8"), "lxml")
        assert page.title
        titres.add(page.title.get_text())
        if not page.find("meta", attrs={"http-equiv": "refresh"}):
            assert page.find("meta", attrs={"name": "description"})["content"]
    assert len(titres) >= 12
