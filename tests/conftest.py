"""What the tests share: the command, a copy of the recueil to damage, and a built site."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from recueil.cli import main

RACINE = Path(__file__).resolve().parent.parent
FICHE = "fiches/2-agir/2.6-innovation-sociale.md"
TRADUCTION = re.compile(r"\.[a-z]{2}\.md$")

# No test depends on what another one, or the person who runs them, has checked before.
os.environ["RECUEIL_CACHE"] = ""

# Nor on what makes Python write each piece at once, which users do not have.
os.environ.pop("PYTHONUNBUFFERED", None)

# A job in the background ignores Ctrl+C, and so would the commands that tests start and stop so.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples at each run: a contributor's proposal must not fail for what chance finds in
# somebody else's code. `RECUEIL_FUZZ=20000` looks for new ones, as many as it says.
ESSAIS = int(os.environ.get("RECUEIL_FUZZ", "0"))
settings.register_profile("suite", derandomize=not ESSAIS)
settings.load_profile("suite")

Commande = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def sans_couleur(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output is compared to the letter: no colour, no dates of the machine."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("RECUEIL_DEPOT", raising=False)
    monkeypatch.delenv("CI_PROJECT_URL", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("RECUEIL_ADRESSE", raising=False)


@pytest.fixture(autouse=True, scope="session")
def cache_des_pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What one test composed serves the others: copies of the recueil have the same fiches."""
    with pytest.MonkeyPatch.context() as environnement:
        environnement.setenv("RECUEIL_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def recueil(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commande:
    """Run the command in this process: `recueil("valider", dans=dossier)` → code, output."""

    def executer(*arguments: str, dans: Path = RACINE) -> tuple[int, str]:
        monkeypatch.chdir(dans)
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as sortie:
            code = int(sortie.code or 0)
        sorties = capsys.readouterr()
        return code, sorties.out + sorties.err

    return executer


def lancer(*arguments: str, dans: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "recueil", *arguments],
        cwd=dans,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def copier(destination: Path) -> Path:
    """A small recueil of one fiche and its translation, with the project's own pages and theme.

    Not the project's fiches: tests build it dozens of times, and must not depend on contents.
    """
    shutil.copytree(RACINE / "tests/exemple/fiches", destination / "fiches")
    for nom in ("docs", "overrides"):
        shutil.copytree(RACINE / nom, destination / nom)
    shutil.copyfile(RACINE / "mkdocs.yml", destination / "mkdocs.yml")
    return destination


def compte(dossier: Path) -> str:
    """What the command says of the fiches under a folder: tests do not know how many there are."""
    fichiers = [f.name for f in dossier.rglob("*.md") if f.name[0].isdigit()]
    traductions = sum(1 for nom in fichiers if TRADUCTION.search(nom))
    fiches = len(fichiers) - traductions
    texte = f"{fiches} fiche{'s' if fiches > 1 else ''}"
    if traductions:
        texte += f" et {traductions} traduction{'s' if traductions > 1 else ''}"
    return texte


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A recueil of one's own."""
    return copier(tmp_path / "copie")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once."""
    destination = tmp_path_factory.mktemp("site") / "site"
    fini = lancer("construire", "--sortie", str(destination), dans=RACINE)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return destination
