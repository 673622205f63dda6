"""Typst at work, here or in a process of its own.

A book asks for hundreds of megabytes, which Typst keeps until its process ends. In one of its own,
they are given back whole, Ctrl+C does not wait for the last page, and when Typst is stopped short
(the system has no memory left, a stack overflows) the command is still there to say so.
"""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from recueil.pdf import tas

GABARITS = "overrides/pdf"
POLICES, PAQUETS = "polices", "aucun"
_PDF = "compose.pdf"
_REFUSE = 1


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


def composer_a_part(ici: Path, gabarit: str, options: Mapping[str, Any]) -> bytes:
    """The PDF of a template of the folder, composed in another process.

    Raises:
        CompositionRefusee: Typst refused, or its process was stopped.
        OSError: no process can be started.
    """
    # -P: a file of the recueil must not pass for a module.
    ligne = [sys.executable, "-P", "-m", "recueil.pdf.composition", str(ici)]
    fini = subprocess.run(
        ligne, input=json.dumps([gabarit, options]), capture_output=True, encoding="utf-8"
    )
    if fini.returncode == _REFUSE and fini.stdout:
        raise CompositionRefusee(**json.loads(fini.stdout))
    if fini.returncode:
        fin = fini.stderr.strip().rpartition("\n")[2]
        raise CompositionRefusee(fin, signal=max(0, -fini.returncode))
    cible = ici / _PDF
    pdf = cible.read_bytes()
    cible.unlink()
    return pdf


def _a_part(ici: Path) -> int:
    """What the other process does: reads what is asked on its input, writes a PDF or a refusal."""
    # The process that waits for this one hears Ctrl+C too, and stops it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tas.menager()
    gabarit, options = json.load(sys.stdin)
    try:
        pdf = composer(compilateur(ici, fontes(ici)), str(ici / gabarit), options)
    except CompositionRefusee as refus:
        json.dump(vars(refus), sys.stdout)
        return _REFUSE
    (ici / _PDF).write_bytes(pdf)
    return 0


def _refus(erreur: typst.TypstError) -> CompositionRefusee:
    """Typst's message, with the first place of a template that its report names."""
    lieu = re.search(r"┌─ ([\w./-]+\.typ):(\d+):(\d+)", str(erreur.diagnostic or ""))
    if lieu is None:
        return CompositionRefusee(str(erreur.message))
    gabarit = f"{GABARITS}/{lieu[1].rpartition('/')[2]}"
    return CompositionRefusee(str(erreur.message), gabarit, int(lieu[2]), int(lieu[3]))


if __name__ == "__main__":
    sys.exit(_a_part(Path(sys.argv[1])))
