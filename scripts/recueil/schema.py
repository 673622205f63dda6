"""The JSON Schema of a fiche's front matter, for editors and other programs."""

from typing import Any

from recueil.modele import Fiche


def schema_fiche() -> dict[str, Any]:
    """The schema, as JSON Schema 2020-12, with French titles and descriptions.

    Every scalar of a front matter is text (FORMAT.md), so an editor that reads `2.10` as a
    number shows it as a fault: which it would be, in any other tool.
    """
    schema = Fiche.model_json_schema()
    # Pydantic takes the classes' docstrings, which are for maintainers and in English.
    for sous_schema in (schema, *schema["$defs"].values()):
        sous_schema.pop("description", None)
    # A field that refers to another model loses its title on the way.
    for cle, champ in schema["properties"].items():
        champ["title"] = Fiche.model_fields[cle].title
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Fiche du recueil",
        "description": "L'en-tête d'une fiche, entre les deux lignes « --- ».",
    }
