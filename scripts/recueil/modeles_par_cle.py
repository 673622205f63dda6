"""The models by the place where they stand in a file."""

from typing import Any

from pydantic import BaseModel

from recueil.elements import Definition, Exemple, Intertitres, Reference
from recueil.modele import Empreintes
from recueil.referentiels import (
    FormeInclusive,
    Lexique,
    Organisation,
    Partie,
    PresentationTraduite,
    Sigle,
    Territoire,
)

# The model that stands under each key: the items of its list, or its own keys.
SOUS: dict[str, type[BaseModel]] = {
    "definitions": Definition,
    "exemples_mes": Exemple,
    "sources": Reference,
    "intertitres": Intertitres,
    "sigles": Sigle,
    "formes_inclusives": FormeInclusive,
    "traductions": PresentationTraduite,
    "traduit_de": Empreintes,
}
# What the entries of a registry are made of, by the name of the registry.
RACINES: dict[str, type[BaseModel]] = {
    "parties": Partie,
    "organisations": Organisation,
    "territoires": Territoire,
    "lexique": Lexique,
}
# What a registry is as a whole.
REFERENTIELS: dict[str, Any] = {
    "parties": tuple[Partie, ...],
    "organisations": tuple[Organisation, ...],
    "territoires": tuple[Territoire, ...],
    "lexique": Lexique,
}
