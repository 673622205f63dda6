"""Every rule: its documentation, its examples run for real, its bad and good cases."""

from types import ModuleType

import pytest
from recueil.diagnostic import Gravite
from recueil.essais import essayer
from recueil.regles import TOUTES
from recueil.regles.documentation import documentation

from .conftest import RACINE

FICHES = RACINE / "tests" / "fiches"
RECUEILS = RACINE / "tests" / "recueils"

chaque_regle = pytest.mark.parametrize("regle", TOUTES, ids=lambda module: module.REGLE.code)


@chaque_regle
def test_chaque_regle_a_sa_documentation(regle: ModuleType) -> None:
    texte = documentation(regle)
    assert texte.resume.endswith("."), "the docstring starts with one sentence"
    assert len(texte.resume) <= 120
    assert {exemple.bon for exemple in texte.exemples} == {True, False}, (
        "the docstring needs « Mauvais : » and « Bon : », see regles/documentation.py"
    )
    for bloc in texte.blocs:
        assert not str(bloc).startswith("    "), "a block without « Mauvais : » or « Bon : »"


@chaque_regle
def test_les_exemples_sont_vrais(regle: ModuleType) -> None:
    code = regle.REGLE.code
    for exemple in documentation(regle).exemples:
        constats = essayer(exemple)
        if exemple.bon:
            assert code not in {d.code for d in constats}
            assert [d for d in constats if d.gravite is Gravite.ERREUR] == []
        else:
            assert code in {d.code for d in constats}, exemple


@chaque_regle
def test_chaque_regle_a_ses_cas(regle: ModuleType) -> None:
    code = regle.REGLE.code
    attendus = [*FICHES.rglob("*.attendu"), *RECUEILS.rglob("attendu.txt")]
    assert any(f"[{code}]" in f.read_text("utf-8") for f in attendus), "no bad example"
    bons = [
        *FICHES.glob(f"bonnes/**/*-{code.lower()}-*.md"),
        *RECUEILS.glob(f"{code.lower()}-bon*"),
    ]
    assert bons, "no good example"


def test_les_codes_sont_uniques() -> None:
    codes = [regle.REGLE.code for regle in TOUTES]
    assert len(codes) == len(set(codes))


def test_un_exemple_a_plusieurs_fichiers() -> None:
    module = ModuleType("r999_essai")
    module.__doc__ = """Une phrase.

Un paragraphe
sur deux lignes.

Mauvais, dans `2.7-jardin.md` :

    titre: "Un"

    texte

Et dans 2.8-potager.md :

    \tavec une tabulation

Bon, enregistré en UTF-16 :

    x
"""
    paragraphe, mauvais, bon = documentation(module).blocs
    assert paragraphe == "Un paragraphe\nsur deux lignes."
    assert [(e.ou, e.texte) for e in mauvais.extraits] == [
        ("2.7-jardin.md", 'titre: "Un"\n\ntexte'),
        ("2.8-potager.md", "\tavec une tabulation"),
    ]
    assert (bon.bon, bon.extraits[0].encodage) == (True, "UTF-16")
