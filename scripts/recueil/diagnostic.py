"""What a rule found: a value, made by rules and printed by reporters."""

from dataclasses import dataclass
from enum import Enum


class Gravite(Enum):
    """How much a diagnostic weighs: an error refuses the fiche, a warning does not."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file: line and column from 1, length in characters (at least 1).

    Columns count characters (code points), as editors show them, not bytes.
    """

    ligne: int
    colonne: int
    longueur: int = 1


@dataclass(frozen=True)
class Diagnostic:
    """One finding, complete enough for any reporter to show it without asking back.

    Attributes:
        code: stable identifier of the rule, `R012`.
        gravite: error or warning.
        chemin: path of the file relative to the root of the recueil, with `/`.
        position: where; line 1, column 1 when the whole file is at fault.
        message: what is wrong, one sentence in French.
        pourquoi: why it matters to the reader or to the writer.
        correction: the corrected line or lines to copy; empty when none can be given.
        extrait: the source line as written; empty when the file cannot be shown.
        conseil: how to mend, in words, when a line to copy is not enough.
    """

    code: str
    gravite: Gravite
    chemin: str
    position: Position
    message: str
    pourquoi: str
    correction: str = ""
    extrait: str = ""
    conseil: str = ""

    @property
    def cle_de_tri(self) -> tuple[str, int, int, str]:
        """Order of a report: by file, then by place, then by code."""
        return (self.chemin, self.position.ligne, self.position.colonne, self.code)
