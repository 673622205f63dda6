"""Questions asked on a terminal: one line each, asked again until the answer will do."""

import sys
from collections.abc import Callable
from contextlib import suppress

from recueil.sortie import Sortie


class DialogueInterrompu(Exception):
    """Who was answering left before the end; `code` is what the command gives back."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class MauvaiseReponse(Exception):
    """The answer will not do; the message, in French, says why and what to write."""


def sur_un_terminal() -> bool:
    """Whether someone is there to read a question and to answer it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Dialogue:
    """A sequence of questions."""

    def __init__(self, sortie: Sortie) -> None:
        """Ask on the terminal; `sortie` shows what is not a question."""
        self._sortie = sortie
        with suppress(ImportError):
            # With it, arrows move in the answer instead of writing signs into it.
            import readline  # noqa: F401

    def demander(
        self, question: str, verifier: Callable[[str], str], *, defaut: str | None = None
    ) -> str:
        """The first answer that `verifier` takes, as it returns it.

        Args:
            verifier: called with the answer, blanks put right, empty only if `defaut` is.
            defaut: what an empty answer stands for; None when there must be one.

        Raises:
            DialogueInterrompu: Ctrl+C, or the end of what can be read.
        """
        entre_crochets = f" [{defaut}]" if defaut else ""
        while True:
            reponse = self._lire(f"{question}{entre_crochets} : ") or defaut
            if reponse is None:
                self.refuser("il faut une réponse")
                continue
            try:
                return verifier(reponse)
            except MauvaiseReponse as refus:
                self.refuser(str(refus))

    def _lire(self, invite: str) -> str:
        try:
            lue = input(invite)
            # Bytes that are no text may come as lone surrogates, which no file can hold.
            lue.encode()
        except KeyboardInterrupt:
            raise DialogueInterrompu(130) from None
        except EOFError:
            raise DialogueInterrompu(1) from None
        except UnicodeError:
            self.refuser("ces lettres ne se lisent pas : réglez le terminal sur UTF-8")
            return self._lire(invite)
        return " ".join(lue.split())

    def refuser(self, raison: str) -> None:
        """Say why an answer will not do."""
        # What ends with lines to copy is no sentence.
        self._sortie.print(raison if raison.endswith("\n") else f"  {raison}.", style="yellow")
