"""`recueil etat`: what is there, and what waits for someone, whatever errors there are."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import FICHE, Commande

TRADUCTION = FICHE.replace(".md", ".en.md")
SECONDE = """\
---
numero: "2.10"
titre: "Comment faire vivre un four à pain ?"
resume: "Ce qu'il faut savoir avant de rallumer un four à pain."
statut: validee
contexte:
  - "Le réseau des GEIQ a rallumé un four."
enjeux:
  - "Lire [un récit](https://exemple.org/four), puis [le même](https://exemple.org/four)."
definitions:
  - terme: "Fournil"
    texte: "La pièce du four."
    synonymes:
      - "Fournée partagée"
exemples_mes:
  - texte: "Un four rallumé."
    lien: "https://exemple.org/exemple"
mots_cles:
  - "innovations sociales"
  - "four à pain"
  - "fournées partagées"
  - "MES"
sources:
  - titre: "Un livre"
    url: "https://exemple.org/livre"
---
"""
TROISIEME = (
    SECONDE.replace("2.10", "1.1")
    .replace("un four à pain ?", "deux fours à pain ?")
    .replace("Fournil", "Pétrin")
    .replace("La pièce du four", "Ce où l'on pétrit")
    .replace('    synonymes:\n      - "Fournée partagée"\n', "")
    .replace("le réseau des GEIQ", "le réseau")
    .replace("validee", "brouillon")
)


def _remplacer(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), "utf-8")


@pytest.fixture
def garni(copie: Path) -> Path:
    """Three fiches, a stale translation, and an organisation that nobody names."""
    (copie / "fiches/2-agir/2.10-four-pain.md").write_text(SECONDE, "utf-8")
    (copie / "fiches/1-comprendre").mkdir()
    (copie / "fiches/1-comprendre/1.1-fours-pain.md").write_text(TROISIEME, "utf-8")
    parties = copie / "fiches/referentiels/parties.yml"
    texte = parties.read_text("utf-8")
    autres = (
        '- numero: "1"\n  titre: "Comprendre"\n',
        '- numero: "10"\n  titre: "Se relier"\n',
    )
    parties.write_text(autres[0] + texte + autres[1], "utf-8")
    organisations = copie / "fiches/referentiels/organisations.yml"
    texte = organisations.read_text("utf-8")
    ajout = '- id: aaa-fournil\n  nom: "Le Fournil de Nulle-Part"\n  site: "https://exemple.org/"\n'
    organisations.write_text(ajout + texte, "utf-8")
    return copie


def _dater(racine: Path, jour: str, *chemins: str) -> None:
    git = shutil.which("git")
    assert git
    identite = ["-c", "user.name=Essai", "-c", "user.email=essai@exemple.org"]
    instant = f"{jour}T12:00:00Z"
    dates = {"GIT_COMMITTER_DATE": instant, "GIT_AUTHOR_DATE": instant}
    for arguments in (
        ["init", "-q"],
        ["add", *chemins],
        [*identite, "commit", "-q", "-m", "Essai"],
    ):
        subprocess.run([git, *arguments], cwd=racine, env=os.environ | dates, check=True)


ETAT = """\
État du recueil, 28 février 2026 : 3 fiches et 1 traduction.

Fiches par partie
                brouillon  proposition  validée  archivée  ensemble
  1 Comprendre          1            –        –         –         1
  2 Agir                –            1        1         –         2
  10 Se relier          –            –        –         –         –
  ensemble              1            1        1         –         3

Traductions (en) : 1 sur 2
  à relire, la fiche française a changé :
    2.6-innovation-sociale : contexte
  manquent : 2.10

Sigles que rien n'explique
  GEIQ : 1.1, 2.10

Mots-clés de plusieurs fiches, sans définition
  four à pain : 1.1, 2.10

Organisations jamais citées
  aaa-fournil : Le Fournil de Nulle-Part (fiches/referentiels/organisations.yml:1)

Fiches sans changement depuis deux ans{inchangees}

Liens vers d'autres sites : 65
  dans 5 fichiers ; leur liste : recueil etat --liens

5 avertissements dans 5 fichiers. Pour savoir quoi corriger : recueil valider
"""


def test_l_etat_d_un_recueil_garni(garni: Path, recueil: Commande) -> None:
    assert recueil("traduire", "2.6", "en", "--relue", dans=garni)[0] == 0
    _remplacer(garni / FICHE, "contexte:\n", 'contexte:\n  - "Un point de plus."\n')
    # Without a history, no date is better than a wrong one.
    inconnues = "\n  dates inconnues : l'historique de git n'est pas là, ou pas en entier"
    attendu = ETAT.format(inchangees=inconnues)
    assert recueil("etat", "--le", "2026-02-28", dans=garni) == (0, attendu)

    _dater(garni, "2024-02-29", FICHE)
    _dater(garni, "2024-03-01", "fiches/2-agir/2.10-four-pain.md")
    # Two years before that day: February 28, 2024.
    attendu = ETAT.format(inchangees=" : aucune")
    assert recueil("etat", "--le", "2026-02-28", dans=garni) == (0, attendu)
    vieilles = "\n  2.6-innovation-sociale : 29 février 2024\n  2.10-four-pain : 1 mars 2024"
    attendu = ETAT.format(inchangees=vieilles).replace("28 février 2026", "1 mars 2026")
    assert recueil("etat", "--le", "2026-03-01", dans=garni) == (0, attendu)
    # An archived fiche waits for nobody.
    _remplacer(garni / "fiches/2-agir/2.10-four-pain.md", "validee", "archivee")
    _, sortie = recueil("etat", "--le", "2026-03-01", dans=garni)
    assert "2.10-four-pain :" not in sortie
    assert "Traductions (en) : 1 sur 1\n" in sortie
    assert "manquent" not in sortie


def test_un_squelette_de_traduction_est_encore_en_francais(copie: Path, recueil: Commande) -> None:
    (copie / TRADUCTION).unlink()
    assert recueil("traduire", "2.6", "en", dans=copie)[0] == 0
    _remplacer(copie / TRADUCTION, 'titre: "', 'titre: "In English: ')
    _, sortie = recueil("etat", dans=copie)
    assert (
        """\
Traductions (en) : 1 sur 1
  encore en français :
    2.6-innovation-sociale : résumé, contexte, enjeux, définitions, exemples du MES, suite du texte
  brouillons, pas encore publiés : 2.6
"""
        in sortie
    )


def test_les_liens_par_fichier(garni: Path, recueil: Commande) -> None:
    shutil.rmtree(garni / "fiches/1-comprendre")
    (garni / FICHE).unlink()
    (garni / TRADUCTION).unlink()
    (garni / "fiches/referentiels/organisations.yml").write_text(
        '- id: aaa-fournil\n  nom: "Le Fournil de Nulle-Part"\n  site: "https://exemple.org/"\n',
        "utf-8",
    )
    attendu = """\
fiches/2-agir/2.10-four-pain.md
     9  https://exemple.org/four
    17  https://exemple.org/exemple
    25  https://exemple.org/livre

fiches/referentiels/organisations.yml
     3  https://exemple.org/
"""
    assert recueil("etat", "--liens", dans=garni) == (0, attendu)
    etat = json.loads(recueil("etat", "--format", "json", dans=garni)[1])
    assert etat["liens"] == [
        {
            "chemin": "fiches/2-agir/2.10-four-pain.md",
            "adresses": [
                {"adresse": "https://exemple.org/four", "ligne": 9},
                {"adresse": "https://exemple.org/exemple", "ligne": 17},
                {"adresse": "https://exemple.org/livre", "ligne": 25},
            ],
        },
        {
            "chemin": "fiches/referentiels/organisations.yml",
            "adresses": [{"adresse": "https://exemple.org/", "ligne": 3}],
        },
    ]


def test_l_etat_pour_un_programme(garni: Path, recueil: Commande, tmp_path: Path) -> None:
    fichier = tmp_path / "etat.json"
    arguments = ("etat", "--format", "json", "--le", "2026-03-01", "--sortie", str(fichier))
    assert recueil(*arguments, dans=garni) == (0, "")
    etat = json.loads(fichier.read_text("utf-8"))
    assert len(etat.pop("liens")) == 5
    assert etat.pop("recueil")
    assert etat == {
        "version": 1,
        "jour": "2026-03-01",
        "fiches": 3,
        "traductions": 1,
        "bilan": {"erreurs": 0, "avertissements": 4, "fichiers": 4},
        "parties": [
            {"numero": "1", "titre": "Comprendre", "fiches": {"brouillon": 1}},
            {"numero": "2", "titre": "Agir", "fiches": {"proposition": 1, "validee": 1}},
            {"numero": "10", "titre": "Se relier", "fiches": {}},
        ],
        "langues": [
            {
                "langue": "en",
                "attendues": 2,
                "traductions": [
                    {
                        "chemin": TRADUCTION,
                        "numero": "2.6",
                        "brouillon": False,
                        "sections_perimees": [],
                        "sections_pas_traduites": [],
                    }
                ],
                "manquantes": ["2.10"],
            }
        ],
        "sigles_sans_explication": [{"terme": "GEIQ", "fiches": ["1.1", "2.10"]}],
        "mots_cles_sans_definition": [{"terme": "four à pain", "fiches": ["1.1", "2.10"]}],
        "organisations_jamais_citees": [
            {
                "id": "aaa-fournil",
                "nom": "Le Fournil de Nulle-Part",
                "chemin": "fiches/referentiels/organisations.yml",
                "ligne": 1,
            }
        ],
        "sans_changement": None,
    }


def test_un_recueil_avec_des_erreurs_a_un_etat(garni: Path, recueil: Commande) -> None:
    seconde = garni / "fiches/2-agir/2.10-four-pain.md"
    _remplacer(seconde, "statut: validee", "statut: publiée")
    troisieme = garni / "fiches/1-comprendre/1.1-fours-pain.md"
    _remplacer(troisieme, 'titre: "', 'titre: Un : deux "')
    (garni / "fiches/1-comprendre/1.2-vide.md").write_text("", "utf-8")
    code, sortie = recueil("etat", dans=garni)
    assert code == 0
    assert (
        """\
Fiches par partie
                brouillon  proposition  validée  archivée  autre  ensemble
  1 Comprendre          1            –        –         –      1         2
  2 Agir                –            1        –         –      1         2
  10 Se relier          –            –        –         –      –         –
  ensemble              1            1        –         –      2         4
"""
        in sortie
    )
    code, rapport = recueil("valider", dans=garni)
    assert code == 1
    bilan = rapport.rstrip("\n").split("\n")[-1]
    assert "3 erreurs et " in bilan
    assert sortie.endswith(
        f"""
{bilan} Pour savoir quoi corriger : recueil valider
Ce qui n'a pas pu être lu manque peut-être à cet état.
"""
    )


def test_un_sigle_que_l_on_a_fait_taire_n_attend_personne(garni: Path, recueil: Commande) -> None:
    for chemin in ("2-agir/2.10-four-pain.md", "1-comprendre/1.1-fours-pain.md"):
        _remplacer(
            garni / "fiches" / chemin,
            "contexte:\n",
            "contexte:\n  # recueil: ignorer R083 : le nom du four\n",
        )
    assert "Sigles que rien n'explique : aucun\n" in recueil("etat", dans=garni)[1]


@pytest.mark.parametrize(
    ("arguments", "attendu"),
    [
        (("--le", "demain"), "« demain » n'est pas un jour ; écrivez par exemple 2026-11-24"),
        (("--le", "2026-02-30"), "« 2026-02-30 » n'est pas un jour"),
        (("--le", "20260228"), "« 20260228 » n'est pas un jour"),
        (("--format", "sarif"), "« sarif » n'existe pas"),
        (("--liens", "--format", "json"), "« --liens » se donne en texte"),
    ],
)
def test_un_mauvais_appel_est_refuse(
    arguments: tuple[str, ...], attendu: str, recueil: Commande, copie: Path
) -> None:
    code, sortie = recueil("etat", *arguments, dans=copie)
    assert code == 2
    assert attendu in sortie
