"""The canonical form of a file: one way to write each thing, so that a change shows alone."""

from recueil.mise_en_forme.fichier import (
    MiseEnFormeImpossible,
    mettre_en_forme_la_fiche,
    mettre_en_forme_le_referentiel,
    reecrire,
)
from recueil.mise_en_forme.redaction import rediger

__all__ = [
    "MiseEnFormeImpossible",
    "mettre_en_forme_la_fiche",
    "mettre_en_forme_le_referentiel",
    "rediger",
    "reecrire",
]
