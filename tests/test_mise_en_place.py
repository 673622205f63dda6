"""The set-up scripts, from outside: what they say, what they redo, and what they leave alone."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

RACINE = Path(__file__).resolve().parent.parent
SCRIPTS = ("environnement.py", "build.py", "test.py")
LOCKS = ("requirements.lock", "requirements-tests.lock")
PIP = "pip"
VENV = "venv"


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A copy of what the set-up needs, in a folder whose name is not an easy one."""
    dossier = tmp_path / "recueil à l'essai"
    (dossier / "scripts").mkdir(parents=True)
    for nom in SCRIPTS:
        shutil.copy(RACINE / "scripts" / nom, dossier / "scripts" / nom)
    for nom in (*LOCKS, "pyproject.toml"):
        shutil.copy(RACINE / nom, dossier / nom)
    return dossier


def lance(
    script: Path, *arguments: str, avant: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a script as a user would, from elsewhere; `avant` changes its Python beforehand."""
    code = (
        f"import runpy, sys\nsys.path.insert(0, {str(script.parent)!r})\n"
        f"sys.argv = {[str(script), *arguments]!r}\n{avant}\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=script.anchor,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


class FauxPip:
    """Stands for the commands of the set-up: notes them, and makes a `.venv` that looks real."""

    def __init__(self, copie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dits: list[str] = []
        self.faits: list[str] = []
        self.panne = ""
        self.module = self._charger(copie)
        monkeypatch.setattr(self.module, "lancer", self.lancer)
        monkeypatch.setattr(self.module, "dire", self.dits.append)

    @staticmethod
    def _charger(copie: Path) -> ModuleType:
        chemin = copie / "scripts" / "environnement.py"
        spec = importlib.util.spec_from_file_location("environnement_copie", chemin)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def lancer(self, ligne: list[str]) -> tuple[int, str]:
        quoi = VENV if VENV in ligne else PIP
        self.faits.append(quoi)
        if quoi == self.panne:
            return 1, "ERREUR: la dernière ligne"
        if quoi == VENV:
            python = Path(self.module.PYTHON)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.unlink(missing_ok=True)
            python.symlink_to(sys.executable)
        return 0, ""

    def preparer(self, *, tests: bool = False) -> list[str]:
        """Set up, and tell which commands that took."""
        self.faits = []
        self.module.preparer(tests=tests)
        return self.faits


@pytest.fixture
def faux(copie: Path, monkeypatch: pytest.MonkeyPatch) -> FauxPip:
    return FauxPip(copie, monkeypatch)


@pytest.mark.parametrize("nom", SCRIPTS)
def test_un_vieux_python_sait_lire_les_scripts(nom: str) -> None:
    ast.parse((RACINE / "scripts" / nom).read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("nom", ["build.py", "test.py"])
def test_un_vieux_python_est_refuse_en_francais(copie: Path, nom: str) -> None:
    resultat = lance(copie / "scripts" / nom, avant="sys.version_info = (3, 6, 9, 'final', 0)")
    assert resultat.returncode == 1
    assert resultat.stderr.startswith("Il faut Python 3.11 ou plus récent ; celui-ci est le 3.6.")
    assert f"python3.11 scripts/{nom}" in resultat.stderr
    assert "Traceback" not in resultat.stderr
    assert not (copie / ".venv").exists()


def test_la_version_demandee_est_celle_du_projet() -> None:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    script = (RACINE / "scripts" / "environnement.py").read_text("utf-8")
    assert projet["requires-python"] == ">=3.11"
    assert "PYTHON_MINIMAL = (3, 11)" in script


@pytest.mark.parametrize("nom", ["build.py", "test.py"])
def test_l_aide_ne_prepare_rien(copie: Path, nom: str) -> None:
    resultat = lance(copie / "scripts" / nom, "--help")
    assert resultat.returncode == 0
    assert resultat.stdout.startswith(f"Usage : python3 scripts/{nom}")
    assert not (copie / ".venv").exists()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_un_python_incomplet_dit_quoi_installer(copie: Path, module: str) -> None:
    resultat = lance(copie / "scripts" / "build.py", avant=f"sys.modules[{module!r}] = None")
    assert resultat.returncode == 1
    assert "apt install python3-venv" in resultat.stderr
    assert "Traceback" not in resultat.stderr
    assert not (copie / ".venv").exists()


def test_sans_reseau_le_message_dit_quoi_faire(copie: Path, tmp_path: Path) -> None:
    maison = tmp_path / "maison"
    maison.mkdir()
    # Port 9 of this very machine: nobody answers there.
    resultat = lance(
        copie / "scripts" / "build.py",
        HOME=str(maison),
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_EXTRA_INDEX_URL="",
        PIP_NO_CACHE_DIR="1",
        NO_PROXY="127.0.0.1",
    )
    assert resultat.returncode == 1
    assert "n'ont pas pu être téléchargés" in resultat.stderr
    assert "connexion à Internet" in resultat.stderr
    assert "python3 scripts/build.py" in resultat.stderr
    assert "Traceback" not in resultat.stderr
    assert "127.0.0.1" not in resultat.stderr


def test_une_autre_panne_montre_la_fin_de_la_reponse(faux: FauxPip) -> None:
    faux.panne = PIP
    with pytest.raises(faux.module.Arret, match="n'ont pas pu être installés") as arret:
        faux.preparer()
    assert "la dernière ligne" in str(arret.value)


@pytest.mark.parametrize(
    ("sortie", "attendu"),
    [
        ("OSError: [Errno 28] No space left on device", "plus de place sur le disque"),
        ("Error: [Errno 30] Read-only file system: '.venv'", "Impossible d'écrire"),
        ("Error: [Errno 13] Permission denied: '.venv'", "Impossible d'écrire"),
        ("NewConnectionError(...: [Errno 13] Permission denied)", "pas pu être téléchargés"),
        ("ERROR: No matching distribution (from versions: none)", "pas pu être téléchargés"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "n'est pas celui qui était attendu"),
    ],
)
def test_les_causes_connues_sont_dites_en_francais(
    faux: FauxPip, sortie: str, attendu: str
) -> None:
    assert attendu in faux.module.expliquer("La préparation a échoué.", sortie)


def test_la_deuxieme_fois_il_n_y_a_rien_a_faire(faux: FauxPip) -> None:
    assert faux.preparer() == [VENV, PIP, PIP]
    dits = list(faux.dits)
    assert faux.preparer() == []
    assert faux.dits == dits


def test_les_tests_ajoutent_leurs_paquets_et_build_ne_reinstalle_pas(faux: FauxPip) -> None:
    faux.preparer()
    assert faux.preparer(tests=True) == [PIP, PIP]
    assert faux.dits[-1].endswith("pour les tests…")
    assert faux.preparer() == []
    assert faux.preparer(tests=True) == []


def test_une_preparation_interrompue_reprend_ou_elle_en_etait(faux: FauxPip) -> None:
    faux.panne = PIP
    with pytest.raises(faux.module.Arret):
        faux.preparer()
    faux.panne = ""
    assert faux.preparer() == [PIP, PIP]


def test_une_creation_interrompue_recommence(faux: FauxPip) -> None:
    (Path(faux.module.VENV) / "bin").mkdir(parents=True)
    assert faux.preparer() == [VENV, PIP, PIP]


@pytest.mark.parametrize("nom", ["requirements.lock", "pyproject.toml"])
def test_un_fichier_change_met_les_paquets_a_jour(faux: FauxPip, copie: Path, nom: str) -> None:
    faux.preparer()
    with (copie / nom).open("a", encoding="utf-8") as fichier:
        fichier.write("# changé\n")
    assert faux.preparer() == [PIP, PIP]


def test_un_python_disparu_fait_refaire_l_environnement(faux: FauxPip) -> None:
    faux.preparer()
    python = Path(faux.module.PYTHON)
    python.unlink()
    python.symlink_to(python.parent / "disparu")
    assert faux.preparer() == [VENV, PIP, PIP]


def test_un_dossier_deplace_est_repare(
    faux: FauxPip, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faux.preparer()
    ailleurs = copie.rename(copie.with_name("ailleurs"))
    assert FauxPip(ailleurs, monkeypatch).preparer() == [VENV, PIP, PIP]


def test_une_copie_incomplete_le_dit(faux: FauxPip, copie: Path) -> None:
    (copie / "requirements.lock").unlink()
    with pytest.raises(faux.module.Arret, match="Il manque un fichier"):
        faux.preparer()


def test_les_reglages_de_l_appelant_ne_genent_pas(
    faux: FauxPip, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nom in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        monkeypatch.setenv(nom, "/ailleurs")
    propre = faux.module.environnement_propre()
    assert not {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"} & propre.keys()
    assert "PATH" in propre


def exigences(lock: str) -> dict[str, Requirement]:
    """The requirements of a lock file by name; every one of them has at least one hash."""
    lues = {}
    texte = re.sub(r"^\s*#.*\n", "", (RACINE / lock).read_text("utf-8"), flags=re.MULTILINE)
    for ligne in texte.replace("\\\n", " ").splitlines():
        demande, *hachages = re.split(r"\s+--hash=", ligne.strip())
        assert hachages, f"{lock} : {demande} n'a pas d'empreinte"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hachages), demande
        exigence = Requirement(demande)
        assert canonicalize_name(exigence.name) not in lues, demande
        lues[canonicalize_name(exigence.name)] = exigence
    return lues


def test_les_verrous_tiennent_ce_que_le_projet_demande() -> None:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))
    groupes = projet["dependency-groups"]
    base = [
        *projet["project"]["dependencies"],
        *projet["build-system"]["requires"],
        *groupes["installation"],
    ]
    for lock, demandes in zip(LOCKS, (base, [*base, *groupes["tests"]]), strict=True):
        verrou = exigences(lock)
        for demande in map(Requirement, demandes):
            exacte = verrou[canonicalize_name(demande.name)]
            (epingle,) = exacte.specifier
            assert epingle.operator == "==", exacte
            assert demande.specifier.contains(epingle.version), f"{lock} : {exacte}"


def test_le_verrou_des_tests_contient_l_autre() -> None:
    base, tests = map(exigences, LOCKS)
    assert base.items() <= tests.items()


def test_aucun_fichier_ne_nomme_un_depot_de_paquets() -> None:
    # In pieces, so that this file itself may be looked at.
    interdits = [
        "".join(mots)
        for mots in (
            ("py", "pi.org"),
            ("python", "hosted"),
            ("registry.", "npmjs"),
            ("deb.", "debian"),
            ("index", "-url"),
        )
    ]
    git = shutil.which("git")
    if git is None or not (RACINE / ".git").exists():
        pytest.skip("pas de dépôt git ici")
    liste = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=RACINE,
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    fautifs = []
    for nom in filter(None, liste.split("\0")):
        fichier = RACINE / nom
        if fichier.is_file():
            contenu = fichier.read_bytes().lower()
            fautifs += [f"{nom} : {mot}" for mot in interdits if mot.encode() in contenu]
    assert not fautifs
