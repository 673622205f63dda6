"""The look shared by the site and the PDFs: the custom properties of `docs/styles/charte.css`.

A designer changes a colour, a font, a margin or the logo there, once; the style sheet and the
Typst templates read the same file.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

FICHIER = "docs/styles/charte.css"
_COMMENTAIRE = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)\s*[;}]")
_ECRAN = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
# What the templates cannot do without.
LONGUEURS = ("corps", "corps-gros", "corps-livret", "marge", "marge-livret")
COULEURS = (
    "md-primary-fg-color",
    "md-primary-bg-color",
    "md-default-fg-color",
    "md-default-fg-color--light",
    "md-typeset-a-color",
    "recueil-trait",
    "recueil-filet",
    "recueil-fond-doux",
    "recueil-enjeux-puce",
    "recueil-ocre",
)
_LONGUEUR = re.compile(r"[0-9]+(\.[0-9]+)?(mm|cm|pt)")
_COULEUR = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_ADRESSE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class CharteIllisible(Exception):
    """The style sheet lacks what the PDFs need; the message, in French, says what."""


def lire(racine: Path) -> Mapping[str, str]:
    """The custom properties by name, `--recueil-filet` → `#2c6a5c`.

    Those of `@media` rules are left out: paper knows neither dark theme nor width.

    Raises:
        CharteIllisible: the style sheet is not there, or lacks a value that paper needs.
    """
    try:
        brut = (racine / FICHIER).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as erreur:
        raise CharteIllisible(
            f"{FICHIER} ne peut pas être lu : les PDF y prennent leurs couleurs et leurs polices"
        ) from erreur
    css = _ECRAN.sub("", _COMMENTAIRE.sub("", brut))
    valeurs = {nom: " ".join(valeur.split()) for nom, valeur in _VARIABLE.findall(css)}
    _verifier(valeurs, [f"--{nom}" for nom in COULEURS], _COULEUR, "une couleur comme #17493f")
    longueurs = [f"--recueil-pdf-{nom}" for nom in LONGUEURS]
    _verifier(valeurs, longueurs, _LONGUEUR, "une longueur en mm, cm ou pt")
    return valeurs


def logo(racine: Path, charte: Mapping[str, str]) -> Path | None:
    """The file of `--recueil-logo`, when it lies under `docs/`.

    Raises:
        CharteIllisible: it is named but is not there.
    """
    trouve = _ADRESSE.match(charte.get("--recueil-logo", ""))
    if trouve is None:
        return None
    docs = (racine / "docs").resolve()
    chemin = (racine / FICHIER).parent.joinpath(trouve[1]).resolve()
    if not chemin.is_file() or not chemin.is_relative_to(docs):
        raise CharteIllisible(f"{FICHIER} : le logo « {trouve[1]} » n'est pas dans docs/")
    return chemin


def _verifier(
    valeurs: Mapping[str, str], noms: Iterable[str], forme: re.Pattern[str], attendu: str
) -> None:
    for nom in noms:
        if nom not in valeurs:
            raise CharteIllisible(f"{FICHIER} : il manque la variable « {nom} »")
        if not forme.fullmatch(valeurs[nom]):
            raise CharteIllisible(
                f"{FICHIER} : « {nom} » vaut « {valeurs[nom]} » ; il faut {attendu}"
            )


def familles(valeur: str) -> tuple[str, ...]:
    """The fonts of a CSS list, without quotes."""
    return tuple(nom.strip().strip("\"'") for nom in valeur.split(",") if nom.strip())
