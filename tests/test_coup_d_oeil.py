"""What a search over a whole text says must never be less than what a closer look finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.markdown_lu.lignes import Genre, lignes
from recueil.markdown_lu.listes import fautes, sont_simples
from recueil.markdown_lu.titres import lignes_de_titre, niveaux_simples
from recueil.prose import masquer, masquer_ensemble
from recueil.regles import r085_mot_en_double

_LIGNES = """
- a|- |* b|+ c|1. x|2. y|3) z|1) p|10. d|01. q|texte|2024 fut||## T|### U ##|#|# x|##x|####### h
 - i|    - j|   suite|---|* * *|```|~~~|<!-- recueil: R001 -->|<!-- x -->|> q|[^1]: n
|## `x`|#### # y|  ## z|\t- t
""".replace("\n", "|").split("|")
textes = st.lists(st.sampled_from(_LIGNES), max_size=8).map("\n".join)


@settings(max_examples=1000, deadline=None)
@given(textes)
def test_une_liste_simple_n_a_pas_de_faute(texte: str) -> None:
    """A text whose lists are said to be simple has no fault of lists."""
    if sont_simples(texte):
        # `1)` alone makes no list: R072 speaks of it.
        assert [f for f in fautes(lignes(texte)) if not f.ligne.marque.endswith(")")] == []


@pytest.mark.parametrize("texte", ["- a\n- b", "Mot :\n\n1. a\n2. b\n\nMot.", "Rien."])
def test_les_listes_ordinaires_sont_simples(texte: str) -> None:
    """What most fiches hold needs no closer look."""
    assert sont_simples(texte)


@settings(max_examples=1000, deadline=None)
@given(textes)
def test_les_titres(texte: str) -> None:
    """Headings are those that sorting the lines finds; simple ones have words and a level."""
    tries = [ligne.corps for ligne in lignes(texte) if ligne.genre is Genre.TITRE]
    assert lignes_de_titre(texte) == tries
    niveaux = niveaux_simples(texte)
    if niveaux is not None:
        assert niveaux == [len(titre) - len(titre.lstrip("#")) for titre in tries]
        assert all(titre.strip("# \t") for titre in tries)


_MOTS = (
    "le la Le À à Économie économie l’eau d'un lieu- (le « … que, × 🌱 œuvre Œuvre `x` <b> ]( @"
).split()


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from([*_MOTS, " ", " ", "\n", "\t", ""]), max_size=12).map("".join))
def test_les_mots_en_double(texte: str) -> None:
    """No doubled word goes unseen, whatever the signs around it."""
    double = re.search(
        r"(?<![\w'’·-])(la|à|économie|œuvre|le)[ \t]*[ \t\n][ \t]*\1(?![\w'’·-])", texte
    )
    if double:
        assert r085_mot_en_double.peut_en_avoir(texte)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from([*_MOTS, " ", "\n", "|\n"]), max_size=8).map("".join)))
def test_masquer_ensemble(ensemble: list[str]) -> None:
    """Texts that are masked together are masked as they would be alone."""
    assert masquer_ensemble(ensemble) == [masquer(texte) for texte in ensemble]
