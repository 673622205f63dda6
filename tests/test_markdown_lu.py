"""What the rules say of Markdown, against what the site makes of it."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.ancres import ancres_de_page
from recueil.ecrits import Ecrit
from recueil.editions import appliquer
from recueil.examen import FichierBrut, examiner
from recueil.frappe import Frappe
from recueil.markdown_lu.emphase import est_bien_forme, marques_seules
from recueil.markdown_lu.liens import faux_liens
from recueil.markdown_lu.lignes import lignes
from recueil.markdown_lu.listes import Piege, fautes
from recueil.markdown_lu.tableaux import cellules
from recueil.registres import Referentiels
from recueil.surete.rendu import convertir

from .conftest import RACINE

_MOTS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu".split()


def _formes(html: str) -> list[tuple[str, str]]:
    """Each word of a page, with the lists, quotes and codes that hold it."""
    page = BeautifulSoup(html, "lxml")
    return [
        (mot, "/".join(p.name for p in texte.parents if p.name in ("li", "pre", "blockquote")))
        for texte in page.find_all(string=re.compile(r"\w"))
        for mot in str(texte).split()
    ]


@st.composite
def listes(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """A list as people draw it, and what each word of it should stand in."""
    retrait, marque = draw(
        st.sampled_from([(2, "- "), (4, "- "), (3, "- "), (2, "* "), (3, "1. "), (4, "1. ")])
    )
    texte: list[str] = []
    voulues: list[tuple[str, str]] = []
    mots = iter(_MOTS)
    if draw(st.booleans()):
        voulues.append((next(mots), ""))
        texte.append(voulues[-1][0])
        if draw(st.booleans()):
            texte.append("")
    niveau = -1
    for _ in range(draw(st.integers(1, 5))):
        niveau = draw(st.integers(0, min(2, niveau + 1)))
        voulues.append((next(mots), "/".join(["li"] * (niveau + 1))))
        texte.append(" " * (retrait * niveau) + marque + voulues[-1][0])
        if draw(st.integers(0, 4)) == 0:
            suite = next(mots)
            voulues.append((suite, voulues[-1][1]))
            texte += ["", " " * (retrait * niveau + len(marque)) + suite]
    return "\n".join(texte), voulues


def _mender(texte: str) -> Iterator[str]:
    """The text after each correction of its lists, one at a time."""
    for _ in range(12):
        trouvees = [f for f in fautes(list(lignes(texte))) if f.piege is not Piege.NUMERO]
        if not trouvees:
            return
        faute = trouvees[0]
        ecrit = Ecrit.tel_quel(texte)
        if faute.piege in (Piege.COLLEE, Piege.REMONTEE):
            debut = faute.ligne.debut
            texte = f"{texte[:debut]}\n{texte[debut:]}"
        else:
            editions = ecrit.editions_de_lignes(faute.ecrites, faute.corrigees)
            assert editions, "a fault of nesting always has its correction"
            texte = "\n".join(appliquer(texte.split("\n"), editions))
        yield texte
    raise AssertionError("the corrections never end")


@given(listes())
@settings(max_examples=600, deadline=None)
def test_une_liste_sans_faute_est_vue_comme_elle_est_dessinee(
    liste: tuple[str, list[tuple[str, str]]],
) -> None:
    texte, voulues = liste
    corrige = [texte, *_mender(texte)][-1]
    # What the rules have nothing against is right; what they had something against was wrong,
    # and is right once it is corrected as they say.
    assert _formes(convertir(corrige)) == voulues
    if corrige != texte:
        assert _formes(convertir(texte)) != voulues


@pytest.mark.parametrize(
    ("texte", "pieges"),
    [
        ("texte :\n- a\n- b", ["COLLEE"]),
        # Once apart from the text, its levels are right too.
        ("texte :\n- a\n  - b", ["COLLEE"]),
        ("- a\n\n    suite :\n    - b", ["COLLEE"]),
        ("- a\n  - b", ["PLATE"]),
        ("- a\n        - b", ["TROP_LOIN"]),
        ("- a\n\n  suite", ["SUITE"]),
        ("2. a\n3. b", ["NUMERO"]),
        ("1995. Le jardin", ["NUMERO"]),
        ("    retrait", ["RETRAIT"]),
        ("## T\n- a", []),
        ("> a\n> - b", []),
        ("- a\n\n    suite\n\n    encore", []),
        ("[^1]: note\n\n    suite", []),
        ("```\n- a\n  - b\n```", []),
        ("a\n- - -\nb", []),
        ("* a\n\t* b", []),
    ],
)
def test_les_pieges_des_listes(texte: str, pieges: list[str]) -> None:
    assert [faute.piege.name for faute in fautes(list(lignes(texte)))] == pieges


def test_une_liste_collee_est_redressee_en_meme_temps() -> None:
    (faute,) = fautes(list(lignes("texte :\n- a\n  - b\n- c")))
    assert faute.corrigees == ("- a", "    - b", "- c")
    (faute,) = fautes(list(lignes("texte :\n- a\n- c")))
    assert faute.corrigees == ()


@given(st.lists(st.sampled_from(["mot", " ", "**", "*", ", ", "l'", "(", ")", "\\*"]), max_size=12))
@settings(max_examples=800, deadline=None)
def test_deux_etoiles_qui_se_verraient_sont_dites(morceaux: list[str]) -> None:
    texte = f"Un {''.join(morceaux)} fin"
    rendu = re.sub(r"<[^>]*>", "", convertir(texte))
    if "***" in texte or "**" not in rendu or "\\*" in texte:
        return
    bonne = next(RACINE.glob("tests/fiches/bonnes/2.522-r061-*.md")).read_text("utf-8")
    entete, separation, _ = bonne.rpartition("\n---\n")
    octets = f"{entete}{separation}\n{texte}\n".encode()
    constats = examiner(FichierBrut("f.md", octets), Referentiels()).diagnostics
    assert "R061" in {constat.code for constat in constats}


@pytest.mark.parametrize(
    "texte",
    [
        "Le prix est libre* pour tous.",
        "5 * 3 = 15",
        "un mot_clé et un_autre",
        "**gras** et *italique*, ***les deux***",
        "__gras__ et _italique_",
        "l'**expérimentation**, *mot*.",
        "\\*pas de gras, \\_ni d'italique",
        "**deux *mots* en gras**",
    ],
)
def test_ces_etoiles_ne_sont_pas_des_fautes(texte: str) -> None:
    assert est_bien_forme(texte) or list(marques_seules(texte)) == []


@pytest.mark.parametrize(
    ("texte", "voulus"),
    [
        ("[a] (https://b.org)", ["[a](https://b.org)"]),
        ("(a)[https://b.org]", ["[a](https://b.org)"]),
        ("[a](https://b.org/c d)", ["[a](https://b.org/c%20d)"]),
        ("[a](https://b.org et", ["[a](https://b.org)"]),
        ("![a] (b.png)", ["![a](b.png)"]),
        ("[a](https://b.org)", []),
        ('[a](https://b.org "titre")', []),
        ("[sic] (oui)", []),
        ("(a)[b]", []),
    ],
)
def test_les_faux_liens(texte: str, voulus: list[str]) -> None:
    assert [faux.voulu for faux in faux_liens(texte)] == voulus


@pytest.mark.parametrize(
    ("rangee", "nombre"),
    [("| a | b |", 2), ("a | b", 2), ("| a |", 1), (r"| a \| b |", 1), ("|||", 2)],
)
def test_les_cellules(rangee: str, nombre: int) -> None:
    assert len(cellules(rangee)) == nombre


@pytest.mark.parametrize(
    "titre",
    [
        "Pour commencer",
        "L'économie : « sociale » & solidaire ?",
        "Un `code` et un [lien](https://exemple.org)",
        "Du **gras**, *de l'italique* et un_mot",
        "2.6 n° 12, 1er",
        "Fin ##",
        "Une ancre { #la-mienne }",
        "Une ancre {#la-mienne}",
        "Œuvres·ices",
        "!!!",
    ],
)
def test_les_ancres_sont_celles_de_la_page(titre: str) -> None:
    texte = f"# Titre\n\n## {titre}\n\n## {titre}\n"
    page = BeautifulSoup(convertir(texte), "lxml")
    ids = [str(h["id"]) for h in page.find_all(["h1", "h2"])]
    assert sorted(ancres_de_page(texte)) == sorted(ids)


def test_une_valeur_sait_ou_elle_est_dans_son_bloc() -> None:
    brut = "|-\n      Un texte.\n\n      - un point\n"
    texte = "Un texte.\n\n- un point"
    ecrit = Ecrit(texte, ("definitions", 0, "texte"), lambda: Frappe(texte, brut, 12, 12))
    rang = ecrit.texte.index("point")
    position = ecrit.position(rang, rang + 5)
    assert (position.ligne, position.colonne, position.longueur) == (15, 12, 5)
    edition = ecrit.edition(rang, rang + 5, "mot")
    assert edition is not None
    assert (edition.ligne, edition.colonne, edition.colonne_fin) == (15, 12, 17)
