"""Typst in a process of its own, for a book.

A book asks for hundreds of megabytes, which Typst keeps until its process ends. In one of its own,
they are given back whole, Ctrl+C does not wait for the last page, and when Typst is stopped short
(the system has no memory left, a stack overflows) the command is still there to say so.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recueil.pdf import tas
from recueil.pdf.composition import CompositionRefusee, compilateur, composer, fontes

_PDF = "compose.pdf"
_REFUSE = 1


def composer_a_part(ici: Path, gabarit: str, options: Mapping[str, Any]) -> bytes:
    """The PDF of a template of the folder, composed in another process.

    Raises:
        CompositionRefusee: Typst refused, or its process was stopped.
        OSError: no process can be started.
    """
    # -P: a file of the recueil must not pass for a module.
    ligne = [sys.executable, "-P", "-m", "recueil.pdf.composition_a_part", str(ici)]
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


if __name__ == "__main__":
    sys.exit(_a_part(Path(sys.argv[1])))
