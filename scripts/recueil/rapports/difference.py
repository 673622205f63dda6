"""What changes in a text, line by line, in the form that programmers know as a unified diff.

The only such form of the house: all that shows a change before making it shows it so.
"""

import difflib
from collections.abc import Iterable

from rich.style import Style
from rich.text import Text

_STYLES = {
    "+": Style(color="green"),
    "-": Style(color="red"),
    "@": Style(color="cyan"),
}


def difference(avant: str, apres: str, noms: tuple[str, str]) -> Text:
    """The changes from one text to another, with three lines around each; nothing for none.

    Args:
        noms: what stands for the texts above: `("fiche.md (actuel)", "fiche.md (corrigé)")`.
    """
    return _en_couleur(difflib.unified_diff(_lignes(avant), _lignes(apres), *noms, lineterm=""))


def lignes_changees(avant: str, apres: str) -> Text:
    """The lines that go and those that come, and nothing else."""
    toutes = difflib.unified_diff(_lignes(avant), _lignes(apres), n=0, lineterm="")
    # The names of the texts, then where each change is.
    return _en_couleur(ligne for rang, ligne in enumerate(toutes) if rang > 1 and ligne[:1] != "@")


def _en_couleur(lignes: Iterable[str]) -> Text:
    texte = Text()
    for ligne in lignes:
        texte.append(f"{ligne}\n", _STYLES.get(ligne[:1]))
    return texte


def _lignes(texte: str) -> list[str]:
    # `splitlines` would cut where no editor does.
    return texte.replace("\r\n", "\n").removesuffix("\n").split("\n")
