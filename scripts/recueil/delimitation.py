"""Where a front matter starts and ends, even when the lines that should say so are not right.

Functions over the lines of a file; indexes count from 0.
"""

import re
from collections.abc import Sequence

from recueil.expressions import expression

DELIMITEUR = "---"
_LIGNE_YAML = expression(r"^(\s|- |-$|[^\s:#]+\s*:(\s|$)|#(?!#* ))")
# What was meant for the line that closes a header: dashes that a word processor has joined, too few
# or too many, other rules. None of it can stand there in YAML.
_PRESQUE_DELIMITEUR = expression(
    r"(?:-{2,}|-(?: -){2,}|[–—−]+-*|\*{3,}|_{3,}|={3,}|~{3,}|\+{3,}|\.{3}|…)\s*"
)
_CLE = re.compile(r"[a-z_]+\s*:(\s|$)")
_TITRE = re.compile(r"#{2,6} \S")
# A line after which another one may start at the left edge: it opens a list or a text.
_OUVRE = expression(r".*(?::|[|>][-+]?[0-9]?)\s*")
# Titles and remarks that people put above a header are short.
_LIGNES_AU_DESSUS = 12


def debut_de_l_entete(lignes: Sequence[str], premiere: int) -> int | None:
    """Index of the first key of a header that does not start by `---` at line `premiere`.

    Either `---` is missing, or something stands above it. None when nothing looks like a header.
    """
    if _CLE.match(lignes[premiere]):
        return premiere
    if est_presque_un_delimiteur(lignes[premiere]) and _CLE.match(_suivante(lignes, premiere + 1)):
        return premiere + 1
    for i in range(premiere, min(len(lignes), premiere + _LIGNES_AU_DESSUS)):
        if lignes[i].rstrip() == DELIMITEUR:
            return i + 1 if _CLE.match(_suivante(lignes, i + 1)) else None
    return None


def est_presque_un_delimiteur(ligne: str) -> bool:
    """Whether a line was meant to be `---`: other signs, or not at the left edge."""
    return _PRESQUE_DELIMITEUR.fullmatch(ligne.strip()) is not None


def cloture_sous_l_entete(lignes: Sequence[str], premiere: int, fin: int) -> int | None:
    """Index of the end of a block of code that was put around the header, when it is there."""
    ouverte = re.match(r"`{3,}|~{3,}", lignes[premiere])
    rang = _rang_suivant(lignes, fin + 1)
    if ouverte is None or rang >= len(lignes) or lignes[rang].strip() != ouverte.group():
        return None
    return rang


def suite_de_l_entete(lignes: Sequence[str], fin: int) -> int | None:
    """Index of the line that closes the header, when keys go on past the `---` at `fin`."""
    rang = _rang_suivant(lignes, fin + 1)
    if rang >= len(lignes) or not re.match(r"[a-z_]+:(?: |$)", lignes[rang]):
        return None
    for i in range(rang, len(lignes)):
        if lignes[i].rstrip() == DELIMITEUR:
            return i
        if lignes[i].strip() and not _LIGNE_YAML.match(lignes[i]):
            return None
    return None


def ouverture_en_double(lignes: Sequence[str], debut: int) -> int | None:
    """Index of a second opening line, when the keys come after it and not after the first one."""
    rang = _rang_suivant(lignes, debut)
    if rang < len(lignes) and lignes[rang].rstrip() == DELIMITEUR:
        return rang if _CLE.match(_suivante(lignes, rang + 1)) else None
    return None


def delimiteur_mal_ecrit(lignes: Sequence[str], debut: int, fin: int | None) -> int | None:
    """Index of the line that was meant to close the header, if it is not the one at `fin`."""
    limite = min(len(lignes), fin_probable(lignes, debut) + 1) if fin is None else fin
    for i in range(debut, limite):
        ligne = lignes[i]
        if _PRESQUE_DELIMITEUR.fullmatch(ligne):
            # If the header goes on, this is something else, and YAML will say what.
            if not _CLE.match(_suivante(lignes, i + 1)):
                return i
            continue
        if ligne.strip() == DELIMITEUR and ligne[0].isspace():
            # Shifted, it may be a rule in a text of the header, unless the body starts under it.
            suite = _suivante(lignes[:fin], i + 1)
            if fin is None or (suite and not _LIGNE_YAML.match(suite)):
                return i
    return None


def texte_avant(lignes: Sequence[str], debut: int, fin: int) -> int | None:
    """Index of the line that starts the body, when `fin` is but a rule in that body."""
    for i in range(debut, fin):
        if _TITRE.match(lignes[i]) and not _LIGNE_YAML.match(_suivante(lignes, i + 1)):
            return i
    # Stuck to `---`, a text is one more line of the header, or a heading of Markdown.
    if fin <= debut or lignes[fin - 1].strip():
        return None
    derniere = max((i for i in range(debut, fin) if _CLE.match(lignes[i])), default=fin)
    for i in range(derniere + 1, fin):
        if _commence_un_texte(lignes, i):
            return i
    return None


def fin_probable(lignes: Sequence[str], debut: int) -> int:
    """Index of the first line that no longer looks like YAML: where `---` was forgotten."""
    for i in range(debut, len(lignes)):
        if lignes[i].strip() and not _LIGNE_YAML.match(lignes[i]):
            return i
    fin = len(lignes)
    while fin > debut and not lignes[fin - 1].strip():
        fin -= 1
    return fin


def _commence_un_texte(lignes: Sequence[str], rang: int) -> bool:
    """Whether a line at the left edge, under the last key, is a paragraph or a list of the body."""
    ligne = lignes[rang]
    if not ligne.strip() or ligne[0].isspace() or ligne.startswith("#"):
        return False
    avant = next((lignes[i] for i in range(rang - 1, -1, -1) if lignes[i].strip()), "")
    if _OUVRE.fullmatch(avant):
        return False
    if lignes[rang - 1].strip():
        # Without a blank line, only what follows a closed quote cannot be the rest of it.
        return not _LIGNE_YAML.match(ligne) and avant.rstrip().endswith('"')
    # A list of the header at the left edge goes on past a blank line.
    return not (ligne.startswith("-") and avant.startswith("-"))


def _suivante(lignes: Sequence[str], rang: int) -> str:
    """The first line that says something, from `rang` on."""
    rang = _rang_suivant(lignes, rang)
    return lignes[rang] if rang < len(lignes) else ""


def _rang_suivant(lignes: Sequence[str], rang: int) -> int:
    """Index of the first line that says something, from `rang` on."""
    while rang < len(lignes) and not lignes[rang].strip():
        rang += 1
    return rang
