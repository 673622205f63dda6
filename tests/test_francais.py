"""The analysis of French: what people type meets what fiches say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recueil.francais import forme_exacte, formes, jetons, plier, racine


def _mots(texte: str) -> list[str]:
    return [jeton.brut for jeton in jetons(texte)]


def _racines(texte: str) -> set[str]:
    return {racine(forme) for jeton in jetons(texte) for forme in formes(jeton.brut)}


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("L'innovation, l’économie", ["innovation", "économie"]),
        ("jusqu'aujourd'hui (CPO).", ["aujourd'hui", "CPO"]),
        ("la fiche 2.6 : « R&D »", ["la", "fiche", "2.6", "R&D"]),
        ("des acteur·ices, salarié(e)s…", ["des", "acteur·ices", "salarié(e)s"]),
        ("**mot** et _autre_", ["mot", "et", "autre"]),
        ("— - …", []),
    ],
)
def test_mots(texte: str, mots: list[str]) -> None:
    assert _mots(texte) == mots


@pytest.mark.parametrize(
    "ecrite",
    [
        "acteur·ices",
        "acteur·rice·s",
        "acteur-ices",
        "acteur.rice.s",
        "acteur/rices",
        "Acteur(rice)s",
    ],
)
def test_une_forme_inclusive_se_trouve_par_les_deux_genres(ecrite: str) -> None:
    assert {"acteur", "acteurs", "actrice", "actrices"} <= set(formes(ecrite))


@pytest.mark.parametrize(
    ("ecrite", "voulues"),
    [
        ("salarié·es", {"salarie", "salaries", "salariee", "salariees"}),
        ("salarié(e)s", {"salarie", "salariee"}),
        ("chercheur·ses", {"chercheur", "chercheuse"}),
        ("citoyen·nes", {"citoyen", "citoyenne"}),
        ("professionnel·les", {"professionnel", "professionnelle"}),
        ("créatif·ve", {"creatif", "creative"}),
        ("premier·ère", {"premier", "premiere"}),
        ("régional·ale", {"regional", "regionale"}),
        ("R&D", {"rd"}),
        ("S.C.I.C", {"scic"}),
        ("recherche-action", {"rechercheaction", "recherche", "action"}),
        ("2,6", {"2.6"}),
    ],
)
def test_formes(ecrite: str, voulues: set[str]) -> None:
    assert voulues <= set(formes(ecrite))


@pytest.mark.parametrize(
    "mot", ["tiers-lieux", "aujourd'hui", "vis-à-vis", "dit-elle", "rond-point"]
)
def test_un_trait_d_union_n_est_pas_une_forme_inclusive(mot: str) -> None:
    assert plier(mot).replace("-", "").replace("'", "") in formes(mot) or mot == "dit-elle"


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("economie", "l'économie"),
        ("innovations", "innovation"),
        ("regionaux", "régionale"),
        ("coopératifs", "coopératives"),
        ("chercheuses", "chercheur"),
        ("évaluer", "évaluation"),
        ("cœur", "coeur"),
    ],
)
def test_racines_communes(un: str, autre: str) -> None:
    assert _racines(un) & _racines(autre)


def test_la_forme_exacte_distingue_plus_que_la_racine() -> None:
    assert racine("animateur") == racine("animer")
    assert forme_exacte("animateur") != forme_exacte("animer")
    assert forme_exacte("sociales") == forme_exacte("social") == forme_exacte("sociaux")


@given(st.text(max_size=60))
def test_tout_texte_se_lit(texte: str) -> None:
    for jeton in jetons(texte):
        assert texte[jeton.debut : jeton.fin] == jeton.brut
        for forme in formes(jeton.brut):
            assert racine(forme)
            assert forme_exacte(forme)
