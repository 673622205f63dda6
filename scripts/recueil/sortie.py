"""What the commands print on: Rich, which is read once there is something for it to set."""

import os
import sys
from functools import cached_property
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Rich asks them whether a stream is a terminal, before it asks the stream itself.
_VARIABLES = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
# What a terminal obeys: Rich takes these signs out of a text.
_ORDRES = frozenset("\a\b\v\f\r")


class Sortie:
    """A stream for people. Plain lines go out without Rich, whose import takes 20 ms."""

    def __init__(self, *, erreurs: bool = False) -> None:
        """Print on the standard output, or on that of errors."""
        self._erreurs = erreurs

    @cached_property
    def console(self) -> "Console":
        """Rich's own, for what only it can show."""
        from rich.console import Console

        return Console(
            stderr=self._erreurs, soft_wrap=True, highlight=False, emoji=False, markup=False
        )

    @property
    def file(self) -> IO[str]:
        """The stream itself."""
        return sys.stderr if self._erreurs else sys.stdout

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads it on a terminal."""
        if any(nom in os.environ for nom in _VARIABLES):
            return self.console.is_terminal
        return self.file.isatty()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.console.width

    def print(self, texte: "Text | str" = "", *, style: str = "", end: str = "\n") -> None:
        """Write a text and the end of its line."""
        if style or not isinstance(texte, str) or not _ORDRES.isdisjoint(texte):
            self.console.print(texte, style=style or None, end=end)
        else:
            self.file.write(f"{texte}{end}")
            # As Rich does: who reads a pipe sees each line when it is said.
            self.file.flush()
