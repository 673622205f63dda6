"""What editors read: the JSON Schemas, and the settings of VS Code.

After a wanted change: `RECUEIL_ATTENDUS=ecrire python3 scripts/test.py -k a_jour`.
"""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import jsonschema
import pytest
import yaml
from recueil import extraits
from recueil.schema import NOMS, schema, texte

from .conftest import RACINE, Commande

VSCODE = RACINE / ".vscode"
REFERENTIELS = ("parties", "organisations", "territoires", "lexique")
ANGLAIS = re.compile(r"\b(the|of|and|this|that)\b", re.IGNORECASE)


def lire(fichier: Path) -> Any:
    """A JSON file."""
    return json.loads(fichier.read_text("utf-8"))


def entete(fichier: Path) -> Any:
    """The front matter of a fiche, all scalars as text."""
    # At the margin alone: a block of text may hold a line of dashes of its own.
    blocs = re.split("^---$", fichier.read_text("utf-8-sig"), flags=re.MULTILINE)
    return yaml.load(blocs[1], Loader=yaml.BaseLoader)


def refus(nom: str, donnees: Any) -> list[str]:
    """What a schema has against some data."""
    return [e.message for e in jsonschema.Draft202012Validator(schema(nom)).iter_errors(donnees)]


# — The schemas


@pytest.mark.parametrize("nom", NOMS)
def test_le_schema_est_a_jour(nom: str) -> None:
    fichier = RACINE / "docs/schema" / f"{nom}.json"
    if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
        fichier.write_text(texte(nom), "utf-8")
    assert fichier.read_text("utf-8") == texte(nom)


@pytest.mark.parametrize("nom", NOMS)
def test_le_schema_est_sur_le_site(nom: str, site: Path) -> None:
    publie = (site / "schema" / f"{nom}.json").read_bytes()
    assert publie == (RACINE / "docs/schema" / f"{nom}.json").read_bytes()


def test_les_extraits_de_vs_code_sont_a_jour() -> None:
    fichier = VSCODE / "fiche.code-snippets"
    if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
        fichier.write_text(extraits.texte(), "utf-8")
    assert fichier.read_text("utf-8") == extraits.texte()


@pytest.mark.parametrize("nom", NOMS)
def test_la_commande_donne_chaque_schema(nom: str, recueil: Commande) -> None:
    options = {"fiche": (), "traduction": ("--traduction",)}.get(nom, ("--referentiel", nom))
    assert recueil("schema", *options) == (0, texte(nom))


@pytest.mark.parametrize("nom", NOMS)
def test_chaque_champ_est_explique_en_francais(nom: str) -> None:
    entier = schema(nom)
    jsonschema.Draft202012Validator.check_schema(entier)
    objets = [entier, *entier.get("$defs", {}).values()]
    for objet in objets:
        assert objet["title"]
        assert not re.search("[a-z][A-Z]", objet["title"]), "a class's name, not a title"
        for cle, champ in objet.get("properties", {}).items():
            assert champ["title"], cle
            assert champ["description"].endswith("."), cle
            assert champ["examples"], cle
            assert champ["description"] in champ["markdownDescription"]
            for mot in ("title", "description"):
                assert not ANGLAIS.search(champ[mot]), champ[mot]
            # An example that would be refused teaches a mistake.
            for exemple in champ["examples"]:
                sous_schema = {**champ, "$defs": entier.get("$defs", {})}
                jsonschema.Draft202012Validator(sous_schema).validate(exemple)
    for noeud in _noeuds(entier):
        if "pattern" in noeud:
            assert noeud["patternErrorMessage"]
        if "$ref" not in noeud and noeud.get("title") in ("Statut", "Type de territoire"):
            assert len(noeud["enumDescriptions"]) == len(noeud["enum"])


def _noeuds(valeur: Any) -> Iterator[dict[str, Any]]:
    if isinstance(valeur, dict):
        yield valeur
        valeur = list(valeur.values())
    if isinstance(valeur, list):
        for contenu in valeur:
            yield from _noeuds(contenu)


def test_le_schema_accepte_ce_que_recueil_accepte() -> None:
    bonnes = [*(RACINE / "fiches").glob("[0-9]*/*.md"), *RACINE.glob("tests/fiches/bonnes/**/*.md")]
    for fichier in bonnes:
        nom = "traduction" if re.search(r"\.[a-z]{2}\.md$", fichier.name) else "fiche"
        assert refus(nom, entete(fichier)) == [], fichier.name
    for nom in REFERENTIELS:
        contenu = (RACINE / "fiches/referentiels" / f"{nom}.yml").read_text("utf-8")
        assert refus(nom, yaml.load(contenu, Loader=yaml.BaseLoader)) == []
        # An editor reads numbers as numbers: those of this recueil must not be faults there.
        assert refus(nom, yaml.safe_load(contenu)) == []


def test_le_schema_refuse_ce_que_recueil_refuse() -> None:
    vus = 0
    for attendu in (RACINE / "tests/fiches/mauvaises").glob("*-r02[0-6]-*.attendu"):
        if not set(re.findall(r"erreur\[(R\d+)\]", attendu.read_text("utf-8"))) - {"R026"}:
            continue
        vus += 1
        assert refus("fiche", entete(attendu.with_suffix(".md"))), attendu.name
    assert vus > 10


# — VS Code


def test_vs_code_trouve_chaque_schema() -> None:
    reglages = lire(VSCODE / "settings.json")
    trouves = {}
    for chemin, motif in reglages["yaml.schemas"].items():
        assert (RACINE / chemin).is_file()
        assert (RACINE / motif).is_file()
        trouves[Path(motif).stem] = Path(chemin).stem
    assert trouves == {nom: nom for nom in REFERENTIELS}
    assert "redhat.vscode-yaml" in lire(VSCODE / "extensions.json")["recommendations"]


def _taper(extrait: dict[str, Any]) -> str:
    """What a snippet leaves when nothing is changed."""
    corps = "\n".join(extrait["body"])
    corps = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", r"\1", corps)
    corps = re.sub(r"\$\{\d+\|((?:\\.|[^,\\])*)[^}]*\|\}", r"\1", corps)
    return re.sub(r"\\([$}\\])", r"\1", corps).replace("$0", "")


def test_un_extrait_donne_une_fiche_a_completer(copie: Path, recueil: Commande) -> None:
    tous = lire(VSCODE / "fiche.code-snippets")
    assert {e["prefix"] for e in tous.values()} >= set(schema("traduction")["properties"])
    fiche = copie / "fiches/2-agir/2.99-essai.md"
    texte_ = _taper(tous["Une fiche entière"]).replace('"2.6"', '"2.99"')
    assert "${" not in texte_
    for cle, champ in schema("fiche")["properties"].items():
        if f"\n{cle}:" not in texte_ and "pattern" not in str(champ):
            texte_ = texte_.replace("\n---\n\n", f"\n{_taper(tous[f'Rubrique {cle}'])}\n---\n\n")
    fiche.write_text(texte_, "utf-8")
    code, sortie = recueil("valider", str(fiche), dans=copie)
    assert code == 0
    assert set(re.findall(r"\[(R\d+)\]", sortie)) == {"R050"}, sortie


def _tache() -> dict[str, Any]:
    taches = lire(VSCODE / "tasks.json")["tasks"]
    (tache,) = [t for t in taches if "--continu" in t["args"]]
    return tache


@pytest.mark.parametrize(
    ("chemin", "rang", "gravite"),
    [
        ("tests/fiches/mauvaises/2.112-r012-titre.md", 0, "error"),
        ("tests/fiches/avertissements/2.173-r051-titre-court.md", 1, "warning"),
    ],
)
def test_vs_code_lit_les_messages(chemin: str, rang: int, gravite: str, recueil: Commande) -> None:
    lecteurs = _tache()["problemMatcher"]
    motif = lecteurs[rang]["pattern"]
    assert lecteurs[rang]["severity"] == gravite
    sortie = recueil("valider", chemin)[1]
    objet = json.loads(recueil("valider", chemin, "--format", "json")[1])["diagnostics"][0]
    trouve = re.compile(motif["regexp"], re.MULTILINE).search(sortie)
    assert trouve is not None
    assert trouve[motif["file"]] == objet["chemin"]
    assert int(trouve[motif["line"]]) == objet["ligne"]
    assert int(trouve[motif["column"]]) == objet["colonne"]
    assert trouve[motif["code"]] == objet["code"]
    assert trouve[motif["message"]] == objet["message"]
    autre = lecteurs[1 - rang]["pattern"]["regexp"]
    assert not re.search(autre, trouve[0])


def test_la_verification_continue(copie: Path) -> None:
    """The task of VS Code: one turn at once, then one after each change."""
    fond = _tache()["problemMatcher"][0]["background"]
    fiche = copie / "fiches/2-agir/2.6-innovation-sociale.md"
    lignes: Queue[str] = Queue()
    with subprocess.Popen(
        [sys.executable, "-m", "recueil", *_tache()["args"]],
        cwd=copie,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as processus:

        def lire_tout() -> None:
            assert processus.stdout is not None
            for ligne in processus.stdout:
                lignes.put(ligne.rstrip("\n"))

        def un_tour() -> str:
            vues: list[str] = []
            try:
                while not vues or not re.search(fond["endsPattern"], vues[-1]):
                    vues.append(lignes.get(timeout=60))
            except Empty:
                pytest.fail(f"no end of turn: {vues}")
            assert re.search(fond["beginsPattern"], vues[0])
            return "\n".join(vues)

        threading.Thread(target=lire_tout, daemon=True).start()
        try:
            assert "tout est en ordre" in un_tour()
            juste = fiche.read_text("utf-8")
            fiche.write_text(juste.replace("statut: ", "statut: x", 1), "utf-8")
            assert "erreur[R025]" in un_tour()
            fiche.write_text(juste, "utf-8")
            assert "erreur[" not in un_tour()
        finally:
            processus.kill()


def test_continu_est_pour_une_personne(recueil: Commande) -> None:
    assert recueil("valider", "--continu", "--format", "json")[0] == 2
