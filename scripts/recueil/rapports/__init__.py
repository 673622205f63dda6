"""Reporters: diagnostics to text for one kind of reader. They print nothing and decide nothing."""

from importlib import import_module
from typing import TYPE_CHECKING

from recueil.rapports.rapport import Rapport

if TYPE_CHECKING:
    from rich.text import Text

# A module each, which is read when a report of this form is asked for.
FORMATS = ("texte", "json", "github", "gitlab", "sarif", "markdown")


def rediger(format_: str, rapport: Rapport) -> "Text | str":
    """The report in one of `FORMATS`; a `Text` is for a person, a `str` for a program."""
    redige: Text | str = import_module(f"recueil.rapports.{format_}").rediger(rapport)
    return redige
