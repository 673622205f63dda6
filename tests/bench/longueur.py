"""How near the estimated length of a fiche comes to its PDF.

    .venv/bin/python -m tests.bench.longueur

Prints each fiche of the project, then the longest one with its examples, its text or its sources
repeated, with its estimated length and the pages that it really takes. Asserts nothing.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from recueil.forme import fiche_lue
from recueil.longueur import pages_imprimees

RACINE = Path(__file__).resolve().parents[2]
MODELE = "fiches/2-agir/2.6-innovation-sociale.md"


def pages(dossier: Path, numero: str) -> int:
    """The pages of a fiche's PDF."""
    fini = subprocess.run(
        [sys.executable, "-m", "recueil", "pdf", numero, "--sortie", str(dossier / "x.pdf")],
        cwd=dossier,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    trouve = re.search(r"([0-9]+) pages?", fini.stdout)
    assert trouve is not None, fini.stdout
    return int(trouve[1])


def estimation(fiche: Path) -> float:
    """The estimated length of a fiche."""
    return pages_imprimees(fiche_lue(fiche.name, fiche.read_bytes(), True)[0])


def variantes(texte: str) -> dict[str, str]:
    """The same fiche, longer in one way or another."""
    _, entete, corps = texte.split("---\n", 2)
    exemples = re.search(r"^exemples_mes:\n((?:[ ].*\n)+)", entete, re.MULTILINE)
    sources = re.search(r"^sources:\n((?:[ ].*\n)+)", entete, re.MULTILINE)
    assert exemples is not None
    assert sources is not None
    paragraphe = "Choisir un terrain, réunir les personnes que le projet intéresse, décider. " * 6
    resultat = {}
    for fois in (2, 3, 4, 6):
        plus = entete.replace(exemples[1], exemples[1] * fois)
        resultat[f"exemples x {fois}"] = f"---\n{plus}---\n{corps}"
        resultat[f"texte + {fois * 4} paragraphes"] = f"{texte}\n" + f"{paragraphe}\n\n" * fois * 4
        resultat[f"listes + {fois * 10} points"] = (
            f"{texte}\n" + f"- {paragraphe[:150]}\n" * fois * 10
        )
        plus = entete.replace(sources[1], sources[1] * fois)
        resultat[f"sources x {fois}"] = f"---\n{plus}---\n{corps}"
    return resultat


def main() -> None:
    """Print the table."""
    print(f"{'fiche':32} {'estimée':>8} {'pages':>6}")
    for fiche in sorted((RACINE / "fiches").glob("*/[0-9]*.md")):
        if ".en." not in fiche.name:
            numero = fiche.name.split("-")[0]
            print(f"{numero:32} {estimation(fiche):8.2f} {pages(RACINE, numero):6}")
    (RACINE / "x.pdf").unlink()
    with tempfile.TemporaryDirectory() as nom:
        dossier = Path(nom)
        for partie in ("fiches", "docs", "overrides"):
            shutil.copytree(RACINE / partie, dossier / partie)
        shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
        fiche = dossier / MODELE
        for variante, texte in variantes(fiche.read_text("utf-8")).items():
            fiche.write_text(texte, "utf-8")
            print(f"{variante:32} {estimation(fiche):8.2f} {pages(dossier, '2.6'):6}")


if __name__ == "__main__":
    main()
