"""What a rule found: a value, made by rules and printed by reporters."""

from enum import Enum
from itertools import takewhile
from typing import NamedTuple


class Gravite(Enum):
    """How much a diagnostic weighs: an error refuses the fiche, a warning does not."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


class Position(NamedTuple):
    """A place in a file: line and column from 1, length in characters (at least 1).

    Columns count characters (code points), as editors show them, not bytes. A tuple, since
    reading a recueil makes hundreds of thousands.
    """

    ligne: int
    colonne: int
    longueur: int = 1


class Edition(NamedTuple):
    """A replacement that mends a file: from a place up to another, which is not included.

    Lines and columns count as in `Position`, over the text with `\\n` line ends and without
    byte order mark. The same place twice is an insertion; an empty text removes.
    """

    ligne: int
    colonne: int
    ligne_fin: int
    colonne_fin: int
    texte: str

    @classmethod
    def de_ligne(cls, numero: int, ecrite: str, voulue: str) -> "Edition":
        """The shortest edition that makes line `numero`, written `ecrite`, read `voulue`."""
        debut = _communs(ecrite, voulue)
        fin = _communs(ecrite[debut:][::-1], voulue[debut:][::-1])
        return cls(
            numero, debut + 1, numero, len(ecrite) - fin + 1, voulue[debut : len(voulue) - fin]
        )


class Diagnostic(NamedTuple):
    """One finding, complete enough for any reporter to show it without asking back.

    Attributes:
        code: stable identifier of the rule, `R012`; empty when what stops a command is no rule's
            matter (`mkdocs.yml`), which no report of a validation holds.
        gravite: error or warning.
        chemin: path of the file relative to the root of the recueil, with `/`.
        position: where; line 1, column 1 when the whole file is at fault.
        message: what is wrong, one sentence in French.
        pourquoi: why it matters to the reader or to the writer.
        correction: the corrected line or lines to copy, with what else is sure on a line that
            several findings share; empty when none can be given.
        extrait: the source line as written; empty when the file cannot be shown.
        conseil: how to mend, in words, when a line to copy is not enough.
        editions: the finding's own correction for a program to make; empty when none can be given.
        certaine: whether they may be made without asking, because they change no meaning.
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
    editions: tuple[Edition, ...] = ()
    certaine: bool = False

    @property
    def cle_de_tri(self) -> tuple[str, int, int, str]:
        """Order of a report: by file, then by place, then by code."""
        return (self.chemin, self.position.ligne, self.position.colonne, self.code)


def _communs(un: str, autre: str) -> int:
    """How many characters two texts share at their start."""
    return sum(
        1 for _ in takewhile(lambda paire: paire[0] == paire[1], zip(un, autre, strict=False))
    )
