"""The plan of a fiche to the values of the format and its body."""

from recueil.importation.placement.chantier import FichePlacee
from recueil.importation.placement.completion import completer
from recueil.importation.placement.definitions import terme_de
from recueil.importation.placement.exemples import proposer
from recueil.importation.placement.rubriques import A_CLASSER, placer
from recueil.importation.placement.sources import reference

__all__ = [
    "A_CLASSER",
    "FichePlacee",
    "completer",
    "placer",
    "proposer",
    "reference",
    "terme_de",
]
