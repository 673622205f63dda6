"""Bytes chosen by what they make the code do (atheris), through all that is said of one fiche.

No part of the suite: atheris is not locked, and looks for as long as it is let. Install it beside
the rest (`pip install atheris`), then:

    python tests/bench/fuzz_atheris.py -max_total_time=600

Any option of libFuzzer goes. An input that makes a traceback, takes over 10 s or over 500 MB, or
gets a diagnostic out of its file stops the run; libFuzzer writes it in the current folder.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

RACINE = Path(__file__).resolve().parents[2]
EXEMPLE = RACINE / "tests/exemple"
CHEMIN = "fiches/2-agir/2.6-innovation-sociale.md"
OPTIONS = ("-timeout=10", "-rss_limit_mb=500", "-max_len=4096", "-print_final_stats=1")

with atheris.instrument_imports(include=["recueil"]):
    from recueil.examen import FichierBrut, examiner, examiner_les_referentiels
    from recueil.rapports.texte import rapporter


def _referentiels() -> list[FichierBrut]:
    return [
        FichierBrut(fichier.relative_to(EXEMPLE).as_posix(), fichier.read_bytes())
        for fichier in sorted((EXEMPLE / "fiches/referentiels").glob("*.yml"))
    ]


REFERENTIELS, _, _ = examiner_les_referentiels(_referentiels())


def essayer(octets: bytes) -> None:
    """Read a fiche of these bytes; fail if anything said of it is outside of it."""
    examen = examiner(FichierBrut(CHEMIN, octets), REFERENTIELS)
    lignes = examen.fiche.source.lignes
    for diagnostic in examen.diagnostics:
        ligne, colonne, _ = diagnostic.position
        assert 1 <= ligne <= len(lignes), diagnostic
        assert 1 <= colonne <= len(lignes[ligne - 1]) + 1, diagnostic
        assert diagnostic.message, diagnostic
        assert diagnostic.pourquoi, diagnostic
    rapporter(examen.diagnostics)


def main() -> None:
    """Start from the fiches of the tests, good and bad."""
    with tempfile.TemporaryDirectory() as dossier:
        for rang, fiche in enumerate(sorted((RACINE / "tests/fiches").rglob("*.md"))):
            shutil.copyfile(fiche, Path(dossier) / f"{rang:04}.md")
        atheris.Setup([sys.argv[0], *OPTIONS, *sys.argv[1:], dossier], essayer)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
