"""Diagnostics for a person at a terminal: what, where, why, and the line to copy."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from recueil.diagnostic import Diagnostic, Gravite
from recueil.rapports.rapport import Rapport

_LARGEUR = 100
COULEURS = {
    Gravite.ERREUR: Style(color="red", bold=True),
    Gravite.AVERTISSEMENT: Style(color="yellow", bold=True),
}
_GRAS, _DISCRET, _VERT = Style(bold=True), Style(dim=True), Style(color="green")


def rapporter(diagnostics: Iterable[Diagnostic]) -> Text:
    """All diagnostics, separated by blank lines."""
    return Text("\n").join(_un(diagnostic) for diagnostic in diagnostics)


def rediger(rapport: Rapport) -> Text:
    """The diagnostics, then the outcome."""
    texte = rapporter(rapport.diagnostics)
    if rapport.diagnostics:
        texte.append("\n")
    return texte.append(f"{rapport.phrase}\n")


def _un(diagnostic: Diagnostic) -> Text:
    couleur = COULEURS[diagnostic.gravite]
    position = diagnostic.position
    texte = Text()
    texte.append(f"{diagnostic.chemin}:{position.ligne}:{position.colonne}: ", _GRAS)
    code = f"[{diagnostic.code}]" if diagnostic.code else " :"
    texte.append(f"{diagnostic.gravite.value}{code}", couleur)
    texte.append(f" {diagnostic.message}\n")
    if diagnostic.extrait.strip():
        numero = str(position.ligne)
        extrait, debut, longueur = _fenetre(
            diagnostic.extrait, position.colonne - 1, position.longueur
        )
        texte.append(f"  {numero} | ", _DISCRET)
        texte.append(f"{extrait}\n")
        texte.append(f"  {' ' * len(numero)} | ", _DISCRET)
        avant = "".join(c if c == "\t" else " " * cell_len(c) for c in extrait[:debut])
        soulignes = max(1, cell_len(extrait[debut : debut + longueur]))
        texte.append(f"{avant}{'^' * soulignes}\n", couleur)
    texte.append(f"  Pourquoi : {diagnostic.pourquoi}\n")
    if diagnostic.conseil:
        texte.append(f"  À faire : {diagnostic.conseil}.\n")
    if diagnostic.correction:
        texte.append("  À écrire :\n")
        for ligne in diagnostic.correction.split("\n"):
            texte.append(f"      {ligne}\n" if ligne else "\n", _VERT)
    return texte


def _fenetre(ligne: str, debut: int, longueur: int) -> tuple[str, int, int]:
    """The part of a long line that surrounds the fault, with its new place."""
    ligne = ligne.rstrip()
    longueur = max(1, min(longueur, len(ligne) - debut))
    if len(ligne) <= _LARGEUR:
        return ligne, debut, longueur
    depart = max(0, min(debut - _LARGEUR // 3, len(ligne) - _LARGEUR))
    fin = depart + _LARGEUR
    avant, apres = ("…" if depart else ""), ("…" if fin < len(ligne) else "")
    visible = min(longueur, fin - debut)
    return avant + ligne[depart:fin] + apres, debut - depart + len(avant), visible
