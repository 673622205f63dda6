"""What keeps a file from being read as it should: facts, that the rules turn into diagnostics."""

from enum import Enum
from typing import NamedTuple

from recueil.diagnostic import Position


class TypeDeDefaut(Enum):
    """What can be wrong with a file before any YAML is read."""

    TAILLE = "taille"
    ENCODAGE = "encodage"
    SIGNE_MAL_ENCODE = "signe_mal_encode"
    CARACTERE_INTERDIT = "caractere_interdit"
    ENTETE_ABSENT = "entete_absent"
    TIRETS_EN_DOUBLE = "tirets_en_double"
    ENTETE_NON_REFERME = "entete_non_referme"


class Defaut(NamedTuple):
    """One fact about a file that keeps it from being read as it should.

    Attributes:
        detail: the name of the encoding found, or of the forbidden character, or the sign that
            was most likely meant, or a bound in bytes; how the line that should close the front
            matter is written, when it is there, or that which should open it.
    """

    type: TypeDeDefaut
    position: Position
    detail: str = ""
