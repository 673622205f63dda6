"""The memory of validation: it changes how long checking takes, never what is found."""

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recueil import cles, etats, souvenirs
from recueil.chargement import charger
from recueil.conservation import en_texte
from recueil.diagnostic import Diagnostic
from recueil.examen import Examen, FichierBrut, examiner
from recueil.memoire import Memoire
from recueil.validation import valider

from .conftest import FICHE, RACINE, copier, lancer

sys.path.insert(0, str(RACINE / "tests/bench"))
from valider import fabriquer

_LEXIQUE = "fiches/referentiels/lexique.yml"
_TRADUCTION = FICHE.replace(".md", ".en.md")
_LIGNES = (
    '  - "Voir la fiche 9.9."',
    "  - Un point : mal écrit",
    '  - "Le MES et l\'ABCD."',
    'numero: "2.7"',
    "statut: brouillon",
    "voir_aussi:",
    '  - "2.6"',
    '    synonymes: ["R&D territoriale"]',
    "---",
    "# Titre",
    "",
)


@pytest.fixture
def examens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the fiches that are really examined, as they are."""
    chemins: list[str] = []

    def compter(fichier: FichierBrut, *reste: object) -> Examen:
        chemins.append(fichier.chemin)
        return examiner(fichier, *reste)  # type: ignore[arg-type]

    monkeypatch.setattr(souvenirs, "examiner", compter)
    return chemins


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Where the memory lies."""
    return tmp_path / "memoire"


def verifier(racine: Path, dossier: Path, *, sur_parole: bool = False) -> tuple[Diagnostic, ...]:
    """What validation finds with a memory."""
    with Memoire(dossier) as une:
        return valider(racine, memoire=une, sur_parole=sur_parole).diagnostics


@pytest.fixture(scope="module")
def atelier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A recueil that is changed again and again, and its memory."""
    ici = tmp_path_factory.mktemp("atelier")
    copier(ici / "recueil")
    return ici / "recueil", ici / "memoire"


_CHANGEMENT = st.tuples(
    st.sampled_from([FICHE, _TRADUCTION, _LEXIQUE, "fiches/2-agir/2.7-autre.md"]),
    st.sampled_from(["inserer", "effacer", "retablir", "supprimer"]),
    st.integers(0, 200),
    st.sampled_from(_LIGNES),
)


@given(changements=st.lists(_CHANGEMENT, min_size=1, max_size=4))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_avec_ou_sans_memoire(
    changements: list[tuple[str, str, int, str]], atelier: tuple[Path, Path]
) -> None:
    racine, dossier = atelier
    for nom, action, rang, ligne in changements:
        chemin = racine / nom
        modele = RACINE / "tests/exemple" / nom
        if action == "supprimer":
            chemin.unlink(missing_ok=True)
        elif action == "retablir" or not chemin.exists():
            shutil.copyfile(modele if modele.exists() else RACINE / "tests/exemple" / FICHE, chemin)
        else:
            lignes = chemin.read_text("utf-8").split("\n")
            rang = min(rang, len(lignes) - 1)
            lignes[rang : rang + 1] = [lignes[rang], ligne] if action == "inserer" else []
            chemin.write_text("\n".join(lignes), "utf-8")
        attendus = valider(racine).diagnostics
        # Some fiches from an instantané of an earlier state, the others from memory.
        assert verifier(racine, dossier, sur_parole=True) == attendus
        assert verifier(racine, dossier) == attendus
    # Once more, all of it from memory; and from a new instantané, then from it.
    assert verifier(racine, dossier) == attendus
    with pytest.MonkeyPatch.context() as reglage:
        reglage.setattr(souvenirs, "_RETARD_MAX", 0)
        reglage.setattr(etats, "_GRAIN", 0)
        assert verifier(racine, dossier, sur_parole=True) == attendus
        assert verifier(racine, dossier, sur_parole=True) == attendus


def test_seule_la_fiche_changee_est_relue(copie: Path, dossier: Path, examens: list[str]) -> None:
    verifier(copie, dossier)
    assert sorted(examens) == sorted([FICHE, _TRADUCTION])
    examens.clear()
    verifier(copie, dossier)
    assert examens == []
    (copie / _TRADUCTION).write_text((copie / _TRADUCTION).read_text("utf-8") + "\n", "utf-8")
    verifier(copie, dossier)
    assert examens == [_TRADUCTION]


_SANS_PYDANTIC = (
    "import sys; from recueil.cli import main; code = main(['valider']); "
    "print('pydantic' in sys.modules); sys.exit(code)"
)


def test_un_en_tete_connu_ne_se_verifie_pas_deux_fois(copie: Path, dossier: Path) -> None:
    """Importing what checks the shape of a header takes a third of a short run."""

    def chargee() -> tuple[int, str]:
        fini = subprocess.run(
            [sys.executable, "-c", _SANS_PYDANTIC],
            cwd=copie,
            env=os.environ | {"RECUEIL_CACHE": str(dossier)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return fini.returncode, fini.stdout

    assert chargee()[1].endswith("\nTrue\n")
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8")
    fiche.write_text(f"{texte}\n## Un titre de plus\n\nEt un texte.\n", "utf-8")
    code, sortie = chargee()
    assert (code, sortie.splitlines()[-1]) == (0, "False")
    # Another header is looked at, and told.
    fiche.write_text(texte.replace("statut: ", "statut: x", 1), "utf-8")
    code, sortie = chargee()
    assert (code, sortie.splitlines()[-1]) == (1, "True")
    assert "erreur[R025]" in sortie


def test_un_en_tete_connu_pour_une_fiche_ne_vaut_pas_pour_une_traduction(
    copie: Path, dossier: Path
) -> None:
    verifier(copie, dossier)
    (copie / _TRADUCTION).write_bytes((copie / FICHE).read_bytes())
    constats = verifier(copie, dossier)
    assert "R020" in {constat.code for constat in constats}
    assert constats == valider(copie).diagnostics


def test_un_referentiel_change_tout(copie: Path, dossier: Path, examens: list[str]) -> None:
    verifier(copie, dossier)
    examens.clear()
    lexique = copie / _LEXIQUE
    lexique.write_text(lexique.read_text("utf-8") + "\n", "utf-8")
    verifier(copie, dossier)
    assert len(examens) == 2


def test_un_referentiel_connu_garde_ses_places(copie: Path, dossier: Path) -> None:
    verifier(copie, dossier)
    for nom in (FICHE, _TRADUCTION):
        texte = (copie / nom).read_text("utf-8")
        (copie / nom).write_text(texte.replace("CIGALES", "coopératives"), "utf-8")
    constats = verifier(copie, dossier)
    assert {c.position.ligne for c in constats if c.code == "R041"} == {10}
    assert constats == valider(copie).diagnostics


def test_un_autre_programme_n_y_croit_pas(
    copie: Path, dossier: Path, examens: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    verifier(copie, dossier)
    examens.clear()
    monkeypatch.setattr(cles, "programme", lambda: b"another version of the rules")
    verifier(copie, dossier)
    assert len(examens) == 2


def _abimer(fichier: Path, comment: str) -> None:
    octets = fichier.read_bytes()
    if comment == "vide":
        fichier.write_bytes(b"")
    elif comment == "coupe":
        fichier.write_bytes(octets[: len(octets) // 2])
    elif comment == "autre":
        fichier.write_bytes(b"pas une base de donnees " * 100)
    elif comment == "retouche":
        base = sqlite3.connect(fichier)
        with base:
            base.execute("UPDATE examens SET valeur = '[true,{},{},[]]'")
        base.close()
    elif comment == "schema":
        base = sqlite3.connect(fichier)
        with base:
            base.execute("DROP TABLE examens")
            base.execute("CREATE TABLE examens (rien TEXT)")
        base.close()
    else:
        base = sqlite3.connect(fichier)
        with base:
            base.execute("UPDATE examens SET cle = (SELECT b.cle FROM examens b LIMIT 1) || rowid")
        base.close()


@pytest.mark.parametrize("comment", ["vide", "coupe", "autre", "retouche", "schema", "melange"])
def test_une_memoire_abimee_n_est_pas_crue(comment: str, copie: Path, dossier: Path) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace('titre: "', "titre: Un : ", 1), "utf-8")
    attendus = verifier(copie, dossier)
    assert any(d.code == "R011" for d in attendus)
    _abimer(dossier / "validation.sqlite", comment)
    assert verifier(copie, dossier) == attendus
    assert verifier(copie, dossier) == attendus


def test_une_memoire_occupee_n_arrete_rien(copie: Path, dossier: Path) -> None:
    attendus = verifier(copie, dossier)
    autre = sqlite3.connect(dossier / "validation.sqlite")
    autre.execute("BEGIN EXCLUSIVE")
    try:
        assert verifier(copie, dossier) == attendus
    finally:
        autre.close()


@pytest.mark.skipif(os.name != "posix", reason="owners and rights of files")
def test_une_memoire_ouverte_a_tous_n_est_pas_lue(
    copie: Path, dossier: Path, examens: list[str]
) -> None:
    verifier(copie, dossier)
    dossier.chmod(0o777)
    examens.clear()
    verifier(copie, dossier)
    assert len(examens) == 2


def test_rien_ne_reste_d_une_fiche_examinee(copie: Path) -> None:
    """No run looks for garbage: what keeps itself in memory adds up over ten thousand fiches."""
    referentiels = charger(copie).corpus.referentiels
    fiche = FichierBrut(FICHE, (copie / FICHE).read_bytes())
    en_texte(examiner(fiche, referentiels))
    gc.collect()
    gc.disable()
    try:
        en_texte(examiner(fiche, referentiels))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_ou_est_la_memoire(copie: Path, tmp_path: Path) -> None:
    avant = sorted(copie.rglob("*"))
    fini = lancer("valider", dans=copie, RECUEIL_CACHE=str(tmp_path / "m"))
    assert fini.returncode == 0, fini.stdout + fini.stderr
    assert (tmp_path / "m/validation.sqlite").is_file()
    # Nothing that a stranger could commit is believed: the recueil holds no memory.
    assert sorted(copie.rglob("*")) == avant
    for variables in ({"RECUEIL_CACHE": ""}, {"RECUEIL_CACHE": str(copie / "mkdocs.yml")}):
        fini = lancer("valider", dans=copie, **variables)
        assert fini.returncode == 0, fini.stdout + fini.stderr


def test_a_plusieurs_processus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fabriquer(tmp_path, 60)
    for rang, chemin in enumerate(sorted((tmp_path / "fiches").rglob("*-essai.md"))):
        if rang % 7 == 0:
            texte = chemin.read_text("utf-8")
            chemin.write_text(texte.replace("statut: ", "statu: ") + "\n# Titre\n", "utf-8")
    seul = valider(tmp_path)
    assert len(seul.erreurs) >= 9
    monkeypatch.setattr("recueil.equipe._processeurs", lambda: 2)
    assert valider(tmp_path, en_parallele=True).diagnostics == seul.diagnostics
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setattr("recueil.equipe._PAR_PROCESSUS_AILLEURS", 20)
    assert valider(tmp_path, en_parallele=True).diagnostics == seul.diagnostics
