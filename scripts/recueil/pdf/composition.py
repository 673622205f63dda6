"""Typst at work in its folder, and what it refuses."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

GABARITS = "overrides/pdf"
POLICES, PAQUETS = "polices", "aucun"


class CompositionRefusee(Exception):
    """Typst refused a document, or was stopped.

    Attributes:
        raison: its own words, in English; empty when it was stopped.
        gabarit: the template at fault, empty when none is named.
        ligne, colonne: where in it.
        signal: what stopped its process, 0 when nothing did.
    """

    def __init__(
        self, raison: str, gabarit: str = "", ligne: int = 1, colonne: int = 1, signal: int = 0
    ) -> None:
        super().__init__(raison)
        self.raison = raison
        self.gabarit = gabarit
        self.ligne = ligne
        self.colonne = colonne
        self.signal = signal


def fontes(ici: Path) -> typst.Fonts:
    """The fonts of the folder in which Typst works: never those of the machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(ici / POLICES)])


def compilateur(ici: Path, polices: typst.Fonts) -> typst.Compiler:
    """Typst, closed in a folder: packages are looked for where there is none."""
    return typst.Compiler(
        root=str(ici),
        font_paths=polices,
        ignore_system_fonts=True,
        package_path=str(ici / PAQUETS),
        package_cache_path=str(ici / PAQUETS),
    )


def composer(moteur: typst.Compiler, entree: str | bytes, options: Mapping[str, Any]) -> bytes:
    """What Typst makes of a template: a PDF, unless `options` ask for something else.

    Raises:
        CompositionRefusee: it refused.
    """
    try:
        compose = moteur.compile(entree, **{"format": "pdf", **options})
    except typst.TypstError as erreur:
        raise _refus(erreur) from erreur
    except (KeyboardInterrupt, SystemExit, MemoryError, OSError):
        raise
    except BaseException as erreur:
        # A Rust panic reaches Python as an exception that is not an Exception.
        raise CompositionRefusee(f"{type(erreur).__name__} : {erreur}") from erreur
    assert isinstance(compose, bytes)
    return compose


def _refus(erreur: typst.TypstError) -> CompositionRefusee:
    """Typst's message, with the first place of a template that its report names."""
    lieu = re.search(r"┌─ ([\w./-]+\.typ):(\d+):(\d+)", str(erreur.diagnostic or ""))
    if lieu is None:
        return CompositionRefusee(str(erreur.message))
    gabarit = f"{GABARITS}/{lieu[1].rpartition('/')[2]}"
    return CompositionRefusee(str(erreur.message), gabarit, int(lieu[2]), int(lieu[3]))
