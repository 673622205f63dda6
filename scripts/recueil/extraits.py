"""What VS Code completes in a fiche: a snippet for each key, made from the models.

VS Code and its YAML extension complete no front matter in Markdown (redhat-developer/vscode-yaml
issue 207): snippets do, without any extension. Syntax: VS Code's documentation, « Snippets in
Visual Studio Code ».
"""

import json
import re
from collections.abc import Callable
from typing import Any

from recueil.gabarit import A_COMPLETER
from recueil.schema import schema

Arret = Callable[[str], str]
_ESPACES = "  "
# Lists whose items get a snippet of their own: one adds a definition more often than a list.
_POINTS = {"definitions": "définition", "exemples_mes": "exemple", "sources": "source"}


def texte() -> str:
    """The file `.vscode/fiche.code-snippets`."""
    fiche = schema("fiche")
    proprietes: dict[str, Any] = schema("traduction")["properties"]
    extraits: dict[str, Any] = {"Une fiche entière": _fiche_entiere(fiche)}
    for cle, champ in proprietes.items():
        extraits[f"Rubrique {cle}"] = _extrait(cle, champ, _rubrique(cle, champ, fiche, _arrets()))
    for cle, nom in _POINTS.items():
        point = _point(_objet(proprietes[cle]["items"], fiche), fiche, _arrets())
        extraits[f"Un point de plus dans {cle}"] = _extrait(nom, proprietes[cle], point)
    return json.dumps(extraits, ensure_ascii=False, indent=2) + "\n"


def _fiche_entiere(fiche: dict[str, Any]) -> dict[str, Any]:
    arret = _arrets()
    lignes = ["---"]
    for cle in fiche["required"]:
        lignes += _rubrique(cle, fiche["properties"][cle], fiche, arret)
    extrait = _extrait("fiche", fiche, [*lignes, "---", "", "$0"])
    return {**extrait, "isFileTemplate": True}


def _extrait(prefixe: str, champ: dict[str, Any], corps: list[str]) -> dict[str, Any]:
    return {
        "scope": "markdown",
        "prefix": prefixe,
        "description": champ["description"],
        "body": corps,
    }


def _arrets() -> Arret:
    """Numbers the places where the cursor stops: the same text is never asked for twice."""
    rang = 0

    def arret(contenu: str) -> str:
        nonlocal rang
        rang += 1
        return f"${{{rang}{contenu}}}"

    return arret


def _rubrique(cle: str, champ: dict[str, Any], fiche: dict[str, Any], arret: Arret) -> list[str]:
    """A key and what to type under it."""
    if champ.get("type") == "array":
        objet = _objet(champ["items"], fiche)
        if objet.get("type") == "object":
            return [f"{cle}:", *_decale(_point(objet, fiche, arret))]
        texte = {**objet, "description": champ["description"], "examples": champ["examples"][0]}
        return [f"{cle}:", *_decale([f"- {_valeur(texte, arret)}"])]
    objet = _objet(champ, fiche)
    if objet.get("type") == "object":
        lignes = [
            f"{nom}: {_valeur(objet['properties'][nom], arret)}" for nom in champ["examples"][0]
        ]
        return [f"{cle}:", *_decale(lignes)]
    if "enum" in objet:
        choix = ",".join(re.sub(r"([,|\\])", r"\\\1", valeur) for valeur in objet["enum"])
        return [f"{cle}: {arret(f'|{choix}|')}"]
    return [f"{cle}: {_valeur(objet, arret)}"]


def _point(objet: dict[str, Any], fiche: dict[str, Any], arret: Arret) -> list[str]:
    """One item of a list of objects: its required keys."""
    lignes = []
    for cle in objet["required"]:
        lignes += _rubrique(cle, objet["properties"][cle], fiche, arret)
    return [f"{'  ' if rang else '- '}{ligne}" for rang, ligne in enumerate(lignes)]


def _objet(champ: dict[str, Any], fiche: dict[str, Any]) -> dict[str, Any]:
    """What a field is made of, references and alternatives followed."""
    if "anyOf" in champ:
        en_texte = isinstance(champ.get("examples", [None])[0], str)
        choisi = next(autre for autre in champ["anyOf"] if ("$ref" in autre) is not en_texte)
        champ = {**champ, **choisi}
    if "$ref" in champ:
        objet: dict[str, Any] = fiche["$defs"][champ["$ref"].rsplit("/", 1)[-1]]
        return objet
    return champ


def _valeur(champ: dict[str, Any], arret: Arret) -> str:
    """What to replace, between quotes: an example of its form, or words that a rule finds."""
    description = str(champ["description"])
    invite = f"{A_COMPLETER} : {description[:1].lower()}{description[1:].rstrip('.')}"
    if len(invite) > champ.get("maxLength", len(invite)):
        invite = f"{A_COMPLETER} : {champ['title'].lower()}"
    texte = champ["examples"][0] if "pattern" in champ else invite
    protege = re.sub(r"([$}\\])", r"\\\1", texte)
    return f'"{arret(f":{protege}")}"'


def _decale(lignes: list[str]) -> list[str]:
    return [_ESPACES + ligne for ligne in lignes]
