"""The files beside the fiches: published when they are what they say, never when they are links."""

import os
import shutil
from pathlib import Path

import pytest

from .conftest import FICHE, RACINE, Commande

SECRET = "un secret de la machine"
DOSSIER = "fiches/2-agir"


def un_secret(tmp_path: Path) -> Path:
    """A file of the machine, outside the recueil."""
    secret = tmp_path / "secret.md"
    secret.write_text(f"---\n{SECRET}\n---\n{SECRET}\n", "utf-8")
    return secret


@pytest.mark.parametrize(
    "nom",
    [
        f"{DOSSIER}/2.7-lien.md",
        f"{DOSSIER}/2.7-lien.png",
        f"{DOSSIER}/2.7-lien.svg",
        "fiches/referentiels/autre.yml",
        f"{DOSSIER}/2.7-lien.en.md",
    ],
)
def test_un_lien_n_est_ni_lu_ni_publie(
    nom: str, copie: Path, tmp_path: Path, recueil: Commande
) -> None:
    (copie / nom).symlink_to(un_secret(tmp_path))
    # A file that is no fiche cannot be named alone.
    for arguments in ((), (nom,)) if nom.endswith(".md") else ((),):
        code, sortie = recueil("valider", *arguments, dans=copie)
        assert code == 1
        assert f"{nom}:1:1: erreur[R107]" in sortie
        assert SECRET not in sortie
        assert sortie.count("erreur[") == 1
    assert recueil("construire", dans=copie)[0] == 1


@pytest.mark.parametrize("nom", ["fiches/3-lien", f"{DOSSIER}/sous-dossier"])
def test_un_dossier_qui_est_un_lien_n_est_pas_ouvert(
    nom: str, copie: Path, tmp_path: Path, recueil: Commande
) -> None:
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir()
    shutil.copyfile(copie / FICHE, ailleurs / "3.1-secret.md")
    (copie / nom).symlink_to(ailleurs)
    for arguments in ((), (f"{nom}/3.1-secret.md",)):
        code, sortie = recueil("valider", *arguments, dans=copie)
        assert code == 1
        assert "erreur[R107]" in sortie
        assert sortie.count("erreur[") == 1


def test_un_registre_remplace_par_un_lien(copie: Path, tmp_path: Path, recueil: Commande) -> None:
    registre = copie / "fiches/referentiels/organisations.yml"
    registre.unlink()
    registre.symlink_to(un_secret(tmp_path))
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "organisations.yml:1:1: erreur[R107]" in sortie
    assert SECRET not in sortie


def test_un_tube_ne_bloque_pas(copie: Path, recueil: Commande) -> None:
    os.mkfifo(copie / DOSSIER / "2.7-tube.md")
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "erreur[R107]" in sortie


def test_une_image_est_publiee_et_assemblee(copie: Path, recueil: Commande) -> None:
    exemples = RACINE / "tests/recueils"
    for exemple, nom in (
        ("r107-bon-fichiers", "1.1-point.png"),
        ("r107-bon-fichiers", "1.1-note.pdf"),
        ("r108-bon-dessin", "1.1-dessin.svg"),
    ):
        shutil.copy(exemples / exemple / "fiches/1-comprendre" / nom, copie / DOSSIER)
    (copie / DOSSIER / ".DS_Store").write_bytes(b"x")
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8") + (
        "\n![Un point](1.1-point.png) ![Un rond](1.1-dessin.svg) [Une note](1.1-note.pdf)\n"
    )
    fiche.write_text(texte, "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0, sortie
    page = (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8")
    assert '<img alt="Un point" src="../2-agir/1.1-point.png">' in page
    publies = sorted(f.name for f in (copie / "site" / DOSSIER).iterdir())
    assert publies == ["1.1-dessin.svg", "1.1-note.pdf", "1.1-point.png"]
    assert recueil("assembler", "sortie", dans=copie)[0] == 0
    assert (copie / "sortie" / DOSSIER / "1.1-point.png").is_file()


def test_un_dessin_demesure_est_refuse(copie: Path, recueil: Commande) -> None:
    dessin = copie / DOSSIER / "2.6-grand.svg"
    dessin.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{' ' * 2_000_001}</svg>", "utf-8")
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "plus de 2 Mo" in sortie
