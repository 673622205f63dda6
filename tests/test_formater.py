"""`recueil formater`: one way to write each thing, and nothing of what is said changes."""

import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.conformite import modele_de
from recueil.forme import fiche_lue
from recueil.gabarit import squelette
from recueil.mise_en_forme import MiseEnFormeImpossible, mettre_en_forme_la_fiche
from recueil.modele import Fiche

from .conftest import FICHE, RACINE, Commande, lancer

CHEMIN = "fiches/2-agir/2.7-jardin.md"
_TEXTE = Path(__file__).with_name("exemple").joinpath(FICHE).read_text("utf-8")

# What YAML, JSON or French typing make dangerous, among ordinary letters.
_SIGNES = st.sampled_from(list("abé«»’ \u00a0·:#-'\"\\[]{}&*!|>%@`~,?=/0nN😀\u200b"))
_LIGNES = st.one_of(
    st.text(_SIGNES, min_size=1, max_size=30),
    st.sampled_from(
        ["non", "2.10", "2020-01-01", "12:30", "~", "null", "---", "- a", "# b", "a: b"]
    ),
).filter(str.strip)
_BLOCS = st.lists(st.one_of(_LIGNES, st.just("")), min_size=1, max_size=4).map("\n".join)
_TEXTES = st.one_of(_LIGNES, _BLOCS.filter(str.strip))
_LISTES = st.lists(_TEXTES, min_size=1, max_size=3)
_EXEMPLES = st.fixed_dictionaries(
    {"texte": _TEXTES},
    optional={
        "organisations": st.lists(st.sampled_from(["mes", "3-pa", "non", "null"]), max_size=2),
        "periode": st.sampled_from(["1995", "années 1990"]),
    },
)
_FICHES = st.fixed_dictionaries(
    {
        "numero": st.sampled_from(["2.7", "2.10"]),
        "titre": _LIGNES.map(lambda t: f"Comment {t} ?"),
        "resume": _LIGNES,
        "statut": st.sampled_from(["brouillon", "validee"]),
        "contexte": _LISTES,
        "enjeux": _LISTES,
        "definitions": st.lists(
            st.fixed_dictionaries(
                {"terme": _LIGNES, "texte": _TEXTES}, optional={"synonymes": st.lists(_LIGNES)}
            ),
            min_size=1,
            max_size=2,
        ),
        "exemples_mes": st.lists(st.one_of(_TEXTES, _EXEMPLES), min_size=1, max_size=2),
    },
    optional={
        "mots_cles": st.lists(_LIGNES, max_size=2),
        "intertitres": st.fixed_dictionaries({}, optional={"enjeux": _LIGNES}),
        "voir_aussi": st.just(["2.6"]),
    },
)
_ECRITURES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([False, None]),
        "default_style": st.sampled_from([None, '"', "'"]),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4]),
        "sort_keys": st.booleans(),
        "allow_unicode": st.just(True),
    }
)
# Written by a program, with nothing that a person would not type (R018).
_CITEES = _ECRITURES.map(lambda e: e | {"default_style": '"', "width": 10_000})


def _fiche(donnees: Mapping[str, Any], ecriture: Mapping[str, Any], corps: str = "") -> bytes:
    return f"---\n{yaml.safe_dump(dict(donnees), **ecriture)}---\n{corps}".encode()


@settings(deadline=None, max_examples=150)
@given(_FICHES, _ECRITURES, st.sampled_from(["", "\n## Suite\n\nTexte.  \nSuite.\n\n\n"]))
def test_ce_que_dit_la_fiche_ne_change_pas(
    donnees: dict[str, Any], ecriture: dict[str, Any], corps: str
) -> None:
    octets = _fiche(donnees, ecriture, corps)
    avant, _ = fiche_lue(CHEMIN, octets, True)
    try:
        formee = mettre_en_forme_la_fiche(CHEMIN, octets)
    except MiseEnFormeImpossible:
        # What looks like a mistake is for its writer to tell; quoted texts never do.
        assert not (ecriture["default_style"] == '"' and ecriture["width"] > len(octets))
        return
    apres, _ = fiche_lue(CHEMIN, formee, True)
    assert modele_de(apres) is not None
    assert modele_de(apres) == Fiche.model_validate(donnees)
    assert modele_de(apres) == modele_de(avant)
    assert apres.source.corps.rstrip("\n") == avant.source.corps.rstrip("\n")
    assert mettre_en_forme_la_fiche(CHEMIN, formee) == formee
    # Whoever reads it with YAML's implicit types reads the same texts.
    entete = formee.decode().split("\n---\n")[0].removeprefix("---\n")
    assert yaml.safe_load(entete) == yaml.load(entete, Loader=yaml.BaseLoader)


@settings(deadline=None, max_examples=100)
@given(_FICHES, _CITEES, _CITEES, st.sampled_from(list(":#\"'-e é")), st.data())
def test_un_signe_de_plus_change_une_ligne(
    donnees: dict[str, Any],
    une: dict[str, Any],
    autre: dict[str, Any],
    signe: str,
    tirage: st.DataObject,
) -> None:
    resume = donnees["resume"].strip()
    rang = tirage.draw(st.integers(0, len(resume)))
    changee = donnees | {"resume": f"a{resume[:rang]}{signe}{resume[rang:]}a"}
    avant = mettre_en_forme_la_fiche(CHEMIN, _fiche(donnees | {"resume": f"a{resume}a"}, une))
    apres = mettre_en_forme_la_fiche(CHEMIN, _fiche(changee, autre))
    differences = [
        ligne[0]
        for ligne in difflib.ndiff(avant.decode().split("\n"), apres.decode().split("\n"))
        if ligne[0] in "+-"
    ]
    assert sorted(differences) == ["+", "-"]


COMMENTEE = """---
# La licence est dans LICENCE.md.
titre: "Comment partager un jardin ?" # la question
numero: '2.7'   # provisoire
titre_court: ''  # à trouver
statut: brouillon
resume: >
  Trouver un terrain,
  réunir un groupe.
# Les points viennent de l'atelier.
contexte:
    # Le premier.
    - 'Des personnes veulent jardiner, comment ?' # vu le 3 mai
    # Il en manque un.
enjeux: ["Se rencontrer et manger mieux."]
definitions:
- # le mot
  texte: | # en deux lignes
      Un bout
        de terre.
  # avant le terme
  terme: Jardin
exemples_mes:
- Un jardin ouvert.
mots_cles: []
# recueil: ignorer-fichier R050 : un essai
---

Texte.


"""

EN_FORME = """---
numero: "2.7" # provisoire
# La licence est dans LICENCE.md.
titre: "Comment partager un jardin ?" # la question
resume: "Trouver un terrain, réunir un groupe."
statut: brouillon
# Les points viennent de l'atelier.
contexte:
  # Le premier.
  - "Des personnes veulent jardiner, comment ?" # vu le 3 mai
  # Il en manque un.
enjeux:
  - "Se rencontrer et manger mieux."
definitions:
  # le mot
  # avant le terme
  - terme: "Jardin"
    # en deux lignes
    texte: |-
      Un bout
        de terre.
exemples_mes:
  - "Un jardin ouvert."
# à trouver
# recueil: ignorer-fichier R050 : un essai
---

Texte.
"""


def test_les_commentaires_restent(copie: Path, recueil: Commande) -> None:
    fiche = copie / CHEMIN
    fiche.write_text(COMMENTEE, "utf-8")
    code, sortie = recueil("formater", "--montrer", dans=copie)
    assert code == 0
    assert '+numero: "2.7" # provisoire' in sortie
    assert fiche.read_text("utf-8") == COMMENTEE
    code, sortie = recueil("formater", "--verifier", dans=copie)
    assert code == 1
    assert f"{CHEMIN}:2:1 : n'a pas la forme commune" in sortie
    assert f"formater {CHEMIN}" in sortie
    assert fiche.read_text("utf-8") == COMMENTEE
    code, sortie = recueil("formater", dans=copie)
    assert code == 0
    assert sortie == f"{CHEMIN} : mis en forme\n"
    assert fiche.read_text("utf-8") == EN_FORME
    code, sortie = recueil("formater", "--verifier", dans=copie)
    assert code == 0
    assert "rien à mettre en forme" in sortie


@pytest.mark.parametrize(
    ("mauvaise", "raison"),
    [
        ("titre: [a", "commence par « [ »"),
        ("titre: &a Un jardin\nresume: *a", "« &a »"),
        ("titre: a\ntitre: b", "déjà écrite"),
        ("contexte:\n  - Un jardin : comment ?", "guillemets"),
        ("titree: a", "titree"),
        ("titre", "rubriques"),
    ],
)
def test_ce_qui_se_perdrait_est_laisse(
    mauvaise: str, raison: str, copie: Path, recueil: Commande
) -> None:
    fiche, voisine = copie / CHEMIN, copie / FICHE
    texte = f"---\n{mauvaise}\n---\n"
    fiche.write_text(texte, "utf-8")
    voisine.write_text(_TEXTE.replace('numero: "2.6"', "numero: '2.6'"), "utf-8")
    code, sortie = recueil("formater", dans=copie)
    assert code == 1
    assert f"{CHEMIN}:" in sortie
    assert raison in sortie
    assert "valider" in sortie
    assert fiche.read_text("utf-8") == texte
    # The others are done all the same.
    assert voisine.read_text("utf-8") == _TEXTE


def test_les_fins_de_ligne_et_la_marque(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    fiche.write_bytes(b"\xef\xbb\xbf" + _TEXTE.replace("\n", "\r\n").encode())
    assert "fins de ligne" in recueil("formater", "--montrer", dans=copie)[1]
    assert recueil("formater", FICHE, dans=copie)[0] == 0
    assert fiche.read_text("utf-8") == _TEXTE


def test_un_referentiel(copie: Path, recueil: Commande) -> None:
    registre = copie / "fiches/referentiels/organisations.yml"
    avant = registre.read_text("utf-8")
    lignes = avant.replace("\n", "\n\n  # une note\n", 1)
    registre.write_text(re.sub(r'"([^"\'\n]*)"', r"'\1'", lignes), "utf-8")
    assert recueil("formater", str(registre), dans=copie)[0] == 0
    assert registre.read_text("utf-8") == avant.replace("\n", "\n  # une note\n", 1)


def test_verifier_annote_dans_github_actions(
    copie: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (copie / CHEMIN).write_text(COMMENTEE, "utf-8")
    autre = CHEMIN.replace("2.7", "2.8")
    (copie / autre).write_text(COMMENTEE.replace("titre:", "titre: :", 1), "utf-8")
    code, sortie = recueil("formater", "--verifier", dans=copie)
    assert code == 1
    annotations = [ligne for ligne in sortie.split("\n") if ligne.startswith("::")]
    assert annotations[0].startswith(f"::error file={CHEMIN},line=2,endLine=2,col=1,")
    assert ",title=forme::le fichier n'a pas la forme commune" in annotations[0]
    assert annotations[1].startswith(f"::error file={autre},line=")
    assert "ne peut pas être mis en forme" in annotations[1]
    assert sortie.endswith("2 erreurs dans 2 fichiers.\n")
    assert (copie / CHEMIN).read_text("utf-8") == COMMENTEE
    # Written, or shown to a person, nothing is for a forge.
    assert "::" not in recueil("formater", "--montrer", CHEMIN, dans=copie)[1]
    (copie / autre).unlink()
    assert recueil("formater", dans=copie) == (0, f"{CHEMIN} : mis en forme\n")
    code, sortie = recueil("formater", "--verifier", dans=copie)
    assert (code, sortie.endswith("rien à mettre en forme.\n")) == (0, True)


def test_verifier_pour_gitlab(copie: Path, recueil: Commande, tmp_path: Path) -> None:
    (copie / CHEMIN).write_text(COMMENTEE, "utf-8")
    rapport = tmp_path / "forme.json"
    arguments = ("formater", "--verifier", "--format", "gitlab", "--sortie", str(rapport))
    assert recueil(*arguments, dans=copie) == (1, "1 erreur dans 1 fichier.\n")
    (entree,) = json.loads(rapport.read_text("utf-8"))
    assert entree["check_name"] == "forme"
    assert entree["location"] == {"path": CHEMIN, "lines": {"begin": 2}}
    code, sortie = recueil("formater", "--format", "gitlab", dans=copie)
    assert code == 2
    assert "--verifier" in sortie


def test_le_projet_a_sa_forme() -> None:
    fini = lancer("formater", "--verifier", dans=RACINE)
    assert fini.returncode == 0, fini.stdout


def test_une_nouvelle_fiche_a_la_forme_commune() -> None:
    octets = squelette("2.7", "Comment partager : un jardin « ouvert » ?").encode()
    assert mettre_en_forme_la_fiche(CHEMIN, octets) == octets


def test_un_octet_illisible_est_refuse() -> None:
    with pytest.raises(MiseEnFormeImpossible):
        mettre_en_forme_la_fiche(CHEMIN, "---\ntitre: é\n---\n".encode("cp1252"))


def test_montrer_dit_ce_qu_aucune_ligne_ne_montre(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    fiche.write_bytes(fiche.read_bytes().removesuffix(b"\n"))
    dit = f"{FICHE} : fins de ligne ou marque de début de fichier\n"
    assert recueil("formater", "--montrer", dans=copie) == (0, dit)
    assert recueil("formater", dans=copie) == (0, f"{FICHE} : mis en forme\n")
    assert recueil("formater", "--verifier", dans=copie)[0] == 0
