"""`recueil valider --depuis`: warnings for what changed, errors everywhere."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Commande

Git = Callable[..., str]
PARTIE = "fiches/2-agir"
FICHE = """\
---
numero: "{numero}"
titre: "Comment faire un essai pour les tests du recueil, numéro {numero} ?"
resume: "Une fiche d'essai."
statut: validee
contexte:
  - "Un contexte."
enjeux:
  - "Un enjeu."
definitions:
  - terme: "Terme {numero}"
    texte: "Une définition."
exemples_mes:
  - "Un exemple."
---
"""


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository whose recueil, in a folder of it, has two fiches with a warning each."""

    def executer(*arguments: str, dans: str = "depot") -> str:
        env = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for role in ("AUTHOR", "COMMITTER"):
            env |= {f"GIT_{role}_NAME": "Essai", f"GIT_{role}_EMAIL": "essai@exemple.org"}
        fini = subprocess.run(
            ["git", *arguments],
            cwd=tmp_path / dans,
            env=os.environ | env,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return fini.stdout

    racine = tmp_path / "depot/recueil"
    (racine / PARTIE).mkdir(parents=True)
    (racine / "fiches/referentiels").mkdir()
    (racine / "mkdocs.yml").write_text("site_name: Essai\n", "utf-8")
    (racine / "fiches/referentiels/parties.yml").write_text(
        '- numero: "2"\n  titre: "Agir"\n', "utf-8"
    )
    for numero in ("2.1", "2.2"):
        (racine / PARTIE / f"{numero}-essai.md").write_text(FICHE.format(numero=numero), "utf-8")
    executer("init", "-q", "-b", "main")
    executer("add", ".")
    executer("commit", "-qm", "Un")
    return executer


def signalees(sortie: str) -> set[str]:
    """The files that a report names."""
    return set(re.findall(r"^\S+/(\S+?\.(?:md|yml)):\d+:\d+: ", sortie, re.MULTILINE))


@pytest.fixture
def racine(tmp_path: Path, git: Git) -> Path:
    """The recueil of the repository."""
    return tmp_path / "depot/recueil"


def test_rien_de_change(racine: Path, recueil: Commande) -> None:
    assert signalees(recueil("valider", dans=racine)[1]) == {"2.1-essai.md", "2.2-essai.md"}
    code, sortie = recueil("valider", "--depuis", "HEAD", dans=racine)
    assert code == 0
    assert sortie == "2 fiches : tout est en ordre (0 fichier changé depuis « HEAD »).\n"


def test_ce_qui_change(racine: Path, recueil: Commande, git: Git) -> None:
    dossier = racine / PARTIE
    ecrite = dossier / "2.1-essai.md"
    ecrite.write_text(ecrite.read_text("utf-8") + "\nUn mot.\n", "utf-8")
    assert signalees(recueil("valider", "--depuis", "HEAD", dans=racine)[1]) == {"2.1-essai.md"}
    git("commit", "-qam", "Deux")
    assert signalees(recueil("valider", "--depuis", "HEAD", dans=racine)[1]) == set()
    assert signalees(recueil("valider", "--depuis", "HEAD~1", dans=racine)[1]) == {"2.1-essai.md"}
    nouvelle = dossier / "2.3-l'été.md"
    nouvelle.write_text(FICHE.format(numero="2.3"), "utf-8")
    assert signalees(recueil("valider", "--depuis", "HEAD", dans=racine)[1]) == {"2.3-l'été.md"}
    git("mv", "2.2-essai.md", "2.2-renomme.md", dans=f"depot/recueil/{PARTIE}")
    assert signalees(recueil("valider", "--depuis", "HEAD", dans=racine)[1]) == {
        "2.2-renomme.md",
        "2.3-l'été.md",
    }
    ecrite.unlink()
    sortie = recueil("valider", "--depuis", "HEAD", dans=racine)[1]
    assert "2.1" not in sortie


def test_une_erreur_est_donnee_partout(racine: Path, recueil: Commande, git: Git) -> None:
    fausse = racine / PARTIE / "2.1-essai.md"
    fausse.write_text(fausse.read_text("utf-8").replace("statut: validee", "statut: oui"), "utf-8")
    git("commit", "-qam", "Deux")
    code, sortie = recueil("valider", "--depuis", "HEAD", dans=racine)
    assert code == 1
    assert "erreur[R025]" in sortie
    assert "avertissement[" not in sortie


def test_la_traduction_d_une_fiche_changee(racine: Path, recueil: Commande, git: Git) -> None:
    traduction = racine / PARTIE / "2.1-essai.en.md"
    texte = FICHE.format(numero="2.1").replace(
        "statut:", 'titre_court: "A trial"\ntraduit_de: "000000000000"\nstatut:'
    )
    traduction.write_text(texte, "utf-8")
    sortie = recueil("valider", dans=racine)[1]
    empreinte = re.findall(r'traduit_de: "([0-9a-f]{12})"$', sortie, re.MULTILINE)[-1]
    traduction.write_text(texte.replace("000000000000", empreinte), "utf-8")
    git("add", ".")
    git("commit", "-qm", "Deux")
    assert "R038" not in recueil("valider", dans=racine)[1]
    francaise = racine / PARTIE / "2.1-essai.md"
    francaise.write_text(francaise.read_text("utf-8") + "\nUn mot.\n", "utf-8")
    assert signalees(recueil("valider", "--depuis", "HEAD", dans=racine)[1]) == {
        "2.1-essai.md",
        "2.1-essai.en.md",
    }


def test_ce_que_les_autres_ont_fait_ne_compte_pas(
    racine: Path, recueil: Commande, git: Git
) -> None:
    git("checkout", "-qb", "proposition")
    (racine / PARTIE / "2.3-essai.md").write_text(FICHE.format(numero="2.3"), "utf-8")
    git("add", ".")
    git("commit", "-qm", "Une proposition")
    git("checkout", "-q", "main")
    autre = racine / PARTIE / "2.1-essai.md"
    autre.write_text(autre.read_text("utf-8") + "\nUn mot.\n", "utf-8")
    git("commit", "-qam", "Pendant ce temps")
    git("checkout", "-q", "proposition")
    assert signalees(recueil("valider", "--depuis", "main", dans=racine)[1]) == {"2.3-essai.md"}


@pytest.mark.parametrize("revision", ["absente", "--output=trace", "-n", "HEAD:recueil", ""])
def test_une_revision_inconnue(revision: str, racine: Path, recueil: Commande) -> None:
    code, sortie = recueil("valider", f"--depuis={revision}", dans=racine)
    assert code == 2
    assert f"git ne connaît pas la révision « {revision} »" in sortie
    assert not list(racine.rglob("trace*"))


def test_sans_depot(copie: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(copie.parent))
    code, sortie = recueil("valider", "--depuis", "main", dans=copie)
    assert code == 2
    assert "l'historique de git" in sortie


def test_les_chemins_partent_de_la_racine_du_depot(racine: Path, recueil: Commande) -> None:
    sortie = recueil("valider", "--format", "github", dans=racine)[1]
    assert f"file=recueil/{PARTIE}/2.1-essai.md," in sortie
