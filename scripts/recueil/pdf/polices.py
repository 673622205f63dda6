"""The fonts of the PDFs: from packages and from the project, never from the machine or the network.

The text font comes from the package `font-source-sans-pro`; Typst carries Libertinus Serif and
DejaVu Sans Mono. A font file put in `overrides/pdf/polices/` can be named in the charter too.
"""

import importlib.resources
from collections.abc import Mapping
from pathlib import Path

import typst

from recueil.pdf.charte import FICHIER, CharteIllisible, familles

DU_PROJET = "overrides/pdf/polices"
TEXTE = "--recueil-pdf-texte"
VARIABLES = (TEXTE, "--recueil-pdf-titres", "--recueil-pdf-code")
_COUPES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


def fichiers(racine: Path) -> tuple[Path, ...]:
    """The font files that the PDFs may use, in a fixed order."""
    paquet = Path(str(importlib.resources.files("font_source_sans_pro"))) / "files"
    du_paquet = [paquet / f"SourceSansPro-{coupe}.ttf" for coupe in _COUPES]
    du_projet = sorted(
        chemin
        for chemin in (racine / DU_PROJET).glob("*")
        if chemin.suffix.lower() in (".ttf", ".otf")
    )
    return (*du_paquet, *du_projet)


def verifier(charte: Mapping[str, str], disponibles: typst.Fonts) -> None:
    """Refuse a charter that asks for fonts that are not there: Typst would take another.

    Raises:
        CharteIllisible: a variable is missing, or names an unknown font.
    """
    connues = {famille.casefold(): famille for famille in disponibles.families()}
    for variable in VARIABLES:
        noms = familles(charte.get(variable, ""))
        if not noms:
            raise CharteIllisible(f"{FICHIER} : il manque la variable « {variable} »")
        for nom in noms:
            if nom.casefold() not in connues:
                liste = ", ".join(sorted(connues.values()))
                raise CharteIllisible(
                    f"{FICHIER} : la police « {nom} » de « {variable} » n'est pas installée ; "
                    f"polices possibles : {liste}"
                )
