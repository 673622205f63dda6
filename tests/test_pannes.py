"""What happens around a command: a full disk, protected files, closed streams, odd names."""

import contextlib
import os
import re
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from recueil import cli
from recueil.commandes import importer
from recueil.memoire import Memoire

from .conftest import FICHE, RACINE, Commande

TITRE = "Comment créer un lieu partagé ?"
TRADUITE = "fiches/2-agir/2.6-innovation-sociale.en.md"


def executer(
    *arguments: str | bytes,
    dans: Path,
    avant: Callable[[], object] | None = None,
    devant: Sequence[str] = (),
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, `avant` being called there first."""
    return subprocess.run(
        [*devant, sys.executable, "-m", "recueil", *arguments],
        cwd=dans,
        # On a disk that is full, Python would keep half a module that it compiled, for all to read.
        env=os.environ | {"RECUEIL_CACHE": "", "PYTHONDONTWRITEBYTECODE": "1"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=avant,
    )


def arbre(dossier: Path) -> dict[str, bytes]:
    """Every file, hidden ones too, but the lock of the builds."""
    return {
        str(f.relative_to(dossier)): f.read_bytes()
        for f in dossier.rglob("*")
        if f.is_file() and not f.name.endswith(".verrou")
    }


def disque_plein() -> None:
    """No file may hold more than a few bytes: the system answers as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize(
    "arguments",
    [
        ("nouvelle", "2.9", TITRE),
        ("traduire", "2.6", "en"),
        ("renumeroter", "2.6", "2.9"),
        ("formater",),
        ("exporter", "2.6", "--vers", "md"),
        ("pdf", "2.6"),
        ("assembler", "pages"),
        ("etat", "--sortie", "etat.txt"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_un_disque_plein_ne_laisse_rien_a_moitie(arguments: tuple[str, ...], copie: Path) -> None:
    (copie / TRADUITE).unlink()
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("titre: ", "titre:   ", 1), "utf-8")
    avant = arbre(copie)
    fini = executer(*arguments, dans=copie, avant=disque_plein)
    assert fini.returncode == 1
    assert fini.stderr.startswith("recueil : le disque est plein")
    assert len(fini.stderr.splitlines()) == 1
    assert arbre(copie) == avant


def sans_privileges() -> list[str]:
    """What takes from root the right to write anywhere; nobody else has it."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root, and no setpriv to become less")
    return [setpriv, "--bounding-set=-all", "--inh-caps=-all"]


def test_un_fichier_protege_reste_tel_quel(copie: Path) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("titre: ", "titre:   ", 1), "utf-8")
    fiche.chmod(0o444)
    avant = arbre(copie)
    for arguments in (("formater",), ("renumeroter", "2.6", "2.9")):
        fini = executer(*arguments, dans=copie, devant=sans_privileges())
        assert fini.returncode == 1
        assert fini.stderr == f"recueil : l'accès est refusé ({fiche.name}).\n"
        assert arbre(copie) == avant


def test_un_dossier_protege_est_dit_par_le_nom_du_fichier(copie: Path) -> None:
    dossier = (copie / FICHE).parent
    (copie / TRADUITE).unlink()
    dossier.chmod(0o555)
    try:
        for arguments, nom in (
            (("nouvelle", "2.9", TITRE), "2.9-creer-lieu-partage.md"),
            (("traduire", "2.6", "en"), Path(TRADUITE).name),
            (("pdf", "2.6", "--sortie", f"{dossier}/a.pdf"), "a.pdf"),
            (("etat", "--sortie", f"{dossier}/a.txt"), "a.txt"),
            (("assembler", "../protege/pages"), "pages"),
        ):
            (copie.parent / "protege").mkdir(mode=0o555, exist_ok=True)
            fini = executer(*arguments, dans=copie, devant=sans_privileges())
            assert fini.returncode == 1
            assert fini.stderr == f"recueil : l'accès est refusé ({nom}).\n"
    finally:
        dossier.chmod(0o755)


@pytest.mark.parametrize("commande", [("etat",), ("schema",), ("formater",), ("pdf", "2.6")])
def test_une_sortie_fermee_ne_fait_pas_tomber_la_commande(
    commande: tuple[str, ...], copie: Path
) -> None:
    fini = executer(*commande, dans=copie, avant=lambda: os.close(1))
    assert (fini.returncode, fini.stderr) == (0, "")
    fini = executer(*commande, dans=copie, avant=lambda: [os.close(f) for f in (0, 1, 2)])
    assert fini.returncode == 0


def test_rien_a_lire_est_un_formulaire_vide(copie: Path) -> None:
    fini = executer("importer", "--formulaire", "-", dans=copie, avant=lambda: os.close(0))
    assert fini.returncode == 1
    assert "erreur[I006]" in fini.stdout
    assert fini.stderr == ""


def test_le_code_reste_quand_personne_n_ecoute(copie: Path) -> None:
    lecture, ecriture = os.pipe()
    os.close(lecture)
    with os.fdopen(ecriture, "w") as tuyau:
        fini = subprocess.run(
            [sys.executable, "-m", "recueil", "exporter", "9.9"],
            cwd=copie,
            stderr=tuyau,
            check=False,
        )
    assert fini.returncode == 2


def test_ctrl_c_pendant_que_le_programme_se_lit(
    recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrompre(arguments: Sequence[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.commandes, "modules", interrompre)
    assert recueil("etat", dans=copie) == (130, "\nInterrompu.\n")


@pytest.mark.parametrize("devenue", [None, KeyError("half of something")], ids=["tue", "erreur"])
def test_ctrl_c_qu_une_bibliotheque_avale(
    devenue: Exception | None,
    recueil: Commande,
    copie: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    lire = cli.commandes.modules

    def avaler(arguments: Sequence[str]) -> dict[str, ModuleType]:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        if devenue is not None:
            raise devenue
        return lire(arguments)

    monkeypatch.setenv("RECUEIL_CACHE", str(tmp_path))
    with monkeypatch.context() as pendant:
        pendant.setattr(cli.commandes, "modules", avaler)
        code, sortie = recueil("valider", dans=copie)
    assert code == 130
    assert sortie.endswith("\nInterrompu.\n")
    assert "Traceback" not in sortie
    # What was learnt meanwhile is not believed.
    with Memoire(tmp_path) as memoire, sqlite3.connect(tmp_path / "validation.sqlite") as base:
        assert memoire is not None
        assert base.execute("SELECT count(*) FROM examens").fetchone() == (0,)
    # The next command is not interrupted.
    assert recueil("valider", dans=copie)[0] == 0


def test_un_titre_dans_l_encodage_du_terminal(copie: Path) -> None:
    avant = arbre(copie)
    fini = executer("nouvelle", "2.9", TITRE.encode("latin-1"), dans=copie)
    assert fini.returncode == 2
    assert "ces lettres ne se lisent pas : réglez le terminal sur UTF-8" in fini.stderr
    assert arbre(copie) == avant
    # A system that says nothing of its encoding: what was typed is UTF-8 all the same.
    sans = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    fini = executer("nouvelle", "2.9", TITRE.encode(), dans=copie, **sans)
    assert fini.returncode == 0, fini.stderr
    ecrite = (copie / "fiches/2-agir/2.9-creer-lieu-partage.md").read_text("utf-8")
    assert f'titre: "{TITRE}"' in ecrite


def test_un_recueil_ou_il_n_y_a_rien(recueil: Commande, copie: Path) -> None:
    shutil.rmtree(copie / "fiches")
    (copie / "fiches").mkdir()
    code, sortie = recueil("etat", dans=copie)
    assert code == 0
    assert "0 fiche." in sortie
    assert re.search(r"ensemble +– +– +– +– +–\n", sortie)
    for commande in (("formater",), ("formater", "--verifier"), ("corriger",)):
        code, sortie = recueil(*commande, dans=copie)
        assert code == 0
        assert sortie.startswith("0 fichier : rien à ")


@pytest.mark.parametrize(
    "arguments", [("nouvelle", "2.9", TITRE), ("renumeroter", "1.9", "2.9")], ids=str
)
def test_rien_ne_s_ecrit_dans_un_dossier_qui_n_est_pas_lu(
    arguments: tuple[str, ...], recueil: Commande, copie: Path
) -> None:
    registre = copie / "fiches/referentiels/parties.yml"
    partie = '- numero: "1"\n  titre: "Comprendre"\n'
    registre.write_text(partie + registre.read_text("utf-8"), "utf-8")
    ailleurs = copie.parent / "ailleurs"
    (copie / "fiches/2-agir").rename(ailleurs)
    (copie / "fiches/2-agir").symlink_to(ailleurs)
    assert recueil("nouvelle", "1.9", TITRE, dans=copie)[0] == 0
    avant = arbre(copie), arbre(ailleurs)
    code, sortie = recueil(*arguments, dans=copie)
    assert code in (1, 2)
    assert "fiches/2-agir est un lien vers un autre dossier, que le recueil ne lit pas" in sortie
    assert (arbre(copie), arbre(ailleurs)) == avant


@pytest.mark.parametrize("nom", ["relu", "fiche à l’été 'relue'", "-x", 'a b"c', "$HOME;ls"])
def test_la_commande_conseillee_se_copie(nom: str, recueil: Commande, copie: Path) -> None:
    # « é » in two signs, as macOS writes it.
    nom = f"{nom}.docx".replace("é", "e\u0301")
    code, sortie = recueil("exporter", "2.6", f"--sortie={nom}", dans=copie)
    assert code == 0
    ligne = next(li for li in sortie.splitlines() if "importer --montrer" in li)
    arguments = shlex.split(ligne.removesuffix("pour voir ce qui a changé"))
    code, sortie = recueil(*arguments[1:], dans=copie)
    assert (code, sortie) == (0, f"{FICHE} : rien ne change.\n")


def test_la_commande_conseillee_vaut_ou_l_on_est(recueil: Commande, copie: Path) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("titre: ", "titre:   ", 1), "utf-8")
    for dossier in (copie, fiche.parent, copie / "docs"):
        code, sortie = recueil("formater", "--verifier", dans=dossier)
        assert code == 1
        conseil = sortie.partition("Pour la lui donner : ")[2].strip()
        assert recueil(*shlex.split(conseil)[1:], "--montrer", dans=dossier)[0] == 0
    fiche.write_bytes(b"\x00")
    code, sortie = recueil("formater", dans=fiche.parent)
    assert code == 1
    conseil = sortie.partition("Pour en savoir plus : ")[2].strip()
    code, sortie = recueil(*shlex.split(conseil)[1:], dans=fiche.parent)
    assert code == 1
    assert "R001" in sortie


def test_le_programme_du_recueil_se_nomme_depuis_un_sous_dossier(
    recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(copie / ".venv/bin/python"))
    for dossier, attendu in (
        (copie, ".venv/bin/recueil"),
        (copie / "fiches/2-agir", "../../.venv/bin/recueil"),
        (copie.parent, "copie/.venv/bin/recueil"),
    ):
        code, sortie = recueil("etat", "en trop", dans=dossier)
        assert code == 2
        assert f"Tapez « {attendu} etat --help »" in sortie


@pytest.mark.parametrize(
    ("sortie", "vers", "code", "attendu"),
    [
        ("relue.odt", None, 0, "relue.odt est prêt"),
        ("RELUE.ODT", None, 0, "RELUE.ODT est prêt"),
        ("relue.txt", "txt", 0, "relue.txt est prêt"),
        ("relue.odt", "docx", 2, "le nom du fichier doit finir par .docx"),
        ("relue.pdf", None, 2, "le nom du fichier doit finir par .docx"),
        ("relue", None, 2, "le nom du fichier doit finir par .docx"),
        ("fiches/2-agir/relue.md", None, 2, "est parmi les fiches"),
        (FICHE, None, 2, "est parmi les fiches"),
    ],
)
def test_le_nom_dit_le_format(
    sortie: str, vers: str | None, code: int, attendu: str, recueil: Commande, copie: Path
) -> None:
    avant = arbre(copie)
    arguments = ["exporter", "2.6", "--remplacer", "--sortie", sortie]
    obtenu, dit = recueil(*arguments, *(["--vers", vers] if vers else []), dans=copie)
    assert obtenu == code
    assert attendu in dit
    if code:
        assert arbre(copie) == avant
        return
    assert recueil("importer", "--montrer", sortie, dans=copie) == (
        0,
        f"{FICHE} : rien ne change.\n",
    )


def test_un_document_ne_se_pose_pas_parmi_les_fiches(recueil: Commande, copie: Path) -> None:
    code, sortie = recueil("exporter", "2.6", dans=(copie / FICHE).parent)
    assert code == 0
    assert "../../fiche-2.6.docx est prêt" in sortie
    assert (copie / "fiche-2.6.docx").is_file()
    assert recueil("valider", dans=copie)[0] == 0


def test_une_langue_qui_a_ses_textes_n_en_demande_pas(recueil: Commande, copie: Path) -> None:
    reglages = copie / "mkdocs.yml"
    sans = re.sub(r"(?m)^ +en: .*\n", "", reglages.read_text("utf-8"))
    reglages.write_text(sans, "utf-8")
    code, sortie = recueil("traduire", "2.6", "en", dans=copie)
    assert code == 2
    assert sortie.endswith("ajoutez cette langue à mkdocs.yml, sous languages\n")
    code, sortie = recueil("traduire", "2.6", "de", dans=copie)
    assert code == 2
    assert sortie.endswith("et ses textes dans scripts/recueil/langues/de.po\n")


@pytest.mark.parametrize("entre_temps", ["écrite par une autre commande", None])
def test_importer_n_efface_pas_ce_qui_vient_d_etre_ecrit(
    entre_temps: str | None, recueil: Commande, copie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = copie / "document.txt"
    document.write_text(f"FICHE 2.9 – {TITRE}\n\nContexte\n- un point\n", "utf-8")
    fiche = copie / "fiches/2-agir/2.9-creer-lieu-partage.md"
    if entre_temps is None:
        assert recueil("importer", "document.txt", dans=copie)[0] == 0
        document.write_text(document.read_text("utf-8").replace("un point", "autre"), "utf-8")
    ranger = importer.ranger

    def ranger_puis_changer(*arguments: Any) -> Any:
        rangees = ranger(*arguments)
        if entre_temps is None:
            fiche.unlink()
        else:
            fiche.write_text(entre_temps, "utf-8")
        return rangees

    monkeypatch.setattr(importer, "ranger", ranger_puis_changer)
    code, sortie = recueil("importer", "document.txt", "--remplacer", dans=copie)
    nom = fiche.relative_to(copie).as_posix()
    assert (code, sortie) == (
        1,
        f"Rien n'a été écrit : {nom} vient d'être changé ; recommencez.\n",
    )
    assert (fiche.read_text("utf-8") if fiche.exists() else None) == entre_temps


DOCUMENTATION = sorted(
    chemin
    for chemin in (RACINE / "README.md", RACINE / "CONTRIBUTING.md", *RACINE.glob("docs/**/*.md"))
)
_APPEL = re.compile(r"(?:`|« ?|bin/|^)recueil ([a-z]+)([^`»\n|]*)", re.MULTILINE)
_COURT = re.compile(rf"`({'|'.join(cli.commandes.TOUTES)}) (-[^`]*)`")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


@pytest.mark.parametrize("chemin", DOCUMENTATION, ids=lambda c: c.relative_to(RACINE).as_posix())
def test_ce_que_nomme_la_documentation_existe(chemin: Path, recueil: Commande) -> None:
    texte = chemin.read_text("utf-8")
    for commande, suite in (*_APPEL.findall(texte), *_COURT.findall(texte)):
        code, aide = recueil(commande, "--help")
        assert code == 0, commande
        connues = {*_OPTION.findall(aide), "--help"}
        assert set(_OPTION.findall(suite)) <= connues, f"{commande}{suite}"
    toutes = {o for nom in cli.commandes.TOUTES for o in _OPTION.findall(recueil(nom, "--help")[1])}
    seules = {o for o in re.findall(r"`(--[a-z][a-z-]*)", texte) if o != "--strict"}
    assert seules <= toutes
