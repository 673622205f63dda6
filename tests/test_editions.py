"""Editions: the shortest ones, applied at their place and never over each other."""

from hypothesis import given
from hypothesis import strategies as st
from recueil.diagnostic import Edition
from recueil.editions import appliquer, lignes_corrigees

_LIGNE = st.text(alphabet="ab é·", max_size=8)


@given(_LIGNE, _LIGNE)
def test_une_ligne_devient_une_autre(ecrite: str, voulue: str) -> None:
    edition = Edition.de_ligne(2, ecrite, voulue)
    assert appliquer(["a", ecrite, "b"], [edition]) == ("a", voulue, "b")
    assert len(edition.texte) <= len(voulue)


def test_les_editions_se_font_toutes_a_leur_place() -> None:
    lignes = ("un deux", "trois", "quatre")
    editions = [Edition(1, 1, 1, 3, "1"), Edition(1, 4, 1, 8, "2\n2b"), Edition(2, 6, 3, 1, " ")]
    assert appliquer(lignes, editions) == ("1 2", "2b", "trois quatre")
    assert lignes_corrigees(lignes, editions[:2]) == "1 2\n2b"


def test_deux_editions_du_meme_texte_ne_se_melangent_pas() -> None:
    editions = [Edition(1, 1, 1, 4, "x"), Edition(1, 3, 1, 6, "y")]
    assert appliquer(("abcdef",), editions) in {("xdef",), ("aby" + "f",)}


def test_une_edition_hors_du_fichier_est_laissee() -> None:
    assert appliquer(("abc",), [Edition(2, 1, 2, 2, "x"), Edition(1, 3, 1, 9, "x")]) == ("abc",)
