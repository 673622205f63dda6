"""`mkdocs.yml` badly written: each command says so in French, at its line; nothing is lost."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from recueil import commandes
from recueil.reglages import ReglagesIllisibles, lire

from .conftest import FICHE, RACINE, Commande, copier

REGLAGES = (RACINE / "mkdocs.yml").read_text("utf-8")
# The forgotten quote meets another one four lines further, where nothing is wrong.
OUBLI = ("site_name: Recueil", 'site_name: "Recueil')
OU = "mkdocs.yml:4:12: erreur : un guillemet ouvert ici n'est jamais refermé"
LANGUES = "      languages:\n        fr: Français\n        en: English\n"

# What each command is asked, and whether it needs the settings.
APPELS: dict[str, tuple[tuple[str, ...], bool]] = {
    "valider": ((), False),
    "etat": ((), True),
    "corriger": ((), False),
    "formater": (("--verifier",), False),
    "expliquer": (("R001",), False),
    "construire": ((), True),
    "servir": ((), True),
    "nouvelle": (("2.9", "Comment partager un four à pain ?"), False),
    "renumeroter": (("2.6", "2.8", "--montrer"), False),
    "importer": (("--montrer", "note.txt"), False),
    "exporter": (("2.6", "--vers", "md"), False),
    "traduire": (("2.6", "es"), True),
    "assembler": (("ailleurs",), True),
    "pdf": (("2.6",), True),
    "schema": ((), False),
    "forges": ((), True),
    "commenter": (("rapport.json", "--montrer"), False),
}


def briser(copie: Path, avant: str, apres: str) -> None:
    assert avant in REGLAGES
    (copie / "mkdocs.yml").write_text(REGLAGES.replace(avant, apres, 1), "utf-8")


def empreintes(dossier: Path) -> dict[str, bytes]:
    # A build leaves the file that kept others from building at the same time.
    fichiers = (f for f in dossier.rglob("*") if f.is_file() and f.name != ".site.verrou")
    return {str(f.relative_to(dossier)): f.read_bytes() for f in fichiers}


def test_toutes_les_commandes_sont_la() -> None:
    assert set(APPELS) == set(commandes.TOUTES)


@pytest.mark.parametrize("nom", [nom for nom in APPELS if nom != "servir"])
def test_une_commande_devant_des_reglages_mal_ecrits(
    nom: str, copie: Path, recueil: Commande
) -> None:
    briser(copie, *OUBLI)
    (copie / "note.txt").write_text(
        "FICHE 2.8 – COMMENT PARTAGER UN FOUR À PAIN ?\n\nCONTEXTE ET ENJEUX\n\nDu pain.\n", "utf-8"
    )
    if nom == "commenter":
        rapport = recueil("valider", "--format", "json", dans=copie)[1]
        (copie / "rapport.json").write_text(rapport, "utf-8")
    avant = empreintes(copie)
    arguments, les_lit = APPELS[nom]
    code, sortie = recueil(nom, *arguments, dans=copie)
    assert "Traceback" not in sortie
    assert not re.search(r"\b(?:while|expected|did not find|line \d|column)\b", sortie), sortie
    if les_lit:
        assert code == 1
        assert sortie.count(OU) == 1
        assert '  4 | site_name: "Recueil\n    |            ^' in sortie
        assert empreintes(copie) == avant
    else:
        assert (code, "mkdocs.yml" in sortie) == (0, False)


def test_l_apercu_montre_ce_qui_est_mal_ecrit(tmp_path: Path) -> None:
    copie = copier(tmp_path / "copie")
    briser(copie, *OUBLI)
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        port = libre.getsockname()[1]
    processus = subprocess.Popen(
        [sys.executable, "-u", "-m", "recueil", "servir", "--port", str(port)],
        cwd=copie,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert processus.stdout is not None
    try:
        lignes = []
        while not lignes or "s'affichera dès que ce sera corrigé" not in lignes[-1]:
            lignes.append(processus.stdout.readline())
            assert processus.poll() is None
        assert OU + "\n" in lignes
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as reponse:
                    page = reponse.read().decode()
                break
            except OSError:
                continue
        assert "mkdocs.yml:4:12" in page
    finally:
        processus.send_signal(signal.SIGINT)
        sortie, _ = processus.communicate(timeout=20)
    assert "Traceback" not in sortie
    assert processus.returncode == 130


def test_le_site_precedent_reste(copie: Path, recueil: Commande) -> None:
    (copie / "site").mkdir()
    (copie / "site/index.html").write_text("le site", "utf-8")
    briser(copie, *OUBLI)
    assert recueil("construire", dans=copie)[0] == 1
    assert empreintes(copie / "site") == {"index.html": b"le site"}


def test_la_forge_montre_la_ligne(
    copie: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    briser(copie, *OUBLI)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for commande in (("construire",), ("assembler", "ailleurs")):
        code, sortie = recueil(*commande, dans=copie)
        assert code == 1
        assert (
            "::error file=mkdocs.yml,line=4,endLine=4,col=12,endColumn=13::un guillemet" in sortie
        )


@pytest.mark.parametrize(
    ("avant", "apres", "signe", "phrase"),
    [
        ("forge: auto", "forge: 'auto", "'auto", "jamais refermé"),
        ("site_name: Recueil", "site_name: Recueil : le site", ": le site", "contient un « : »"),
        ("  name: material", "\tname: material", "\tname", "une tabulation"),
        ('[RECUEIL_ADRESSE, ""]', '[RECUEIL_ADRESSE, ""', "[RECUEIL_A", "un crochet"),
        ("relecture: {}", "relecture: {", "{\n", "une accolade"),
        ("    - navigation.indexes", "   - navigation.indexes", "- navigation.ind", "même retrait"),
        (LANGUES, LANGUES + "        es:Español\n", "es:Es", "« réglage: valeur »"),
        ("site_name: Recueil", "site_name: *Recueil", "*Recueil", "« * »"),
        ("site_name: Recueil", "site_name: @Recueil", "@Recueil", "ne peut pas commencer"),
        ("site_name: Recueil", "site_name: 2026-02-30", "2026-02-30", "« 2026-02-30 »"),
        ("site_name: Recueil", "site_name: !!python/name:ou.donc", "!!python", "« ou.donc »"),
        ("site_name: Recueil", "site_name: Rec\x01ueil", "\x01", "U+0001"),
        (LANGUES, "      languages: fr, en\n", "languages: fr, en", "liste de langues"),
        (LANGUES, LANGUES + "        xx: Rien\n", "xx: Rien", "langues/xx.po"),
        ("  - recueil:\n", "  - recueil: oui\n  - search:\n", "recueil: oui", "ses réglages"),
        (
            "  forge: auto",
            "  relecture:\n        fiches: '@x'\n      forge: auto",
            "relecture: {}",
            "fois",
        ),
        ("site_name: Recueil", "site_name: Recueil\nplugins: []", "plugins:\n", "« plugins »"),
        ("relecture: {}", "relecture: {tout: x}", "tout: x", "« relecture »"),
        (REGLAGES, "", "", "aucun réglage"),
        (REGLAGES, "bonjour\n", "bonjour", "aucun réglage"),
        (REGLAGES, REGLAGES + "\nplugin\n\n\n", "plugin\n\n", "« réglage: valeur »"),
    ],
)
def test_chaque_faute_a_sa_place(
    avant: str, apres: str, signe: str, phrase: str, tmp_path: Path
) -> None:
    briser(tmp_path, avant, apres)
    with pytest.raises(ReglagesIllisibles) as leve:
        lire(tmp_path)
    texte = (tmp_path / "mkdocs.yml").read_text("utf-8")
    debut = texte.index(signe)
    diagnostic = leve.value.diagnostic
    place = (texte.count("\n", 0, debut) + 1, debut - texte.rfind("\n", 0, debut))
    assert diagnostic.position[:2] == place
    assert phrase in f"{diagnostic.message} {diagnostic.conseil}"


@pytest.mark.parametrize(
    ("avant", "apres", "signe", "phrase"),
    [
        (
            "name: material",
            "name: materiel",
            "name: mat",
            "le thème « materiel » n'est pas installé",
        ),
        ("docs_dir: docs", "docs_dir: doc", "docs_dir", "« doc » n'existe pas dans le recueil"),
        (
            "custom_dir: overrides",
            "custom_dir: ailleurs",
            "custom_dir",
            "« ailleurs » n'existe pas",
        ),
        ("strict: true", "strct: true", "strct", "le réglage « strct » n'existe pas"),
        ("branche: main", "branches: main", "branches", "le réglage « branches » n'existe pas"),
        ("  - recueil-i18n", "  - recueil-i18m", "recueil-i18m", "« recueil-i18m » n'est pas inst"),
        ("  - footnotes", "  - footnote", "footnote\n", "l'extension « footnote » n'est pas inst"),
        ("forge: auto", "forge: gitbub", "forge: git", "« gitbub » n'est pas une valeur possible"),
        ("pdf: true", "pdf: oui", "pdf: oui", "« pdf » n'attend pas cette valeur"),
        (
            "default_language:",
            "default_langue:",
            "recueil-i18n",
            "il manque le réglage « default_l",
        ),
        (
            "Mentions: mentions.md",
            "Mentions: rien.md",
            "Mentions: r",
            "la page « rien.md » n'existe",
        ),
        (
            "scripts/carte.js",
            "scripts/plan.js",
            "scripts/plan.js",
            "« scripts/plan.js » n'existe p",
        ),
    ],
)
def test_ce_que_mkdocs_refuse_est_dit_en_francais(
    avant: str, apres: str, signe: str, phrase: str, copie: Path, recueil: Commande
) -> None:
    briser(copie, avant, apres)
    code, sortie = recueil("construire", dans=copie)
    texte = (copie / "mkdocs.yml").read_text("utf-8")
    debut = texte.index(signe)
    place = (texte.count("\n", 0, debut) + 1, debut - texte.rfind("\n", 0, debut))
    assert code == 1
    assert f"mkdocs.yml:{place[0]}:{place[1]}: erreur : {phrase}" in sortie
    assert "Config value" not in sortie
    assert str(copie) not in sortie
    assert not (copie / "site").exists()


def test_une_icone_qui_n_existe_pas_est_nommee(copie: Path, recueil: Commande) -> None:
    briser(copie, "logo: material/book-open-page-variant-outline", "logo: material/crayon")
    code, sortie = recueil("construire", dans=copie)
    assert (code, "« .icons/material/crayon.svg » n'existe pas" in sortie) == (1, True)
    assert str(copie) not in sortie


def test_un_fichier_d_un_autre_encodage(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: Été\n".encode("cp1252"))
    with pytest.raises(ReglagesIllisibles, match="Windows-1252") as leve:
        lire(tmp_path)
    assert leve.value.diagnostic.position[:2] == (1, 12)


def test_les_noms_d_objets_sont_lus(tmp_path: Path) -> None:
    """Markdown's extensions may be set by a function: the PDFs have to get it too."""
    extension = "  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n"
    (tmp_path / "mkdocs.yml").write_text(f"markdown_extensions:\n{extension}", "utf-8")
    fonction: Callable[[str, str], str] = lire(tmp_path).options["toc"]["slugify"]
    assert fonction("Été à deux", "-") == "été-à-deux"


def test_ce_qui_est_repris_d_ailleurs_n_est_pas_ecrit_deux_fois(tmp_path: Path) -> None:
    repris = "\nextra:\n  a: &a {x: 1}\n  b: &b {<<: *a, x: 2}\n  c: {<<: *b, x: 3}\n"
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai" + repris, "utf-8")
    assert lire(tmp_path).nom == "Essai"


@pytest.mark.parametrize("commande", ["corriger", "formater"])
def test_un_dossier_par_un_lien_n_est_pas_reecrit(
    commande: str, copie: Path, recueil: Commande
) -> None:
    """The two commands that write to what they are named keep to the files themselves."""
    dossier, ailleurs = copie / "fiches/2-agir", copie.parent / "ailleurs"
    dossier.rename(ailleurs)
    dossier.symlink_to(ailleurs)
    fiche = ailleurs / Path(FICHE).name
    mal_ecrite = fiche.read_text("utf-8").replace('numero: "2.6"', "numero:   '2.6' ")
    fiche.write_text(mal_ecrite, "utf-8")
    for nomme in ("fiches/2-agir", FICHE):
        code, sortie = recueil(commande, nomme, dans=copie)
        assert (code, "passe par un lien" in sortie) == (2, True)
    recueil(commande, dans=copie)
    assert fiche.read_text("utf-8") == mal_ecrite
    assert dossier.is_symlink()
