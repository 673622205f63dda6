"""The JSON Schemas of fiches and registries, for editors and other programs.

They come from the models, with French titles, descriptions, examples and messages. What a model
cannot say in JSON Schema (what exists elsewhere, what is unique) is for `recueil valider`.

`markdownDescription`, `enumDescriptions` and `patternErrorMessage` are not of JSON Schema: VS Code
and yaml-language-server show them, others leave them aside.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from recueil.conventions import MOTIF_ANNEE, MOTIF_NUMERO, MOTIF_PARTIE, MOTIF_PERIODE
from recueil.modele import Fiche, Traduction
from recueil.modeles_par_cle import REFERENTIELS
from recueil.regles.r026_ecriture import ATTENDU
from recueil.valeurs import CE_QU_EST_LE_TERRITOIRE, EFFET_DU_STATUT

_PRESENTATIONS = {
    "fiche": "L'en-tête d'une fiche, entre les deux lignes « --- ».",
    "traduction": "L'en-tête d'une traduction, entre les deux lignes « --- ».",
    "parties": "Les parties du recueil, dans l'ordre.",
    "organisations": "Les organisations que les fiches citent, par ordre d'identifiant.",
    "territoires": "Les lieux que les fiches citent, par ordre d'identifiant.",
    "lexique": "Les sigles, et les formes inclusives que le programme ne sait pas développer.",
}
_TITRES = {"TypeDeTerritoire": "Type de territoire", "OuiNon": "Oui ou non"}
_VALEURS: Mapping[str, Mapping[str, str]] = {
    "Statut": {statut.value: effet for statut, effet in EFFET_DU_STATUT.items()},
    "TypeDeTerritoire": {type_.value: ce for type_, ce in CE_QU_EST_LE_TERRITOIRE.items()},
}
# Texts that another reader of YAML takes for numbers when they stand without quotes.
_MOTIFS_DE_NOMBRES = (MOTIF_NUMERO, MOTIF_PARTIE, MOTIF_PERIODE, MOTIF_ANNEE)
NOMS = tuple(_PRESENTATIONS)


class _Generateur(GenerateJsonSchema):
    """What is optional is left out of a file, never written empty: no null, no empty default.

    An editor would offer the default as what to type.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema(nom: str) -> dict[str, Any]:
    """The schema of a fiche, of a translation or of a registry, as JSON Schema 2020-12.

    Args:
        nom: one of `NOMS`.
    """
    types: dict[str, Any] = {"fiche": Fiche, "traduction": Traduction, **REFERENTIELS}
    brut = TypeAdapter(types[nom]).json_schema(
        schema_generator=_Generateur, ref_template="#/$defs/{model}"
    )
    definitions = brut.get("$defs", {})
    for cle, definition in definitions.items():
        _franciser(cle, definition)
    _franciser("", brut)
    for noeud in _noeuds(brut):
        _completer(noeud, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": brut.pop("title", None) or nom.capitalize(),
        "description": _PRESENTATIONS[nom],
        **brut,
    }


def texte(nom: str) -> str:
    """The same as the text of a file."""
    return json.dumps(schema(nom), ensure_ascii=False, indent=2) + "\n"


def _franciser(cle: str, definition: dict[str, Any]) -> None:
    """Take out the classes' docstrings, which are for maintainers and in English."""
    definition.pop("description", None)
    if cle in _TITRES:
        definition["title"] = _TITRES[cle]
    if cle in _VALEURS:
        definition["enumDescriptions"] = [_VALEURS[cle][valeur] for valeur in definition["enum"]]


def _completer(noeud: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Add to one node what editors show of it."""
    motif = noeud.get("pattern")
    if motif in ATTENDU:
        phrase, exemple = ATTENDU[motif]
        noeud["patternErrorMessage"] = f"{phrase[:1].upper()}{phrase[1:]}. Exemple : {exemple}"
    if motif in _MOTIFS_DE_NOMBRES:
        noeud["type"] = ["string", "number"]
    for cle, champ in noeud.get("properties", {}).items():
        exigence = "Obligatoire" if cle in noeud.get("required", ()) else "Facultatif"
        if "$ref" in champ:
            # A field that refers to another model loses its title on the way.
            champ.setdefault("title", definitions[champ["$ref"].rsplit("/", 1)[-1]]["title"])
        champ["markdownDescription"] = f"**{exigence}.** {champ['description']}"


def _noeuds(valeur: object) -> Iterator[dict[str, Any]]:
    """Every object of a schema that describes a value."""
    if isinstance(valeur, dict):
        yield valeur
        for cle, contenu in valeur.items():
            if cle not in ("examples", "default"):
                yield from _noeuds(contenu)
    elif isinstance(valeur, list):
        for contenu in valeur:
            yield from _noeuds(contenu)
