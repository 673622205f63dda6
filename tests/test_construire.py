"""`recueil construire`: nothing half-published, whatever happens on the way."""

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from .conftest import FICHE, Commande, compte, copier, lancer
from .parcours_des_liens import fautes


def empreinte(dossier: Path) -> dict[str, str]:
    """Digest of each file under a folder, by path."""
    return {
        f.relative_to(dossier).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(dossier.rglob("*"))
        if f.is_file()
    }


@pytest.fixture(scope="module")
def construite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recueil of one's own whose site is built."""
    copie = copier(tmp_path_factory.mktemp("construite"))
    assert lancer("construire", dans=copie).returncode == 0
    return copie


def casser(copie: Path) -> str:
    """Make the fiche invalid, and return what it was."""
    fiche = copie / FICHE
    avant = fiche.read_text("utf-8")
    fiche.write_text(avant.replace('titre: "', "titre: Un titre : ", 1), "utf-8")
    return avant


def test_ce_que_dit_la_commande(recueil: Commande, copie: Path) -> None:
    code, sortie = recueil("construire", dans=copie)
    assert code == 0
    lignes = sortie.splitlines()
    assert len(lignes) < 15
    assert lignes[0] == f"{compte(copie / 'fiches')} : tout est en ordre."
    pages = [
        f for f in (copie / "site").rglob("index.html") if "md-content" in f.read_text("utf-8")
    ]
    pdf = len(list((copie / "site").rglob("*.pdf")))
    assert lignes[1].startswith(f"{len(pages)} pages et {pdf} PDF dans site/, en ")
    assert "servir" in lignes[2]
    assert "http://127.0.0.1:8000/" in lignes[2]
    for banniere in ("Material", "MkDocs", "INFO", "WARNING", "\x1b", "\r"):
        assert banniere not in sortie


def test_une_fiche_invalide_laisse_le_site(construite: Path, recueil: Commande) -> None:
    avant = empreinte(construite / "site")
    texte = casser(construite)
    try:
        code, sortie = recueil("construire", dans=construite)
    finally:
        (construite / FICHE).write_text(texte, "utf-8")
    assert code == 1
    assert f"{FICHE}:3:" in sortie
    assert "erreur[R011]" in sortie
    assert "Le site précédent reste en place dans site/." in sortie
    assert empreinte(construite / "site") == avant


def test_un_gabarit_casse_laisse_le_site(construite: Path, recueil: Commande) -> None:
    avant = empreinte(construite / "site")
    gabarit = construite / "overrides/fiche.html"
    texte = gabarit.read_text("utf-8")
    gabarit.write_text(texte.replace("{{ fiche.surtitre }}", "{{ 1 / 0 }}"), "utf-8")
    try:
        code, sortie = recueil("construire", dans=construite)
    finally:
        gabarit.write_text(texte, "utf-8")
    assert code == 1
    assert "Traceback" not in sortie
    assert "Le site n'a pas pu être construit" in sortie
    assert empreinte(construite / "site") == avant


def test_un_lien_casse_est_dit_en_francais(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    fiche.write_text(
        fiche.read_text("utf-8") + "\nVoir [ici](2.99-absente.md) et [là](#nulle-part).\n"
    )
    code, sortie = recueil("construire", dans=copie)
    assert code == 1
    assert "erreur[R043] « 2.99-absente.md » n'existe pas" in sortie
    assert "erreur[R044]" in sortie
    assert "#nulle-part" in sortie


def test_un_disque_plein_laisse_le_site(construite: Path) -> None:
    avant = empreinte(construite / "site")

    def limiter() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    fini = subprocess.run(
        [sys.executable, "-m", "recueil", "construire"],
        cwd=construite,
        preexec_fn=limiter,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 1
    assert "Traceback" not in fini.stderr + fini.stdout
    assert "la taille des fichiers est limitée" in fini.stderr
    assert empreinte(construite / "site") == avant


def test_tuer_la_construction_laisse_le_site(construite: Path) -> None:
    """`kill -9` at 20 random moments: the site is there, whole, the same files each time."""
    site = construite / "site"
    attendu = empreinte(site)
    debut = time.monotonic()
    assert lancer("construire", dans=construite).returncode == 0
    duree = time.monotonic() - debut
    hasard = random.Random(20)
    tuees = 0
    for _ in range(20):
        processus = subprocess.Popen(
            [sys.executable, "-m", "recueil", "construire"],
            cwd=construite,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(hasard.uniform(0, duree))
        processus.kill()
        tuees += processus.wait() == -signal.SIGKILL
        assert empreinte(site) == attendu
    assert tuees > 0
    assert lancer("construire", dans=construite).returncode == 0
    assert empreinte(site) == attendu
    restes = {f.name for f in construite.iterdir() if f.name.startswith(".site.")}
    assert restes <= {".site.verrou"}


def test_le_site_ne_manque_jamais(construite: Path) -> None:
    """While builds follow one another, someone who looks always finds a whole site."""
    site = construite / "site"
    processus = subprocess.Popen(
        [sys.executable, "-m", "recueil", "construire"], cwd=construite, stdout=subprocess.DEVNULL
    )
    vus = 0
    while processus.poll() is None:
        assert (site / "index.html").is_file()
        vus += 1
    assert processus.returncode == 0
    assert vus > 10


def test_deux_constructions_ne_se_melangent_pas(construite: Path, recueil: Commande) -> None:
    with FileLock(construite / ".site.verrou"):
        code, sortie = recueil("construire", dans=construite)
    assert code == 1
    assert "une autre construction est en cours" in sortie


def test_un_dossier_de_quelqu_un_n_est_pas_remplace(copie: Path, recueil: Commande) -> None:
    (copie / "photos").mkdir()
    (copie / "photos/vacances.jpg").write_bytes(b"x")
    code, sortie = recueil("construire", "--sortie", "photos", dans=copie)
    assert code == 1
    assert "choisissez un dossier vide" in sortie
    assert (copie / "photos/vacances.jpg").is_file()


def test_un_arret_entre_deux_renommages_est_repare(construite: Path, recueil: Commande) -> None:
    """Where the system cannot exchange two names, a kill may leave the site under another."""
    attendu = empreinte(construite / "site")
    (construite / "site").rename(construite / ".site.ancien")
    texte = casser(construite)
    try:
        code, _ = recueil("construire", dans=construite)
        assert code == 1
        (construite / FICHE).write_text(texte, "utf-8")
        assert recueil("construire", dans=construite)[0] == 0
    finally:
        (construite / FICHE).write_text(texte, "utf-8")
    assert empreinte(construite / "site") == attendu


def test_deux_constructions_donnent_les_memes_octets(tmp_path: Path) -> None:
    sites = []
    for nom, graine in (("un", "1"), ("ailleurs/deux", "2")):
        copie = copier(tmp_path / nom)
        fini = lancer(
            "construire", dans=copie, PYTHONHASHSEED=graine, SOURCE_DATE_EPOCH="1700000000"
        )
        assert fini.returncode == 0, fini.stderr
        sites.append(empreinte(copie / "site"))
    assert sites[0] == sites[1]


def test_mkdocs_seul_construit_et_refuse(tmp_path: Path) -> None:
    copie = copier(tmp_path / "copie")

    def mkdocs() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=copie,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    fini = mkdocs()
    assert fini.returncode == 0, fini.stderr
    avant = empreinte(copie / "site")
    assert "fiches/2.6-innovation-sociale/index.html" in avant
    casser(copie)
    fini = mkdocs()
    assert fini.returncode == 1
    assert "erreur[R011]" in fini.stderr
    assert empreinte(copie / "site") == avant


@pytest.mark.parametrize("corps", ["", "\nUn mot, sans titre.\n"])
def test_une_fiche_sans_titre_dans_son_texte_est_publiee(
    corps: str, recueil: Commande, copie: Path
) -> None:
    """What `nouvelle` writes has no body at all."""
    titre = "Comment organiser une bourse aux graines ?"
    assert recueil("nouvelle", "2.7", titre, dans=copie)[0] == 0
    (fiche,) = copie.glob("fiches/2-agir/2.7-*.md")
    texte = (
        fiche.read_text("utf-8").replace("À COMPLÉTER : ", "").replace("brouillon", "proposition")
    )
    fiche.write_text(texte + corps, "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0, sortie
    assert titre[:-2] in (copie / f"site/fiches/{fiche.stem}/index.html").read_text("utf-8")


def test_un_brouillon_n_est_pas_publie(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    brouillon = fiche.read_text("utf-8").replace("statut: proposition", "statut: brouillon")
    for ancien, nouveau in (("2.6", "2.7"), ('terme: "', 'terme: "Autre ')):
        brouillon = brouillon.replace(ancien, nouveau)
    fiche.with_name("2.7-brouillon.md").write_text(brouillon, "utf-8")
    code, _ = recueil("construire", dans=copie)
    assert code == 0
    assert not (copie / "site/fiches/2.7-brouillon").exists()
    assert not (copie / "site/2.7").exists()
    assert "2.7-brouillon" not in (copie / "site/parties/2-agir/index.html").read_text("utf-8")


def test_une_fiche_archivee_quitte_les_listes(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    archivee = fiche.read_text("utf-8").replace("statut: proposition", "statut: archivee")
    for ancien, nouveau in (("2.6", "2.7"), ('terme: "', 'terme: "Autre ')):
        archivee = archivee.replace(ancien, nouveau)
    fiche.with_name("2.7-archivee.md").write_text(archivee, "utf-8")
    assert recueil("construire", dans=copie)[0] == 0
    page = (copie / "site/fiches/2.7-archivee/index.html").read_text("utf-8")
    assert "bandeau--archivee" in page
    assert "2.7-archivee" not in (copie / "site/index.html").read_text("utf-8")
    assert (copie / "site/2.7/index.html").is_file()


def test_un_ancien_numero_mene_a_la_fiche(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8").replace("\n---\n", '\nanciens_numeros:\n  - "1.9"\n---\n', 1)
    fiche.write_text(texte, "utf-8")
    assert recueil("construire", dans=copie)[0] == 0
    page = (copie / "site/1.9/index.html").read_text("utf-8")
    assert 'url=../fiches/2.6-innovation-sociale/"' in page
    # The whole address too, the one that was linked to and mailed, in each language.
    page = (copie / "site/fiches/1.9-innovation-sociale/index.html").read_text("utf-8")
    assert 'url=../../fiches/2.6-innovation-sociale/"' in page
    page = (copie / "site/fiches/1.9-innovation-sociale.en/index.html").read_text("utf-8")
    assert 'url=../../fiches/2.6-innovation-sociale.en/"' in page
    assert '<html lang="en">' in page
    assert "This address leads to sheet 2.6:" in page
    assert list(fautes(copie / "site")) == []


def test_la_date_vient_de_git(copie: Path, recueil: Commande) -> None:
    git = shutil.which("git")
    assert git
    identite = ["-c", "user.name=Essai", "-c", "user.email=essai@exemple.org"]
    dates = {
        "GIT_COMMITTER_DATE": "2024-02-03T12:00:00Z",
        "GIT_AUTHOR_DATE": "2024-02-03T12:00:00Z",
    }
    for arguments in (["init", "-q"], ["add", "."], [*identite, "commit", "-q", "-m", "Essai"]):
        subprocess.run([git, *arguments], cwd=copie, env=os.environ | dates, check=True)
    assert recueil("construire", dans=copie)[0] == 0
    page = (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8")
    assert "3 février 2024" in page
    anglaise = (copie / "site/fiches/2.6-innovation-sociale.en/index.html").read_text("utf-8")
    assert "February 3, 2024" in anglaise
