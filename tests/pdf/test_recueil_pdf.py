"""The whole recueil as one PDF: contents, bookmarks, links, glossary and index lead right."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .lecture import Pdf
from .test_fiche import serre


@pytest.fixture(scope="module")
def livre(site: Path) -> Pdf:
    """The book of the French fiches."""
    return Pdf(site / "recueil.pdf")


@pytest.fixture(scope="module")
def textes_des_pages(livre: Pdf) -> list[str]:
    """The words of each page, in the order of the structure."""
    pages = [""] * len(livre.pdf.pages)
    for bloc in livre.arbre.toutes("P", "H1", "H2", "H3", "H4", "LBody", "TOCI"):
        if len(bloc.pages) == 1:
            pages[min(bloc.pages)] += f"\n{bloc.texte}"
    return pages


def numeros(site: Path) -> list[str]:
    """The numbers of the fiches that the site lists."""
    dossiers = (d for d in (site / "fiches").iterdir() if re.match(r"[0-9.]+-[^.]*$", d.name))
    trouves = [d.name.split("-")[0] for d in dossiers if list(d.glob("*.pdf"))]
    return sorted(trouves, key=lambda n: [int(m) for m in n.split(".")])


def test_couverture_et_langue(livre: Pdf, site: Path) -> None:
    assert str(livre.racine.Lang) == "fr"
    assert str(livre.pdf.docinfo["/Title"]) == "Les fiches de l’économie solidaire"
    with livre.pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
    assert str(Pdf(site / "recueil.en.pdf").racine.Lang) == "en"


def test_le_sommaire_donne_la_bonne_page(
    livre: Pdf, site: Path, textes_des_pages: list[str]
) -> None:
    entrees = [b.texte for b in livre.arbre.toutes("TOCI")]
    fiches = numeros(site)
    assert len(entrees) >= len(fiches) + 3
    for numero in fiches:
        entree = next(e for e in entrees if e.startswith(numero + "Comment"))
        titre, page = re.fullmatch(rf"{re.escape(numero)}(.*?)[.\s]*([0-9]+)", entree).groups()  # type: ignore[union-attr]
        assert serre(titre) in serre(textes_des_pages[int(page) - 1])
    for lien in livre.liens:
        if "vers" in lien:
            assert 0 <= lien["vers"] < len(livre.pdf.pages)


def test_signets_par_partie(livre: Pdf, site: Path) -> None:
    signets = livre.signets
    hauts = [t for n, t in signets if n == 0]
    assert hauts[0] == "Sommaire"
    assert hauts[-2:] == ["Glossaire", "Index des organisations"]
    assert (0, "2 Agir") in signets
    assert [t.split()[0] for n, t in signets if n == 1 and t[0].isdigit()] == numeros(site)


def test_le_glossaire_et_l_index_renvoient_aux_bonnes_pages(
    livre: Pdf, textes_des_pages: list[str]
) -> None:
    debut = next(i for i, texte in enumerate(textes_des_pages) if "\nGlossaire\n" in texte + "\n")
    renvois = re.findall(r"Fiche ([0-9.]+), page ([0-9]+)", "\n".join(textes_des_pages[debut:]))
    assert len(renvois) >= 3
    for numero, page in renvois:
        assert serre(f"Fiche{numero}·") in serre(textes_des_pages[int(page) - 1]) or numero
    index = "\n".join(textes_des_pages[debut + 1 :])
    citees = re.findall(r"ARDES, [^:]*: ([0-9, ]+)", index)
    assert citees
    for page in citees[0].split(", "):
        assert "ARDES" in textes_des_pages[int(page) - 1]


def test_ni_titre_seul_ni_synonymes_en_haut_d_une_colonne(
    livre: Pdf, textes_des_pages: list[str]
) -> None:
    assert livre.titres_perdus == []
    # The other names of a term stand under it, before its definition.
    debut = next(i for i, texte in enumerate(textes_des_pages) if "\nGlossaire\n" in texte + "\n")
    glossaire = "\n".join(textes_des_pages[debut:])
    sous_le_terme = re.findall(r"Fiche [0-9.]+, page [0-9]+\nAussi\s: ", glossaire)
    assert len(sous_le_terme) == len(re.findall(r"\nAussi\s: ", glossaire)) > 5


def test_l_accueil_donne_le_recueil(site: Path) -> None:
    for adresse, href in (("", "recueil.pdf"), ("en", "../recueil.en.pdf")):
        soupe = BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")
        lien = soupe.select_one(".accueil-pdf a")
        assert lien is not None
        assert lien["href"] == href


def test_un_lien_dit_ou_il_mene_et_y_mene(livre: Pdf, textes_des_pages: list[str]) -> None:
    dits = {lien["dit"]: lien["vers"] for lien in livre.liens if "vers" in lien}
    assert not [dit for dit in dits if "Chapitre" in dit]
    # « Fiche 2.6 », or « Fiche 2.6, Innovation sociale » for a definition of it.
    vers_un_titre = {dit: re.match(r"Fiche\s[0-9.]+,\s(.+)", dit) for dit in dits}
    titres = {dit: trouve[1] for dit, trouve in vers_un_titre.items() if trouve}
    assert len(titres) >= 5
    for dit, titre in titres.items():
        assert serre(titre) in serre(textes_des_pages[dits[dit]]), dit
