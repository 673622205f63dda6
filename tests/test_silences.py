"""Silences: what a writer asks the rules not to report, and what nothing can hide."""

from pathlib import Path

import pytest
from recueil.regles import toutes
from recueil.silences import sans_consignes

from .conftest import FICHE, Commande

SILENCE = "<!-- recueil: ignorer R050 : Lorem ipsum est le nom du jardin -->"


def test_la_forme_et_la_surete_ne_se_taisent_pas() -> None:
    codes = {regle.REGLE.code for regle in toutes() if regle.REGLE.silencieuse}
    assert not [code for code in codes if code <= "R033" or code >= "R100"]
    assert {"R034", "R041", "R050", "R080"} <= codes


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("un\ndeux", "un\ndeux"),
        (f"un\n{SILENCE}\ndeux", "un\ndeux"),
        (f"un {SILENCE}\ndeux", "un\ndeux"),
        (f"- un\n  {SILENCE}\n- deux", "- un\n- deux"),
        (f"un {SILENCE} deux", "un  deux"),
        (f"<scr{SILENCE}ipt>", "<scr ipt>"),
        ("<!-- une remarque -->\n\ndeux", "<!-- une remarque -->\n\ndeux"),
        (f"un{SILENCE}{SILENCE}", "un"),
    ],
)
def test_les_consignes_s_effacent(texte: str, attendu: str) -> None:
    assert sans_consignes(texte) == attendu


def test_rien_n_en_arrive_sur_le_site(copie: Path, tmp_path: Path, recueil: Commande) -> None:
    texte = (copie / FICHE).read_text("utf-8")
    texte = texte.replace("statut: ", "# recueil: ignorer-fichier R050 : un essai\nstatut: ")
    texte = texte.replace(
        "      - Une approche", f"      {SILENCE}\n      - Une approche Lorem ipsum"
    )
    texte = texte.replace("de longue date.", f"de longue date Lorem ipsum. {SILENCE}")
    texte = texte.replace("- Des innovations", f"{SILENCE}\n- Des innovations Lorem ipsum")
    (copie / FICHE).write_text(texte, "utf-8")
    code, sortie = recueil("assembler", str(tmp_path / "pages"), dans=copie)
    assert code == 0, sortie
    page = (tmp_path / "pages" / FICHE).read_text("utf-8")
    assert page.count("Lorem ipsum") == 4
    assert "recueil:" not in page
    assert "<!--" not in page
    # The lists around the comments are whole.
    assert "points communs.\n\n- Une approche Lorem ipsum" in page
    assert "\n- Des innovations Lorem ipsum" in page
