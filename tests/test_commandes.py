"""`nouvelle`, `assembler`, `schema`, `--help`: what they write and what they refuse."""

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .conftest import FICHE, RACINE, Commande, lancer

TITRE = "Comment créer un lieu partagé dans son village ?"


def test_nouvelle_est_signalee_puis_valide(recueil: Commande, copie: Path) -> None:
    code, sortie = recueil("nouvelle", "2.7", TITRE, dans=copie)
    chemin = copie / "fiches/2-agir/2.7-creer-lieu-partage-village.md"
    assert code == 0
    assert chemin.name in sortie
    ecrite = chemin.read_text("utf-8")
    assert "statut: brouillon" in ecrite
    provisoires = ecrite.count("À COMPLÉTER")
    # A draft that waits for its words can be seen; it cannot be proposed.
    code, sortie = recueil("valider", str(chemin), dans=copie)
    assert code == 0
    assert sortie.count("avertissement[R050]") == provisoires > 5
    chemin.write_text(ecrite.replace("statut: brouillon", "statut: proposition"), "utf-8")
    code, sortie = recueil("valider", str(chemin), dans=copie)
    assert code == 1
    assert sortie.count("erreur[R050]") == provisoires
    chemin.write_text(ecrite, "utf-8")
    rempli = chemin.read_text("utf-8").replace("À COMPLÉTER : ", "")
    chemin.write_text(rempli, "utf-8")
    assert recueil("valider", str(chemin), dans=copie) == (0, "1 fichier : tout est en ordre.\n")


@pytest.mark.parametrize(
    "titre", [TITRE, 'Pourquoi dire « c\'est "à nous" » : \\ oui ?', "D" * 200]
)
def test_nouvelle_accepte_tout_titre(titre: str, recueil: Commande, copie: Path) -> None:
    assert recueil("nouvelle", "2.30", titre, dans=copie)[0] == 0
    _, sortie = recueil("valider", dans=copie)
    assert set(re.findall(r"\[(R\d+)\]", sortie)) == {"R050"}


@pytest.mark.parametrize(
    ("numero", "titre", "attendu"),
    [
        ("2.6", TITRE, "déjà celui de fiches/2-agir/2.6-innovation-sociale.md"),
        ("2.6", TITRE, "libre est 2.7"),
        ("26", TITRE, "la partie, un point et le rang"),
        ("2.07", TITRE, "la partie, un point et le rang"),
        ("2.7", "Court", "5 signes"),
        ("8.1", TITRE, "parties.yml"),
    ],
)
def test_nouvelle_refuse(
    numero: str, titre: str, attendu: str, recueil: Commande, copie: Path
) -> None:
    avant = sorted(copie.rglob("*"))
    code, sortie = recueil("nouvelle", numero, titre, dans=copie)
    assert code == 2
    assert attendu in sortie
    assert sorted(copie.rglob("*")) == avant


def test_nouvelle_dans_une_partie_sans_dossier(recueil: Commande, copie: Path) -> None:
    registre = copie / "fiches/referentiels/parties.yml"
    ajout = '- numero: "9"\n  titre: "Se relier aux autres"\n'
    registre.write_text(registre.read_text("utf-8") + ajout, "utf-8")
    assert recueil("nouvelle", "9.1", TITRE, dans=copie)[0] == 0
    assert (copie / "fiches/9-relier-autres/9.1-creer-lieu-partage-village.md").is_file()


def test_assembler_donne_du_markdown_complet(
    recueil: Commande, copie: Path, tmp_path: Path
) -> None:
    destination = tmp_path / "pages"
    code, sortie = recueil("assembler", str(destination), dans=copie)
    assert code == 0, sortie
    page = (destination / FICHE).read_text("utf-8")
    _, entete, corps = page.split("---\n", 2)
    meta = yaml.safe_load(entete)
    assert meta["fiche"]["numero"] == "2.6"
    titres = re.findall(r"^## (.+?)(?: \{.*)?$", corps, re.MULTILINE)
    assert titres == [
        "Contexte",
        "Enjeux pour le MES",
        "Définitions",
        "Le MES et l'innovation sociale",
        "Des engagements dans des démarches d'expérimentation et de R&D territoriale",
        "Sources",
    ]
    accueil = (destination / "index.md").read_text("utf-8")
    assert "recueil:parties" not in accueil
    assert "fiches/2-agir/2.6-innovation-sociale.md" in accueil


def test_assembler_refuse_un_dossier_plein(recueil: Commande, copie: Path) -> None:
    (copie / "plein").mkdir()
    (copie / "plein/a-moi.txt").write_text("à moi", "utf-8")
    code, sortie = recueil("assembler", "plein", dans=copie)
    assert code == 2
    assert "« plein » n'est pas un dossier vide" in sortie
    assert [f.name for f in (copie / "plein").iterdir()] == ["a-moi.txt"]


def test_assembler_n_ecrit_pas_dans_les_sources(recueil: Commande, copie: Path) -> None:
    avant = sorted(copie.rglob("*"))
    for dossier in ("docs/pages", "fiches"):
        code, sortie = recueil("assembler", dossier, dans=copie)
        assert code == 2
        assert f"« {dossier} » est dans les sources du recueil" in sortie
    assert sorted(copie.rglob("*")) == avant


def test_schema_accepte_la_fiche_du_projet(recueil: Commande) -> None:
    code, sortie = recueil("schema")
    schema = json.loads(sortie)
    assert code == 0
    entete = (RACINE / FICHE).read_text("utf-8").split("---\n")[1]
    donnees = yaml.load(entete, Loader=yaml.BaseLoader)
    assert set(schema["required"]) <= set(donnees) <= set(schema["properties"])
    anglais = re.compile(r"\b(the|of|and|this|that)\b")
    for sous_schema in (schema, *schema["$defs"].values()):
        for cle, champ in sous_schema.get("properties", {}).items():
            assert champ["title"], cle
            assert not anglais.search(champ.get("description", ""))


def test_l_aide_est_en_francais(recueil: Commande) -> None:
    code, sortie = recueil("--help")
    assert code == 0
    assert sortie.startswith("utilisation : recueil")
    for commande in ("valider", "construire", "servir", "nouvelle", "assembler", "schema"):
        assert commande in sortie
        aide = recueil(commande, "--help")[1]
        assert not re.search(r"\b(usage|show|error|optional|positional)\b", aide)


@pytest.mark.parametrize(
    ("arguments", "attendu"),
    [
        ((), "commence une traduction"),
        (("construir",), "« construir » n'existe pas ; vouliez-vous dire « construire » ?"),
        (("zzz",), "« zzz » n'existe pas ; les choix possibles : valider, etat"),
        (
            ("nouvelle", "2.8", "Comment", "faire"),
            "argument inconnu : faire\nMettez entre guillemets droits",
        ),
        (("valider", "--couleur"), "argument inconnu : --couleur\nTapez"),
        (("servir", "--port"), "il faut une valeur"),
        (("servir", "--port", "zéro"), "« zéro » n'est pas un port"),
        (("servir", "--port", "70000"), "« 70000 » n'est pas un port"),
        (("nouvelle", "2.7"), "il manque : TITRE"),
        (("construire", "--sortie", "docs/site"), "ne peut pas être construit dans"),
        (("construire", "--sortie", "/"), "ne peut pas être construit dans"),
    ],
)
def test_mauvais_appels(arguments: tuple[str, ...], attendu: str, recueil: Commande) -> None:
    code, sortie = recueil(*arguments)
    assert code == 2
    assert attendu in sortie


def test_l_aide_conseillee_se_tape_telle_quelle() -> None:
    fini = lancer("valider", "--couleur", dans=Path(sys.executable).parents[1])
    assert "Tapez « bin/recueil valider --help »" in fini.stderr


def test_une_sortie_sans_accents_ne_fait_pas_tomber_la_commande() -> None:
    chemin = "tests/fiches/mauvaises/2.112-r012-titre.md"
    fini = lancer("valider", chemin, dans=RACINE, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert fini.returncode == 1
    assert "erreur[R012]" in fini.stdout
    assert fini.stderr == ""


@pytest.mark.parametrize("commande", ["schema", "valider"])
def test_un_tuyau_ferme_ne_fait_pas_de_bruit(commande: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "recueil", commande],
        cwd=RACINE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as processus:
        assert processus.stdout is not None
        assert processus.stderr is not None
        processus.stdout.close()
        assert processus.stderr.read() == b""


def test_la_couleur_est_pour_les_terminaux() -> None:
    fini = lancer("valider", dans=RACINE)
    assert "\x1b[" not in fini.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("valider", "--format", "json", "--sortie"),
        ("exporter", "2.6", "--vers", "docx", "--sortie"),
        ("exporter", "2.6", "--vers", "md", "--remplacer", "--sortie"),
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_une_sortie_ou_rien_ne_s_ecrit(
    arguments: tuple[str, ...], recueil: Commande, copie: Path
) -> None:
    code, sortie = recueil(*arguments, "absent/document", dans=copie)
    assert code == 1
    assert "recueil : ce fichier ou ce dossier n'existe pas, ou n'existe plus (absent)." in sortie
    code, sortie = recueil(*arguments, "fiches", dans=copie)
    assert code == 1
    assert "recueil : c'est un dossier, il faut un fichier (fiches)." in sortie
    assert not [f for f in copie.iterdir() if f.name.endswith(".nouveau")]


def test_la_progression_est_pour_les_terminaux(copie: Path) -> None:
    meneur, suiveur = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "recueil", "construire"], cwd=copie, stdout=suiveur, stderr=suiveur
    ) as processus:
        os.close(suiveur)
        morceaux = []
        # Reading the master end fails, rather than ends, once the command has closed its own.
        with contextlib.suppress(OSError):
            while morceau := os.read(meneur, 65_536):
                morceaux.append(morceau)
        os.close(meneur)
    assert processus.returncode == 0
    vu = b"".join(morceaux).decode()
    for etape in ("Composition des PDF", "Construction du site"):
        assert etape in vu
    # One fiche in two languages, and their two books.
    faits = [int(fait) for fait in re.findall(r"Composition des PDF[^\n]*?([0-9]+)/4\b", vu)]
    assert faits
    assert faits == sorted(faits)
    assert "Construction du site" not in lancer("construire", dans=copie).stdout
