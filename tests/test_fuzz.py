"""Any file at all gives diagnostics that point inside it, and never a traceback."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from recueil.rapports.texte import rapporter
from recueil.validation import valider

from .conftest import ESSAIS, FICHE, RACINE, copier

_TEXTE = (RACINE / FICHE).read_text("utf-8")
_LIGNES = _TEXTE.split("\n")
_SIGNES = "\t ---\"'[{@%#|>\x00é`\ufeff\u2028?,~"
_MORCEAUX = [": ", "- ", "---", "&a ", "*a ", "!x ", "", "fiche 9.9", "À COMPLÉTER", "```", "2.10"]
_FRAGMENTS = st.sampled_from([*_SIGNES, *_MORCEAUX])


@st.composite
def fiches_abimees(draw: st.DrawFn) -> bytes:
    """The project's fiche with a few lines cut, moved, doubled or spoilt."""
    lignes = list(_LIGNES)
    for _ in range(draw(st.integers(1, 6))):
        rang = draw(st.integers(0, len(lignes) - 1))
        action = draw(st.sampled_from(["inserer", "effacer", "doubler", "couper", "remplacer"]))
        if action == "inserer":
            place = draw(st.integers(0, len(lignes[rang])))
            lignes[rang] = lignes[rang][:place] + draw(_FRAGMENTS) + lignes[rang][place:]
        elif action == "effacer" and len(lignes) > 1:
            del lignes[rang]
        elif action == "doubler":
            lignes.insert(rang, lignes[rang])
        elif action == "couper":
            lignes[rang] = lignes[rang][: draw(st.integers(0, len(lignes[rang])))]
        else:
            lignes[rang] = draw(_FRAGMENTS) + draw(st.text(max_size=20))
    encodage = draw(st.sampled_from(["utf-8", "cp1252", "utf-16"]))
    return "\n".join(lignes).encode(encodage, errors="replace")


@pytest.fixture(scope="module")
def essai(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recueil whose fiche is spoilt again and again."""
    return copier(tmp_path_factory.mktemp("essai"))


# Found by `bench/fuzz_atheris.py`: lines put right in memory, then one that YAML refuses further
# to the right than the writer's line goes.
_LIGNES_DEPLACEES = b"""---
definitions:
  - terme: "a"
 texte: "b"
    organisations:
      - ardes
    territoires:
      - normandie
    periode: "1990"
---
"""
# Another: a text that is too long once its inner quotes are French ones.
_UN_RESUME = "Encore un mot. " * 19 + 'a "b" "c" de.'
_PLUS_LONG_UNE_FOIS_LU = f'---\nresume: "{_UN_RESUME}"\n---\n'.encode()


@example(octets=_LIGNES_DEPLACEES)
@example(octets=_PLUS_LONG_UNE_FOIS_LU)
@example(octets=b"---")
@example(octets=b"\n---")
@given(octets=fiches_abimees() | st.binary(max_size=300))
@settings(
    max_examples=ESSAIS or 400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_une_fiche_abimee_ne_fait_pas_tomber_la_verification(octets: bytes, essai: Path) -> None:
    (essai / FICHE).write_bytes(octets)
    resultat = valider(essai)
    lignes = {lue.chemin: lue.source.lignes for lue in resultat.corpus.fiches}
    for diagnostic in resultat.diagnostics:
        texte = lignes.get(diagnostic.chemin)
        if texte is not None:
            assert 1 <= diagnostic.position.ligne <= len(texte)
            assert 1 <= diagnostic.position.colonne <= len(texte[diagnostic.position.ligne - 1]) + 1
        assert diagnostic.message
        assert diagnostic.pourquoi
    assert rapporter(resultat.diagnostics).plain is not None
