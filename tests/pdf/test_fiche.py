"""The PDFs of the built site: whole, in order, marked for screen readers, well printed."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from .lecture import Balise, Pdf

FICHE = "fiches/2.6-innovation-sociale"
# What leads elsewhere on the site, and what a template adds for the screen.
_A_L_ECRAN = ".headerlink, .fiche-modifier, .fiche-pdf, .fiche-pied, .cite-par, .notions, .autour"


@pytest.fixture(scope="module")
def fiche(site: Path) -> Pdf:
    """The French fiche 2.6."""
    return Pdf(site / FICHE / "fiche-2.6.pdf")


@pytest.fixture(scope="module")
def anglaise(site: Path) -> Pdf:
    """Its translation."""
    return Pdf(site / f"{FICHE}.en/fiche-2.6.en.pdf")


def article(site: Path, adresse: str) -> Tag:
    """The page's own content, without what serves the screen only."""
    soupe = BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")
    trouve = soupe.find("article")
    assert isinstance(trouve, Tag)
    for element in trouve.select(_A_L_ECRAN):
        element.decompose()
    for repere in trouve.select(".fiche-reperes li"):
        if "lecture" in repere.get_text():
            repere.decompose()  # the time that reading takes
    return trouve


def serre(texte: str) -> str:
    """A text without any space: signs in their order."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", texte)


def test_tous_les_mots_dans_l_ordre(site: Path, fiche: Pdf, anglaise: Pdf) -> None:
    for adresse, pdf in ((FICHE, fiche), (f"{FICHE}.en", anglaise)):
        page = article(site, adresse)
        lu = serre(pdf.arbre.texte)
        place = 0
        for bloc in page.select("h1, .fiche-chapo, section > h2, section > ul > li, section > p"):
            # Who, where and when stand in the margin of an example: before its text or after.
            en_marge = bloc.select("ul > li") if bloc.find_parent(class_="exemples-mes") else []
            for point in en_marge:
                assert serre(point.get_text()) in lu[place:]
                point.extract()
            texte = serre(bloc.get_text())
            trouve = lu.find(texte, place)
            assert trouve >= 0, bloc.get_text()
            place = trouve + len(texte)
        assert place > 4000


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) est absent")
def test_chaque_mot_s_extrait_entier(site: Path) -> None:
    fini = subprocess.run(
        ["pdftotext", str(site / FICHE / "fiche-2.6.pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    mots = set(re.findall(r"[\w·’]+", fini.stdout))
    page = article(site, FICHE)
    for bouton in page.find_all("button"):
        bouton.decompose()
    for bloc in page.find_all(["h1", "h2", "h3", "p", "li"]):
        bloc.append(" ")
    voulus = set(re.findall(r"[\w·’]+", page.get_text()))
    assert voulus <= mots
    assert {"acteur·ices", "entrepreneur·ses", "socio"} <= mots


def test_la_meme_typographie_que_le_site(site: Path, fiche: Pdf) -> None:
    """No-break spaces and apostrophes are those of the page, sign for sign."""
    lu = fiche.arbre.texte
    for point in article(site, FICHE).select(".contexte > ul > li, .enjeux > ul > li"):
        assert re.sub(r"[ \n]+", " ", point.get_text()).strip() in lu
    assert "collective\u202f?" in lu
    assert "deux titres\u00a0: la création" in lu


def test_la_structure_est_celle_de_la_fiche(fiche: Pdf) -> None:
    titres = [(b.genre, b.attributs["T"]) for b in fiche.arbre.toutes("H1", "H2", "H3")]
    assert titres[0][0] == "H1"
    assert [t for genre, t in titres if genre == "H2"][:6] == [
        "Contexte",
        "Enjeux pour le MES",
        "Définitions",
        "Le MES et l’innovation sociale",
        "Des engagements dans des démarches d’expérimentation et de R&D territoriale",
        "Sources",
    ]
    assert ("H3", "La R&D territoriale") in titres
    listes = list(fiche.arbre.toutes("L"))
    points = [len([e for e in liste.enfants if isinstance(e, Balise)]) for liste in listes]
    # Context, stakes, a definition, examples, body and its sub-list, sources.
    assert points[:2] == [5, 2]
    assert 18 in points
    for liste in listes:
        for point in liste.enfants:
            assert isinstance(point, Balise)
            if point.genre != "L":  # a list within a list (ISO 32000-1, 14.8.4.3.3)
                assert [e.genre for e in point.enfants] == ["Lbl", "LBody"]  # type: ignore[union-attr]


def test_langue_titre_et_norme(fiche: Pdf, anglaise: Pdf) -> None:
    assert str(fiche.racine.Lang) == "fr"
    assert str(anglaise.racine.Lang) == "en"
    assert bool(fiche.racine.MarkInfo.Marked)
    assert bool(fiche.racine.ViewerPreferences.DisplayDocTitle)
    with fiche.pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:language"]
    assert str(fiche.pdf.docinfo["/Title"]).startswith("Fiche 2.6\u00a0: Comment s’inscrire")
    assert str(anglaise.pdf.docinfo["/Title"]).startswith("Sheet 2.6: ")
    assert all(str(page.obj.Tabs) == "/S" for page in fiche.pdf.pages)


def test_signets(fiche: Pdf) -> None:
    assert fiche.signets[0] == (0, fiche.signets[0][1])
    assert fiche.signets[0][1].startswith("2.6 Comment s’inscrire")
    assert (1, "Contexte") in fiche.signets
    assert (2, "L’expérimentation collective") in fiche.signets


def test_les_liens_disent_ou_ils_menent(site: Path, fiche: Pdf) -> None:
    assert len(fiche.liens) >= 18
    assert all(lien["dit"] for lien in fiche.liens)
    # The address of each source is also in full in the text: paper cannot be clicked.
    sources = {a["href"] for a in article(site, FICHE).select(".sources a[href^=http]")}
    assert len(sources) == 18
    lu = serre(fiche.arbre.texte)
    menent = Counter(lien.get("url") for lien in fiche.liens)
    # Each once: two links side by side to one page are announced twice.
    assert {adresse: menent[adresse] for adresse in sources} == dict.fromkeys(sources, 1)
    assert all(serre(adresse) in lu for adresse in sources)


def test_pages_et_polices(fiche: Pdf, anglaise: Pdf) -> None:
    for pdf in (fiche, anglaise):
        assert 2 <= len(pdf.pdf.pages) <= 4
        assert len(pdf.polices) >= 4
        assert all(pdf.polices.values())
        for page in pdf.pdf.pages:
            largeur, hauteur = (float(n) for n in page.mediabox[2:])
            assert (round(largeur), round(hauteur)) == (595, 842)


def test_ni_titre_seul_ni_fin_de_page_perdue(site: Path) -> None:
    """What follows a heading starts on its page, in each fiche."""
    pdfs = list(site.glob("fiches/*/fiche-*.pdf"))
    assert len(pdfs) > 20
    assert {pdf.name: perdus for pdf in pdfs if (perdus := Pdf(pdf).titres_perdus)} == {}


def test_la_page_donne_le_pdf_et_sa_taille(site: Path) -> None:
    for adresse, nom, debut in (
        (FICHE, "fiche-2.6.pdf", "Fiche 2.6 en PDF, "),
        (f"{FICHE}.en", "fiche-2.6.en.pdf", "Sheet 2.6 as a PDF, "),
    ):
        soupe = BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")
        lien = soupe.select_one(".fiche-pdf a")
        assert lien is not None
        assert lien["href"] == nom
        octets = (site / adresse / nom).stat().st_size
        assert f"PDF, {-(-octets // 1000)}" in lien.get_text()
        # A voice command says what is seen: the accessible name holds it (WCAG 2.5.3).
        assert str(lien["aria-label"]).startswith(debut)
        assert lien.get_text() in str(lien["aria-label"])


def test_les_gabarits_ne_sont_pas_publies(site: Path) -> None:
    assert not list(site.rglob("*.typ"))
    assert not (site / "pdf").exists()
