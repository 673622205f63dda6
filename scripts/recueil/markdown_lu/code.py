"""What Markdown shows as code, where nothing else is to be read."""

import re

from recueil.expressions import expression

# Python-Markdown's own idea of a fenced block: one that is not closed is no code.
_CLOTURE = expression(
    r"^(?P<cloture>~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*"
    r"(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)\n.*?(?<=\n)(?P=cloture)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
_TICS = re.compile(r"(?<![\\`])`+(?!`)")


def masquer_le_code(texte: str) -> str:
    """`texte` with spaces in place of what Markdown shows as code.

    Less than more: code that runs over several lines of a paragraph is left in sight, since
    HTML at the start of a line comes before it in Python-Markdown.
    """
    if "`" not in texte and "~~~" not in texte:
        return texte
    texte = _CLOTURE.sub(lambda trouve: re.sub(r"[^\n]", " ", trouve.group()), texte)
    return "\n".join(_sans_code_en_ligne(ligne) for ligne in texte.split("\n"))


def _sans_code_en_ligne(ligne: str) -> str:
    if "`" not in ligne:
        return ligne
    series = [trouve.span() for trouve in _TICS.finditer(ligne)]
    # The nearest series of the same length to the right of each: what closes it.
    suivantes: dict[int, int] = {}
    fermantes: list[int | None] = [None] * len(series)
    for rang in range(len(series) - 1, -1, -1):
        longueur = series[rang][1] - series[rang][0]
        fermantes[rang] = suivantes.get(longueur)
        suivantes[longueur] = rang
    morceaux, lu, rang = [], 0, 0
    while rang < len(series):
        fermante = fermantes[rang]
        if fermante is None:
            rang += 1
            continue
        debut, fin = series[rang][0], series[fermante][1]
        morceaux += [ligne[lu:debut], " " * (fin - debut)]
        lu, rang = fin, fermante + 1
    return "".join([*morceaux, ligne[lu:]])
