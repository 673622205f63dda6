"""Files that look unchanged are not read again: what is found is what reading them gives."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from recueil import etats, souvenirs

from .conftest import FICHE, RACINE, Commande

_TRADUCTION = FICHE.replace(".md", ".en.md")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="no time of last change: all is read")


@pytest.fixture
def lus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of the fiches that are read; two are enough to be noted at once."""
    noms: list[str] = []
    lire = souvenirs._lire

    def noter(chemin: str) -> tuple[bytes, os.stat_result]:
        noms.append(Path(chemin).name)
        return lire(chemin)

    monkeypatch.setattr(souvenirs, "_lire", noter)
    monkeypatch.setattr(souvenirs, "_RETARD_MAX", 0)
    monkeypatch.setattr(etats, "_GRAIN", 0)
    monkeypatch.setenv("RECUEIL_CACHE", str(tmp_path / "memoire"))
    return noms


@pytest.fixture
def sans_heure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that keeps no better time of last change than the one that anybody may set."""

    def etat_de(vu: os.stat_result) -> etats.Etat:
        return vu.st_size, vu.st_mtime_ns, vu.st_mtime_ns, 1

    monkeypatch.setattr(souvenirs, "etat_de", etat_de)


def seule(copie: Path) -> Path:
    """The fiche of a recueil without its translation, which would be out of date, and shown."""
    (copie / _TRADUCTION).unlink()
    return copie / FICHE


def remplacer(fiche: Path, avant: str, apres: str, il_y_a: float = 3600) -> None:
    """Write another text of the same length, and give the file a date."""
    octets = fiche.read_bytes()
    assert len(avant.encode()) == len(apres.encode())
    assert avant.encode() in octets
    fiche.write_bytes(octets.replace(avant.encode(), apres.encode(), 1))
    dater(fiche, il_y_a)


def dater(fiche: Path, il_y_a: float) -> None:
    """Say that a file was written so many seconds ago, to the second."""
    heure = int(time.time() - il_y_a)
    os.utime(fiche, (heure, heure))


def test_ce_qui_parait_inchange_n_est_pas_relu(
    copie: Path, recueil: Commande, lus: list[str]
) -> None:
    premiere = recueil("valider", dans=copie)
    assert sorted(lus) == sorted([Path(FICHE).name, Path(_TRADUCTION).name])
    lus.clear()
    assert recueil("valider", dans=copie) == premiere
    assert lus == []
    (copie / FICHE).write_text((copie / FICHE).read_text("utf-8") + "\nVoir la fiche 9.9.\n")
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "la fiche 9.9 n'existe pas" in sortie
    # The translation, now out of date, is read for its line to be shown.
    assert lus[0] == Path(FICHE).name
    assert set(lus[1:]) == {Path(_TRADUCTION).name}


def test_une_traduction_qui_arrive_est_comparee(
    copie: Path, recueil: Commande, lus: list[str]
) -> None:
    fiche = seule(copie)
    recueil("valider", dans=copie)
    lus.clear()
    # What is noted of a fiche for its translation is only so once there is one.
    (copie / _TRADUCTION).write_bytes(fiche.read_bytes())
    _, sortie = recueil("valider", dans=copie)
    assert "avertissement[R039]" in sortie
    assert fiche.name in lus
    lus.clear()
    assert recueil("valider", dans=copie)[1] == sortie
    assert fiche.name not in lus
    seule(copie)
    assert "R039" not in recueil("valider", dans=copie)[1]
    assert fiche.name in lus


def test_meme_taille_et_meme_date(copie: Path, recueil: Commande, lus: list[str]) -> None:
    fiche = seule(copie)
    dater(fiche, 3600)
    avant = fiche.stat()
    recueil("valider", dans=copie)
    lus.clear()
    remplacer(fiche, "statut: proposition", "statut: propositiom")
    os.utime(fiche, ns=(avant.st_atime_ns, avant.st_mtime_ns))
    assert (fiche.stat().st_size, fiche.stat().st_mtime_ns) == (avant.st_size, avant.st_mtime_ns)
    code, sortie = recueil("valider", dans=copie)
    assert (code, lus) == (1, [fiche.name])
    assert "erreur[R025]" in sortie


def test_un_autre_fichier_a_la_meme_place(copie: Path, recueil: Commande, lus: list[str]) -> None:
    fiche, autre = copie / FICHE, copie / "autre"
    shutil.copy2(fiche, autre)
    remplacer(autre, "statut: proposition", "statut: propositiom")
    date = autre.stat().st_mtime_ns
    os.utime(fiche, ns=(date, date))
    recueil("valider", dans=copie)
    autre.rename(fiche)
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "erreur[R025]" in sortie


@pytest.mark.usefixtures("sans_heure")
def test_un_fichier_qui_venait_de_changer_est_relu(
    copie: Path, recueil: Commande, lus: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fiche = copie / FICHE
    monkeypatch.setattr(etats, "_GRAIN", 2_000_000_000)
    dater(fiche, 0)
    vu = fiche.stat()
    assert recueil("valider", dans=copie)[0] == 0
    remplacer(fiche, "statut: proposition", "statut: propositiom")
    os.utime(fiche, ns=(vu.st_atime_ns, vu.st_mtime_ns))
    assert recueil("valider", dans=copie)[0] == 1


@pytest.mark.usefixtures("sans_heure")
def test_ce_que_l_etat_disait_a_tort(copie: Path, recueil: Commande, lus: list[str]) -> None:
    """Whatever a file system does, what is shown of a file is what stands in it."""
    fiche = seule(copie)
    texte = fiche.read_text("utf-8")
    fiche.write_text(f"{texte}\nUn mot.\n\nVoir la fiche 9.9.\n", "utf-8")
    dater(fiche, 3600)
    vu = fiche.stat()
    recueil("valider", dans=copie)
    lus.clear()
    fiche.write_text(f"{texte}\nVoir la fiche 9.9.\n\nUn mot.\n", "utf-8")
    os.utime(fiche, ns=(vu.st_atime_ns, vu.st_mtime_ns))
    trouve = recueil("valider", dans=copie)
    # The file was not read until a rule had something to show of it; then all of them were.
    assert lus == [fiche.name, fiche.name]
    os.environ["RECUEIL_CACHE"] = ""
    assert trouve == recueil("valider", dans=copie)


@pytest.mark.parametrize(
    "abimer",
    ["DELETE FROM examens", "UPDATE examens SET valeur = '[]'", "UPDATE ensembles SET somme = 1"],
)
def test_une_memoire_qui_a_perdu_le_reste(
    abimer: str, copie: Path, recueil: Commande, lus: list[str]
) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8") + "\nVoir la fiche 9.9.\n", "utf-8")
    attendu = recueil("valider", dans=copie)
    assert "la fiche 9.9 n'existe pas" in attendu[1]
    base = sqlite3.connect(Path(os.environ["RECUEIL_CACHE"], "validation.sqlite"))
    with base:
        base.execute(abimer)
    base.close()
    assert recueil("valider", dans=copie) == attendu


def test_un_referentiel_change_sous_des_fiches_inchangees(
    copie: Path, recueil: Commande, lus: list[str]
) -> None:
    recueil("valider", dans=copie)
    remplacer(copie / "fiches/referentiels/organisations.yml", "- id: miramap", "- id: miramip")
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "erreur[R032]" in sortie


def test_une_fiche_effacee_puis_rendue(copie: Path, recueil: Commande, lus: list[str]) -> None:
    traduction, ailleurs = copie / _TRADUCTION, copie / "ailleurs"
    recueil("valider", dans=copie)
    traduction.rename(ailleurs)
    assert "traduction" not in recueil("valider", dans=copie)[1]
    ailleurs.rename(traduction)
    assert "1 traduction" in recueil("valider", dans=copie)[1]


_PROGRAMME = "from recueil.cles import programme; print(programme().hex())"


def test_le_programme_change_se_voit(tmp_path: Path) -> None:
    """Its files are known by their states too, once they are old enough."""
    copie = tmp_path / "scripts"
    shutil.copytree(
        RACINE / "scripts", copie, ignore=shutil.ignore_patterns("__pycache__"), symlinks=True
    )

    def empreinte(cache: str) -> str:
        fini = subprocess.run(
            [sys.executable, "-c", _PROGRAMME],
            env=os.environ | {"RECUEIL_CACHE": cache, "PYTHONPATH": str(copie)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return fini.stdout

    def lignes() -> int:
        base = sqlite3.connect(tmp_path / "memoire/programme.sqlite")
        try:
            return int(base.execute("SELECT count(*) FROM examens").fetchone()[0])
        finally:
            base.close()

    time.sleep(etats._GRAIN / 1e9 + 0.1)
    memoire = str(tmp_path / "memoire")
    assert empreinte(memoire) == empreinte(memoire) == empreinte("")
    assert lignes() == 1
    module = copie / "recueil/regles/r042_mention_inconnue.py"
    vu = module.stat()
    remplacer(module, "n'existe pas", "n'existe PAS")
    os.utime(module, ns=(vu.st_atime_ns, vu.st_mtime_ns))
    # Too young to be noted.
    assert empreinte(memoire) == empreinte("")
    assert lignes() == 1
