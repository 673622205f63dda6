"""Diagnostics for a person at a terminal: what, where, why, and the line to copy.

What several in a row would say again, why and what to do, is said with the first of them.
"""

import re
from collections.abc import Sequence

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


_COMMANDE = re.compile(r"(?<=`)recueil(?= [a-z])|(?<=« )recueil(?= [a-z])")


def rapporter(diagnostics: Sequence[Diagnostic], programme: str = "recueil") -> Text:
    """All diagnostics, separated by blank lines.

    Args:
        programme: how the reader calls the command that some of them name.
    """
    precedents = (None, *diagnostics)
    return Text("\n").join(
        _un(diagnostic, precedent, programme)
        for diagnostic, precedent in zip(diagnostics, precedents, strict=False)
    )


def rediger(rapport: Rapport) -> Text:
    """The diagnostics, then the outcome."""
    texte = rapporter(rapport.diagnostics, rapport.programme)
    if rapport.diagnostics:
        texte.append("\n")
    return texte.append(f"{rapport.phrase}\n")


def _un(diagnostic: Diagnostic, precedent: Diagnostic | None, programme: str) -> Text:
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
    if not _est_redit("pourquoi", diagnostic, precedent):
        texte.append(f"  Pourquoi : {diagnostic.pourquoi}\n")
    if diagnostic.conseil and not _est_redit("conseil", diagnostic, precedent):
        texte.append(f"  À faire : {_COMMANDE.sub(programme, diagnostic.conseil)}.\n")
    if diagnostic.correction:
        texte.append("  À écrire :\n")
        for ligne in diagnostic.correction.split("\n"):
            texte.append(f"      {ligne}\n" if ligne else "\n", _VERT)
    return texte


def _est_redit(champ: str, diagnostic: Diagnostic, precedent: Diagnostic | None) -> bool:
    """Whether the diagnostic above, of the same rule and the same file, says the same."""
    return (
        precedent is not None
        and (precedent.code, precedent.chemin) == (diagnostic.code, diagnostic.chemin)
        and getattr(precedent, champ) == getattr(diagnostic, champ)
    )


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
