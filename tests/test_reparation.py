"""Front matters put right in memory: the quick reading and the close one agree."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from recueil import entetes_simples
from recueil.corpus import FicheLue
from recueil.editions import appliquer
from recueil.forme import fiche_lue
from recueil.libyaml import analyser
from recueil.modele import Fiche
from recueil.reparation import analyser_d_un_coup, analyser_en_reparant
from recueil.source import lire_fiche

from .conftest import FICHE, RACINE

MAUVAISES = RACINE / "tests" / "fiches" / "mauvaises"
_LIGNES = (RACINE / FICHE).read_text("utf-8").split("---\n")[1].split("\n")[:60]
_SIGNES = """\
: / #/#x/"/'/“/”/« / »/\\d/\\_/- /– /• /* /*a/&a /!x /[a]/[a](b) c/{{ a }}/\t/\u00a0/  / /| x/|-
> x/%/@/`/.../titre/texte: /=/：/é/à la ligne/''/\\"/?/? """
_MORCEAUX = st.sampled_from(_SIGNES.replace("\n", "/").split("/"))


@st.composite
def entetes_abimes(draw: st.DrawFn) -> str:
    """A front matter with signs added, and lines moved sideways or cut in two."""
    lignes = list(_LIGNES)
    for _ in range(draw(st.integers(1, 3))):
        rang = draw(st.integers(0, len(lignes) - 1))
        ligne = lignes[rang]
        place = draw(st.sampled_from([0, len(ligne), draw(st.integers(0, len(ligne)))]))
        action = draw(st.sampled_from(["ajouter", "decaler", "decouvrir", "couper", "effacer"]))
        if action == "ajouter":
            lignes[rang] = ligne[:place] + draw(_MORCEAUX) + ligne[place:]
        elif action == "decaler":
            lignes[rang] = " " * draw(st.integers(0, 8)) + ligne.lstrip()
        elif action == "decouvrir":
            lignes[rang] = ligne.replace('"', "")
        elif action == "couper":
            lignes[rang] = ligne[:place] + "\n" + " " * draw(st.integers(0, 6)) + ligne[place:]
        else:
            lignes[rang] = ""
    return "---\n" + "\n".join(lignes) + "\n---\n"


# What people write and the canonical form does not.
_SIMPLES = """\
contexte:
- sans retrait, avec d'autres signes ? # et une remarque
-   "loin du tiret"

definitions:
    - terme: 'a « b »'

      texte: |
          un texte
            en retrait

          sur plusieurs lignes


      synonymes:
      - https://exemple.org/a#b
"""


@given(entetes_abimes())
@example(f"---\n{_SIMPLES}---\n")
@example("---\n" + _SIMPLES.replace(" # et une remarque", "") + "---\n")
@settings(max_examples=1000, deadline=None)
def test_ce_qui_est_simple_est_lu_comme_libyaml_le_lit(texte: str) -> None:
    _compare_a_libyaml(texte.removeprefix("---\n").removesuffix("---\n"))


@pytest.mark.parametrize("dossier", ["fiches", "tests/fiches", "tests/recueils"])
def test_les_fiches_simples_sont_lues_comme_libyaml_les_lit(dossier: str) -> None:
    chemins = (RACINE / dossier).rglob("*.md")
    lues = [_compare_a_libyaml(lire_fiche(c.name, c.read_bytes()).entete) for c in chemins]
    assert any(lues)


def _compare_a_libyaml(entete: str) -> bool:
    """Whether the header was written simply; it is then the same to both readers."""
    simple = entetes_simples.lire(entete, 2)
    if simple is None:
        return False
    lu = analyser(entete, 2)
    assert simple == lu
    # What is read first is reported first.
    assert list(simple.reperes) == list(lu.reperes)
    return True


def test_les_fiches_du_projet_sont_simples() -> None:
    sources = [lire_fiche(c.name, c.read_bytes()) for c in (RACINE / "fiches").glob("*/*.md")]
    assert sources
    assert all(entetes_simples.lire(source.entete) for source in sources)
    assert entetes_simples.lire(_SIMPLES.replace(" # et une remarque", ""))


@given(entetes_abimes())
@settings(max_examples=1000, deadline=None)
def test_lire_d_un_coup_ou_de_pres_donne_les_memes_valeurs(texte: str) -> None:
    lue = FicheLue(lire_fiche("f.md", texte.encode()), None)
    d_un_coup = analyser_d_un_coup(lue)
    if d_un_coup is None or d_un_coup.document is None:
        return
    try:
        Fiche.model_validate(d_un_coup.document.donnees)
    except ValidationError:
        return  # its shape is wrong: it will be read closely
    de_pres, constats = analyser_en_reparant(lue)
    assert constats == []
    assert de_pres.document is not None
    assert d_un_coup.document == de_pres.document


# How many lines of the fiche a correction stands for, when not as many as it has.
_REMPLACE = {
    "2.311-r008-texte-puis-liste": 2,
    "2.318-r013-texte-a-la-ligne": 2,
    "2.1104-r005-listes": 1,
    "2.1124-r013-texte-a-la-marge": 2,
}
# The line has no key, and what it belongs to is the writer's to say.
_A_DECIDER = {"2.122-r013-ligne-sans-rubrique"}
_CAS = [c for c in sorted(MAUVAISES.glob("*.md")) if re.search(r"-r0(0[4-9]|1)", c.name)]


@pytest.mark.parametrize(
    "chemin",
    [c for c in _CAS if c.stem not in _A_DECIDER],
    ids=lambda c: c.stem,
)
def test_une_ligne_corrigee_recopiee_suffit(chemin: Path) -> None:
    _, constats = fiche_lue(chemin.name, chemin.read_bytes(), True)
    lignes = chemin.read_text("utf-8").split("\n")
    sans_correction = [c for c in constats if not c.correction and not c.editions]
    for constat in sorted(constats, key=lambda c: -c.position.ligne):
        if constat.editions:
            lignes = list(appliquer(lignes, constat.editions))
        elif constat.correction:
            premiere, *suite = constat.correction.split("\n")
            rang = _rang(lignes, constat.position.ligne - 1, premiere)
            combien = _REMPLACE.get(chemin.stem, 1 + len(suite))
            lignes[rang : rang + combien] = [premiere, *suite]
    _, restes = fiche_lue(chemin.name, "\n".join(lignes).encode(), True)
    assert [c.code for c in restes] == [c.code for c in sans_correction]


def _rang(lignes: list[str], rang: int, premiere: str) -> int:
    """The line that a correction starts from: the fault's, or the start of the value's."""
    mots = re.findall(r"\w+", premiere)[:1]
    while rang and not set(mots) <= set(re.findall(r"\w+", lignes[rang])):
        rang -= 1
    return rang
