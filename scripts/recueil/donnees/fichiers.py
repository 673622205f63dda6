"""Published data to files: JSON with its schema, and a CSV for each kind of thing."""

import csv
import io
import json
from collections.abc import Iterable

from pydantic import BaseModel

from recueil.donnees.jeu import jeu_de_donnees
from recueil.donnees.modele import JeuDeDonnees
from recueil.pages.page import Cadre, Fichier
from recueil.recueil import Recueil

_DOSSIER = "donnees"
_SEPARATEUR = " | "
# A spreadsheet would run what starts with these (OWASP, CSV Injection).
_FORMULES = ("=", "+", "-", "@", "\t", "\r")


def fichiers_de_donnees(recueil: Recueil, cadre: Cadre, titre: str) -> list[Fichier]:
    """`recueil.json`, its schema, and four CSV files."""
    jeu = jeu_de_donnees(recueil, cadre, titre)
    tableaux: dict[str, Iterable[BaseModel]] = {
        "fiches": jeu.fiches,
        "definitions": jeu.definitions,
        "exemples": jeu.exemples,
        "organisations": jeu.organisations,
    }
    return [
        Fichier(f"{_DOSSIER}/recueil.json", _json(jeu.model_dump(mode="json"))),
        Fichier(f"{_DOSSIER}/recueil.schema.json", _json(_schema())),
        *(Fichier(f"{_DOSSIER}/{nom}.csv", _csv(lignes)) for nom, lignes in tableaux.items()),
    ]


def _json(valeur: object) -> str:
    return json.dumps(valeur, ensure_ascii=False, indent=1) + "\n"


def _schema() -> dict[str, object]:
    schema = JeuDeDonnees.model_json_schema(mode="serialization")
    for definition in (schema, *schema.get("$defs", {}).values()):
        # The models' docstrings are for maintainers, in English.
        definition.pop("description", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _csv(lignes: Iterable[BaseModel]) -> str:
    """Comma-separated, one header line, with the mark that spreadsheets read UTF-8 by."""
    valeurs = [ligne.model_dump(mode="json") for ligne in lignes]
    if not valeurs:
        return ""
    texte = io.StringIO()
    ecrivain = csv.writer(texte, lineterminator="\r\n")
    ecrivain.writerow(valeurs[0])
    for valeur in valeurs:
        ecrivain.writerow(_cellule(cellule) for cellule in valeur.values())
    return "\ufeff" + texte.getvalue()


def _cellule(valeur: object) -> str:
    texte = _SEPARATEUR.join(valeur) if isinstance(valeur, list) else str(valeur or "")
    return f"'{texte}" if texte.startswith(_FORMULES) else texte
