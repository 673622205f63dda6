"""`recueil corriger`: what it mends, what it never touches, what it says."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from recueil import remplacement
from recueil.correction.ordre import ordonner
from recueil.rubriques import champs_de_la_racine

from .conftest import FICHE, Commande

TITRE = 'titre_court: "Innovation sociale"'


def _gater(copie: Path, **remplacements: str) -> Path:
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8")
    for avant, apres in remplacements.items():
        assert avant in texte
        texte = texte.replace(avant, apres, 1)
    fiche.write_text(texte, "utf-8")
    return fiche


@pytest.mark.parametrize(
    ("mauvaise", "bonne"),
    [
        ("titre_court: Innovation : sociale", 'titre_court: "Innovation : sociale"'),
        ('titre_court:"Innovation sociale"', TITRE),
        ('titre_court: "Les acteur·rice·s"', 'titre_court: "Les acteur·ices"'),
        ('titre_court: "Les salarié-ess"', 'titre_court: "Les salarié·es"'),
        (f"{TITRE} ", TITRE),
        ('titre_court: "L’innovation"', 'titre_court: "L\'innovation"'),
        ("titre_court: 'L’innovation'", "titre_court: 'L''innovation'"),
        ('titre_court: "Savoir‐faire -- et plus"', 'titre_court: "Savoir-faire – et plus"'),
        ('titre_court: "Quoi\u202f? «\u00a0Cela\u00a0»"', 'titre_court: "Quoi ? « Cela »"'),
        ('titre_court: "Deux  espaces"', 'titre_court: "Deux espaces"'),
        ('titre_court: "Re\u0301colte"', 'titre_court: "Récolte"'),
        ('titre_court: "L´eau, << l`été >>, nº 3"', "titre_court: \"L'eau, « l'été », n° 3\""),
        ("titre_court: 'L´eau\n  et l´été'", "  et l''été'"),
        ("titre_court: 2024", 'titre_court: "2024"'),
        ('Titre-court: "Innovation sociale"', TITRE),
    ],
)
def test_ce_qui_se_corrige(mauvaise: str, bonne: str, copie: Path, recueil: Commande) -> None:
    fiche = _gater(copie, **{TITRE: mauvaise})
    code, sortie = recueil("corriger", FICHE, dans=copie)
    assert code == 0
    assert f"{FICHE} corrigé :\n" in sortie
    assert bonne in fiche.read_text("utf-8").split("\n")
    assert recueil("valider", FICHE, dans=copie)[0] == 0
    # Again: nothing is left to do.
    octets = fiche.read_bytes()
    assert "rien à corriger sans vous" in recueil("corriger", FICHE, dans=copie)[1]
    assert fiche.read_bytes() == octets


CORPS = {
    "* un\n* deux\n\n    + trois": "- un\n- deux\n\n    - trois",
    "un  \ndeux   \n\ntrois \t": "un  \ndeux\n\ntrois",
    "```\na  b  \n* c’est\n```": None,
    "* * *\n\n5\n+ 3": None,
    "`l’été` : [l’été](https://a.org/l’été)": "`l’été` : [l'été](https://a.org/l’été)",
    "| a  | b   |\n|----|-----|\n| c  | d   |": None,
    "10\u00a0km à pied": None,
    "l´un, << l´autre >> et <<tous>>": "l'un, « l'autre » et <<tous>>",
    "fin\n\n\n": "fin",
}


@pytest.mark.parametrize("corps", CORPS)
def test_le_texte_de_la_fiche(corps: str, copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    entete = fiche.read_text("utf-8").rsplit("---\n", 1)[0]
    fiche.write_text(f"{entete}---\n\n{corps}\n", "utf-8")
    recueil("corriger", FICHE, dans=copie)
    voulu = CORPS[corps] or corps
    assert fiche.read_text("utf-8") == f"{entete}---\n\n{voulu}\n"


def test_les_rubriques_se_rangent_avec_leurs_commentaires(copie: Path, recueil: Commande) -> None:
    fiche = _gater(
        copie,
        **{
            'numero: "2.6"\n': "# le statut d'abord\nstatut: proposition\n",
            "statut: proposition\ncontexte": '# le numéro ensuite\nnumero: "2.6"\ncontexte',
        },
    )
    assert recueil("corriger", dans=copie)[0] == 0
    lignes = fiche.read_text("utf-8").split("\n")
    assert lignes[1:3] == ["# le numéro ensuite", 'numero: "2.6"']
    rang = lignes.index("statut: proposition")
    assert lignes[rang - 1] == "# le statut d'abord"


EN_DESORDRE = """\
titre: "b"
# sur le numéro
numero: "1"
definitions:
  # sur le point
  - texte: |-
      # pas un commentaire

      fin
    terme: "x"
    # sur le titre
    titre: 'y'
  # sur l'autre point
  -
    texte: a
    terme: b
  - {texte: a, terme: b}

# sur les exemples
exemples_mes:
- lien: x
  texte: "e
    f"
statut: z"""
EN_ORDRE = """\
# sur le numéro
numero: "1"
titre: "b"
statut: z
definitions:
  # sur le point
  - terme: "x"
    # sur le titre
    titre: 'y'
    texte: |-
      # pas un commentaire

      fin
  # sur l'autre point
  -
    terme: b
    texte: a
  - {texte: a, terme: b}

# sur les exemples
exemples_mes:
- texte: "e
    f"
  lien: x"""


def test_les_lignes_se_rangent_entieres() -> None:
    assert "\n".join(ordonner(EN_DESORDRE.split("\n"))) == EN_ORDRE
    assert "\n".join(ordonner(EN_ORDRE.split("\n"))) == EN_ORDRE


@pytest.mark.parametrize(
    "entete",
    [
        "titre: [\nnumero: 1",
        "titre: a\nnumero: 1\ntitre: b",
        "{titre: a, numero: 1}",
        "- a\n- b",
        "",
    ],
)
def test_ce_qui_ne_se_range_pas_reste(entete: str) -> None:
    assert ordonner(entete.split("\n")) == entete.split("\n")


def test_l_ordre_est_celui_du_format() -> None:
    cles = champs_de_la_racine()
    assert ordonner([f"{cle}: x" for cle in reversed(cles)]) == [f"{cle}: x" for cle in cles]


def test_un_referentiel_se_range(copie: Path, recueil: Commande) -> None:
    registre = copie / "fiches/referentiels/lexique.yml"
    droit = registre.read_text("utf-8")
    trouve = re.search(r"^  - sigle: (.*)\n    signification: (.*)\n", droit, re.MULTILINE)
    assert trouve is not None
    premiere = f"  - signification: {trouve[2]}\n    sigle: {trouve[1]}\n"
    sans = droit.replace(trouve.group(), "", 1)
    debut, fin = sans.split("formes_inclusives:")
    registre.write_text(f"{debut}{premiere}formes_inclusives:{fin}", "utf-8")
    assert "R040" in recueil("valider", dans=copie)[1]
    assert recueil("corriger", dans=copie)[0] == 0
    assert registre.read_text("utf-8") == droit


def test_montrer_n_ecrit_rien(copie: Path, recueil: Commande) -> None:
    fiche = _gater(copie, **{TITRE: "titre_court: Innovation : sociale"})
    octets = fiche.read_bytes()
    code, sortie = recueil("corriger", "--montrer", dans=copie)
    assert code == 1
    assert sortie.startswith(f"--- {FICHE} (actuel)\n+++ {FICHE} (corrigé)\n@@ ")
    assert "\n-titre_court: Innovation : sociale\n" in sortie
    assert '\n+titre_court: "Innovation : sociale"\n' in sortie
    assert fiche.read_bytes() == octets


@pytest.mark.parametrize(("forge", "marque"), [("github", ""), ("gitlab", ":-0+0")])
def test_suggestions(forge: str, marque: str, copie: Path, recueil: Commande) -> None:
    fiche = _gater(copie, **{TITRE: "titre_court: Innovation : sociale"})
    octets = fiche.read_bytes()
    code, sortie = recueil("corriger", "--suggestions", forge, dans=copie)
    assert code == 1
    assert sortie == (
        f"{FICHE}, ligne 4 :\n\n"
        "- la valeur de « titre_court » contient « : » sans être entre guillemets (R012).\n\n"
        f'```suggestion{marque}\ntitre_court: "Innovation : sociale"\n```\n'
    )
    assert fiche.read_bytes() == octets


def test_suggestions_pour_un_programme(copie: Path, recueil: Commande) -> None:
    _gater(copie, **{TITRE: 'titre_court: "Le partage de de la terre"', "enjeux:": "enjeux: "})
    code, sortie = recueil("corriger", "--suggestions", "gitlab", "--json", dans=copie)
    assert code == 1
    doute, propre = json.loads(sortie)
    assert (doute["chemin"], doute["ligne"], doute["ligne_fin"]) == (FICHE, 4, 4)
    assert doute["corps"].startswith("- À vérifier : « de » est écrit deux fois de suite (R085).\n")
    assert doute["corps"].endswith('```suggestion:-0+0\ntitre_court: "Le partage de la terre"\n```')
    assert "Mise au propre" in propre["corps"]
    # A doubled word may be meant: only a person takes it away.
    assert recueil("corriger", dans=copie)[0] == 0
    assert "de de la terre" in (copie / FICHE).read_text("utf-8")


def test_une_insertion_se_suggere_avec_sa_ligne(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8").rstrip("\n")
    fiche.write_text(texte, "utf-8")
    code, sortie = recueil("corriger", "--suggestions", "github", dans=copie)
    assert code == 1
    assert f"ligne {len(texte.split(chr(10)))} :" in sortie


def test_les_fins_de_ligne_et_la_marque(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    droit = fiche.read_bytes()
    fiche.write_bytes(b"\xef\xbb\xbf" + droit.replace(b"\n", b"\r\n"))
    fiche.chmod(0o640)
    montre = recueil("corriger", "--montrer", dans=copie)
    assert montre == (
        1,
        f"{FICHE} : marque invisible au début du fichier, fins de ligne de Windows\n",
    )
    assert recueil("corriger", dans=copie)[0] == 0
    assert fiche.read_bytes() == droit
    assert stat.S_IMODE(fiche.stat().st_mode) == 0o640
    assert list(fiche.parent.glob(".*")) == []


@pytest.mark.parametrize(
    ("gater", "raison"),
    [
        (lambda texte: texte.encode("cp1252", errors="replace"), "son encodage est à changer"),
        (lambda texte: texte.replace("statut", "sta\x00tut").encode(), "un caractère invisible"),
        (lambda texte: texte.replace("---\n", "", 1).encode(), "son en-tête est à écrire"),
        (lambda texte: texte.split("\n---\n")[0].encode(), "son en-tête est à refermer"),
    ],
)
def test_ce_qui_n_est_pas_sur_reste(
    gater: object, raison: str, copie: Path, recueil: Commande
) -> None:
    fiche = copie / FICHE
    octets = gater(fiche.read_text("utf-8"))  # type: ignore[operator]
    fiche.write_bytes(octets)
    code, sortie = recueil("corriger", FICHE, dans=copie)
    assert code == 1
    assert f"{FICHE} laissé : {raison}" in sortie
    assert fiche.read_bytes() == octets


def test_ce_qui_reste_est_dit(copie: Path, recueil: Commande) -> None:
    _gater(copie, **{"statut: proposition": "statut: publiable", TITRE: f"{TITRE}  "})
    code, sortie = recueil("corriger", FICHE, dans=copie)
    assert code == 1
    assert sortie == (
        f"{FICHE} corrigé :\n  - espaces en fin de ligne\n"
        f"{FICHE}, à corriger par vous : 1 erreur\n"
        "  - ligne 6 : « publiable » n'est pas un mot possible pour « statut » (R025)\n"
        "1 fichier corrigé.\n"
        "Pour voir comment corriger le reste : recueil valider\n"
    )


@pytest.mark.parametrize(
    "arguments", [["absent.md"], ["--montrer", "--suggestions", "github"], ["--json"]]
)
def test_mauvais_appel(arguments: list[str], copie: Path, recueil: Commande) -> None:
    assert recueil("corriger", *arguments, dans=copie)[0] == 2


def test_un_fichier_change_entre_temps_est_laisse(
    copie: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    fiche = _gater(copie, **{TITRE: f"{TITRE} "})
    lire = Path.read_bytes

    def autre(chemin: Path) -> bytes:
        octets = lire(chemin)
        if chemin == fiche:
            fiche.write_bytes(octets + b"\nUn ajout.\n")
        return octets

    monkeypatch.setattr(Path, "read_bytes", autre)
    code, sortie = recueil("corriger", FICHE, dans=copie)
    monkeypatch.undo()
    assert (code, "relancez la commande" in sortie) == (1, True)
    assert b"Un ajout." in fiche.read_bytes()


def test_un_lien_vers_ailleurs_n_est_pas_suivi(copie: Path, recueil: Commande) -> None:
    ailleurs = copie.parent / "ailleurs.md"
    ailleurs.write_bytes((copie / FICHE).read_bytes() + b"\n\n\n")
    (copie / "fiches/2-agir/2.99-lien.md").symlink_to(ailleurs)
    octets = ailleurs.read_bytes()
    recueil("corriger", dans=copie)
    assert ailleurs.read_bytes() == octets


def test_un_arret_brutal_laisse_l_ancien_fichier(tmp_path: Path) -> None:
    fichier = tmp_path / "fiche.md"
    fichier.write_bytes(b"avant")
    programme = (
        "import os, pathlib, signal\n"
        "from recueil.remplacement import remplacer\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"remplacer(pathlib.Path({str(fichier)!r}), b'apres' * 1000)\n"
    )
    fini = subprocess.run([sys.executable, "-c", programme], check=False)
    assert fini.returncode == -signal.SIGKILL
    assert fichier.read_bytes() == b"avant"
    # What the kill left behind is hidden, is no fiche, and does not stop the next one.
    remplacement.remplacer(fichier, b"apres", lus=b"avant")
    assert fichier.read_bytes() == b"apres"
    assert all(
        reste.name.startswith(".") and reste.suffix == ".nouveau"
        for reste in tmp_path.iterdir()
        if reste != fichier
    )


def test_un_disque_plein_laisse_l_ancien_fichier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fichier = tmp_path / "fiche.md"
    fichier.write_bytes(b"avant")

    def plein(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", plein)
    with pytest.raises(OSError, match="No space"):
        remplacement.remplacer(fichier, b"apres")
    assert [f.name for f in tmp_path.iterdir()] == ["fiche.md"]
    assert fichier.read_bytes() == b"avant"


def test_ce_qu_une_personne_fait_taire_n_est_pas_corrige(copie: Path, recueil: Commande) -> None:
    voulu = f"{TITRE[:-1]}  partagée\"  # recueil: ignorer R084 : c'est ainsi sur l'affiche"
    fiche = _gater(copie, **{TITRE: voulu})
    octets = fiche.read_bytes()
    assert recueil("corriger", FICHE, dans=copie)[0] == 0
    assert fiche.read_bytes() == octets
