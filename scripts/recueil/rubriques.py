"""The keys of the format by the place where they stand, taken from the models."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from recueil.elements import Definition, Exemple, Intertitres, Reference
from recueil.modele import Empreintes, Fiche, Traduction
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
_MODELES = (
    Fiche,
    Traduction,
    Definition,
    Exemple,
    Reference,
    Intertitres,
    Partie,
    PresentationTraduite,
    Organisation,
    Territoire,
    Lexique,
    Sigle,
    FormeInclusive,
)
# What the entries of a registry, or the fiche itself, are made of, by the name of the registry.
RACINES: dict[str, type[BaseModel]] = {
    "parties": Partie,
    "organisations": Organisation,
    "territoires": Territoire,
    "lexique": Lexique,
}


def _est_une_liste(annotation: Any) -> bool:
    """Whether a field's type is a tuple, however it is wrapped."""
    if get_origin(annotation) is tuple:
        return True
    return any(_est_une_liste(morceau) for morceau in get_args(annotation))


CLES = frozenset(cle for modele in _MODELES for cle in modele.model_fields)
LISTES = frozenset(
    cle
    for modele in _MODELES
    for cle, champ in modele.model_fields.items()
    if _est_une_liste(champ.annotation)
)


def cles_sous(parent: str) -> frozenset[str]:
    """The keys that may stand under the key `parent`; none when it holds texts."""
    modele = SOUS.get(parent)
    return frozenset(modele.model_fields) if modele else frozenset()


def cles_exigees(parent: str, referentiel: str = "") -> frozenset[str]:
    """The keys that each item under `parent` has to have, or each entry of a registry."""
    modele = SOUS.get(parent) if parent else RACINES.get(referentiel)
    champs = modele.model_fields.items() if modele else ()
    return frozenset(cle for cle, champ in champs if champ.is_required())


def cles_de_la_racine(referentiel: str = "") -> frozenset[str]:
    """The keys of a fiche, or of an entry of a registry."""
    return frozenset(champs_de_la_racine(referentiel))


def champs_de_la_racine(referentiel: str = "") -> tuple[str, ...]:
    """The same keys in the order of the format."""
    return tuple(RACINES.get(referentiel, Traduction).model_fields)
