"""What a correction is made of."""

from dataclasses import dataclass

from recueil.diagnostic import Edition


@dataclass(frozen=True)
class Retouche:
    """Edits that go together, with what they do.

    Attributes:
        nom: what was put right, in French, for a list: « espaces en double ».
        code: the rule that asked for it, or an empty text.
    """

    nom: str
    editions: tuple[Edition, ...]
    code: str = ""

    @property
    def ligne(self) -> int:
        """The first line that it touches, as the file was before."""
        return min(edition.ligne for edition in self.editions)
