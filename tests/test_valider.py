"""`recueil valider`: every bad fiche gives exactly the expected text.

After a wanted change of wording: `RECUEIL_ATTENDUS=ecrire python3 scripts/test.py -k attendu`,
then read the difference.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from recueil.rapports.phrases import bilan

from .conftest import RACINE, Commande, compte

FICHES = RACINE / "tests" / "fiches"
RECUEILS = RACINE / "tests" / "recueils"


def _cas(dossier: Path) -> list[str]:
    return sorted(f.relative_to(RACINE).as_posix() for f in dossier.rglob("*.md"))


def _comparer(obtenu: str, attendu: Path) -> None:
    if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
        attendu.write_text(obtenu, "utf-8")
    assert obtenu == attendu.read_text("utf-8")


@pytest.mark.parametrize("chemin", _cas(FICHES / "mauvaises"))
def test_attendu_mauvaise(chemin: str, recueil: Commande) -> None:
    code, sortie = recueil("valider", chemin)
    _comparer(sortie, (RACINE / chemin).with_suffix(".attendu"))
    assert code == 1


@pytest.mark.parametrize("chemin", _cas(FICHES / "avertissements"))
def test_attendu_avertissement(chemin: str, recueil: Commande) -> None:
    code, sortie = recueil("valider", chemin)
    _comparer(sortie, (RACINE / chemin).with_suffix(".attendu"))
    assert code == 0
    assert "avertissement[" in sortie


@pytest.mark.parametrize("chemin", _cas(FICHES / "bonnes"))
def test_bonne(chemin: str, recueil: Commande) -> None:
    assert recueil("valider", chemin) == (0, "1 fichier : tout est en ordre.\n")


@pytest.mark.parametrize("nom", sorted(d.name for d in RECUEILS.iterdir()))
def test_attendu_recueil(nom: str, recueil: Commande) -> None:
    code, sortie = recueil("valider", dans=RECUEILS / nom)
    _comparer(sortie, RECUEILS / nom / "attendu.txt")
    assert code == (1 if "erreur[" in sortie else 0)


# Several things are wrong with one line.
A_PLUSIEURS = [
    "avertissements/2.280-r080-melange.md",
    "avertissements/2.302-r091-signes.md",
    "mauvaises/2.124-r005-alias.md",
    "mauvaises/2.1011-r007-et-autre-chose.md",
]


@pytest.mark.parametrize("nom", A_PLUSIEURS)
def test_une_ligne_copiee_est_juste(nom: str, recueil: Commande, tmp_path: Path) -> None:
    def constats(lignes: list[str], sur: int | None = None) -> list[dict[str, Any]]:
        fiche.write_text("\n".join(lignes), "utf-8")
        ecrits = json.loads(recueil("valider", "--format", "json", str(fiche))[1])
        return [c for c in ecrits["diagnostics"] if sur in (None, c["ligne"])]

    fiche = tmp_path / Path(nom).name
    lignes = (FICHES / nom).read_text("utf-8").split("\n")
    avant = constats(lignes)
    for constat in avant:
        ligne, correction = constat["ligne"], constat["correction"]
        if not correction or "\n" in correction:
            continue
        apres = constats([*lignes[: ligne - 1], correction, *lignes[ligne:]], ligne)
        assert constat["message"] not in [c["message"] for c in apres]
        # Nothing asks for quotes any more, and nothing is new.
        voisins = [c for c in avant if c["ligne"] == ligne]
        ailleurs = {c["code"] for c in voisins} - {"R007"}
        # A star that starts the text, and is not closed, is told with the quotes that it lacks.
        if any(c["code"] == "R007" and "la même marque" in c["conseil"] for c in voisins):
            ailleurs.add("R061")
        assert {c["code"] for c in apres} <= ailleurs


def test_le_recueil_du_projet_est_en_ordre(recueil: Commande) -> None:
    code, sortie = recueil("valider")
    assert code == 0
    assert sortie.count("\n") == 1
    assert sortie.endswith("tout est en ordre.\n")


def test_une_raison_ne_se_redit_pas(recueil: Commande, copie: Path) -> None:
    assert recueil("nouvelle", "2.7", "Comment partager un jardin ?", dans=copie)[0] == 0
    _, sortie = recueil("valider", dans=copie)
    places = sortie.count("avertissement[R050]")
    assert places == sortie.count("À COMPLÉTER »\n") > 5
    assert sortie.count("  Pourquoi : un texte provisoire") == 1
    assert sortie.count("  À faire : remplacez-le par votre texte") == 1
    # A program gets each of them whole.
    _, en_json = recueil("valider", "--format", "json", dans=copie)
    assert en_json.count('"pourquoi": "un texte provisoire') == places


def test_un_conseil_nomme_la_commande_comme_on_la_tape(
    recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fiche = copie / "fiches/2-agir/2.6-innovation-sociale.md"
    fiche.write_text(
        fiche.read_text("utf-8").replace("titre_court: ", "titre_court: Une "), "utf-8"
    )
    assert "tapez « recueil traduire 2.6 en --relue »" in recueil("valider", dans=copie)[1]
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    monkeypatch.setattr("sys.executable", str(copie / ".venv/bin/python"))
    a_taper = "tapez « .venv/bin/recueil traduire 2.6 en --relue »"
    assert a_taper in " ".join(recueil("valider", dans=copie)[1].split())


def test_un_dossier(recueil: Commande, copie: Path) -> None:
    code, sortie = recueil("valider", dans=copie)
    assert (code, sortie) == (0, f"{compte(copie / 'fiches')} : tout est en ordre.\n")
    code, sortie = recueil("valider", "fiches/2-agir", dans=copie)
    assert (code, sortie.endswith("tout est en ordre.\n")) == (0, True)


@pytest.mark.parametrize("argument", ["absent.md", "pyproject.toml", "--inconnue"])
def test_mauvais_appel(argument: str, recueil: Commande) -> None:
    code, sortie = recueil("valider", argument)
    assert code == 2
    assert argument in sortie


def test_hors_d_un_recueil(recueil: Commande, tmp_path: Path) -> None:
    code, sortie = recueil("valider", dans=tmp_path)
    assert code == 2
    assert "mkdocs.yml" in sortie


def test_bilan() -> None:
    assert bilan(1, 0, 1) == "1 erreur dans 1 fichier."
    assert bilan(2, 1, 3) == "2 erreurs et 1 avertissement dans 3 fichiers."
