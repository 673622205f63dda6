"""A damage of which one knows the key is told on the lines of that key, and nowhere else."""

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recueil.diagnostic import Gravite
from recueil.validation import valider

from .abimer import Fiche, degats, zones
from .conftest import ESSAIS, FICHE, copier

_SECONDE = "fiches/2-agir/2.7-jardin-partage.md"
_REDACTION = """redaction:
  - "Une équipe"
  - "Une relectrice"
voir_aussi:
  - "2.7"
anciens_numeros:
  - "2.1"
sources:
"""
_JARDIN = """---
numero: "2.7"
titre: "Comment partager un jardin ?"
resume: "Ce qu'il faut pour commencer."
statut: proposition
contexte:
  - "Des personnes cultivent un terrain."
enjeux:
  - "Apprendre ensemble."
definitions:
  - terme: "Jardin à plusieurs"
    texte: "Un terrain commun."
exemples_mes:
  - texte: "L'ARDES relie des jardins."
---
"""


@pytest.fixture(scope="module")
def essai(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A recueil of two fiches, and the text of the one that is spoilt again and again."""
    racine = copier(tmp_path_factory.mktemp("places"))
    fiche = racine / FICHE
    fiche.with_suffix(".en.md").unlink()
    texte = fiche.read_text("utf-8")
    (racine / _SECONDE).write_text(_JARDIN, "utf-8")
    texte = texte.replace("sources:\n", _REDACTION, 1)
    fiche.write_text(texte, "utf-8")
    assert [d for d in valider(racine).diagnostics if d.chemin == FICHE] == []
    return racine, texte


@given(donnees=st.data())
@settings(
    max_examples=ESSAIS or 300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_une_faute_se_dit_a_sa_place(donnees: st.DataObject, essai: tuple[Path, str]) -> None:
    racine, texte = essai
    fiche = Fiche(texte)
    par_zone = zones(fiche)
    tirees = donnees.draw(
        st.lists(st.sampled_from(sorted(par_zone, key=str)), min_size=1, max_size=3, unique=True)
    )
    # Neither a part and the whole that it stands in, nor a list twice.
    choisies = list({zone[0]: zone for zone in tirees}.values())
    seul = len(choisies) == 1
    faits = [
        donnees.draw(degats(fiche, par_zone[zone], rang, seul))
        for rang, zone in enumerate(choisies)
    ]
    (racine / FICHE).write_text(fiche.texte, "utf-8")
    trouves = [d for d in valider(racine).diagnostics if d.chemin == FICHE]
    ecart = "\n".join(unified_diff(texte.split("\n"), fiche.texte.split("\n"), n=0, lineterm=""))
    dits = "\n".join(f"{d.position} {d.code} {d.message}" for d in trouves)
    places = [fiche.attendues(rang) for rang in range(len(faits))]
    for fait, attendues in zip(faits, places, strict=True):
        # Each damage is told, on its lines and at its columns.
        assert any(
            d.position.ligne in attendues
            and attendues[d.position.ligne][0]
            <= d.position.colonne
            <= attendues[d.position.ligne][1]
            for d in trouves
        ), f"{fait} is not told:\n{ecart}\n{dits}"
    permises = {ligne for attendues in places for ligne in attendues}
    for diagnostic in trouves:
        # Nothing is told where nothing is wrong.
        if diagnostic.gravite is Gravite.ERREUR:
            assert diagnostic.position.ligne in permises, f"{faits}:\n{ecart}\n{dits}"
