"""The keys of the format by the place where they stand, taken from its values.

Not from the models (`modeles_par_cle`), which take longer to import than fiches to be checked.
"""

from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

from recueil.sections import EMPREINTES
from recueil.valeurs import (
    Definition,
    Exemple,
    Fiche,
    FormeInclusive,
    Intertitres,
    Lexique,
    Organisation,
    Partie,
    PresentationTraduite,
    Reference,
    Sigle,
    Territoire,
)

_TRADUIT_DE = "traduit_de"
# The value that stands under each key: an item of its list, or its own keys.
_SOUS: dict[str, type[NamedTuple]] = {
    "definitions": Definition,
    "exemples_mes": Exemple,
    "sources": Reference,
    "intertitres": Intertitres,
    "sigles": Sigle,
    "formes_inclusives": FormeInclusive,
    "traductions": PresentationTraduite,
}
# What the entries of a registry are made of, by the name of the registry.
_RACINES: dict[str, type[NamedTuple]] = {
    "parties": Partie,
    "organisations": Organisation,
    "territoires": Territoire,
    "lexique": Lexique,
}
REFERENTIELS = tuple(_RACINES)
_TYPES: tuple[tuple[str, Any], ...] = tuple(
    champ
    for valeur in (Fiche, *_SOUS.values(), *_RACINES.values())
    for champ in valeur.__annotations__.items()
)
CLES = frozenset((*(cle for cle, _ in _TYPES), *EMPREINTES, _TRADUIT_DE))
LISTES = frozenset(cle for cle, type_ in _TYPES if get_origin(type_) is tuple)
# The words that a key takes, when it takes no other.
CHOIX: dict[str, tuple[str, ...]] = {
    cle: tuple(choix)
    for cle, type_ in _TYPES
    for choix in (type_, *get_args(type_))
    if isinstance(choix, type) and issubclass(choix, StrEnum)
}


def champs_sous(parent: str) -> tuple[str, ...]:
    """The keys that may stand under the key `parent`, in their order; none when it holds texts."""
    if parent == _TRADUIT_DE:
        return tuple(EMPREINTES)
    return _SOUS[parent]._fields if parent in _SOUS else ()


def cles_sous(parent: str) -> frozenset[str]:
    """The same keys, in no order."""
    return frozenset(champs_sous(parent))


def cles_exigees(parent: str, referentiel: str = "") -> frozenset[str]:
    """The keys that each item under `parent` has to have, or each entry of a registry."""
    valeur = _SOUS.get(parent) if parent else _RACINES.get(referentiel)
    if valeur is None:
        return frozenset()
    facultatives = {
        cle for cle, type_ in valeur.__annotations__.items() if type(None) in get_args(type_)
    }
    return frozenset(valeur._fields) - facultatives - set(valeur._field_defaults)


def cles_de_la_racine(referentiel: str = "") -> frozenset[str]:
    """The keys of a fiche, or of an entry of a registry."""
    return frozenset(champs_de_la_racine(referentiel))


def champs_de_la_racine(referentiel: str = "") -> tuple[str, ...]:
    """The same keys in the order of the format."""
    if referentiel in _RACINES:
        return _RACINES[referentiel]._fields
    return (*Fiche._fields, _TRADUIT_DE)
