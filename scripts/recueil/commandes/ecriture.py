"""Where a report goes, and in which form when no one says."""

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recueil import depot
from recueil.diagnostic import Diagnostic
from recueil.rapports.rapport import Rapport
from recueil.sortie import Sortie

if TYPE_CHECKING:
    from rich.text import Text


def format_par_defaut() -> str:
    """`github` under GitHub Actions, whose runner obeys lines of text; `texte` elsewhere."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "texte"


def rendre_compte(diagnostics: Sequence[Diagnostic], racine: Path, sortie: Sortie) -> None:
    """The diagnostics that stop or accompany a command, in the form that suits the place."""
    if format_par_defaut() == "github":
        from recueil.rapports import github
        from recueil.reglages import adresse_du_site

        rapport = Rapport(tuple(diagnostics), "", adresse_du_site(racine), depot.prefixe(racine))
        ecrire(github.annotations(rapport), sortie)
    elif diagnostics:
        from recueil.rapports.texte import rapporter

        sortie.print(rapporter(diagnostics))


def ecrire(texte: "Text | str", sortie: Sortie, fichier: Path | None = None) -> None:
    """Write `texte` to `fichier` if there is one, else to the terminal.

    A `str` is for a program: it goes out as it is, in UTF-8 whatever the terminal's encoding.

    Raises:
        OSError: the file cannot be written.
    """
    if fichier is not None:
        from recueil.remplacement import remplacer

        contenu = texte if isinstance(texte, str) else texte.plain
        remplacer(fichier.absolute(), contenu.encode())
    elif isinstance(texte, str):
        if isinstance(sortie.file, io.TextIOWrapper):
            sortie.file.reconfigure(encoding="utf-8")
        sortie.file.write(texte)
    else:
        sortie.print(texte, end="")
