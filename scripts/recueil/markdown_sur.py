"""Text to Markdown that means that text: escapes, indents, one line.

Writers type inline Markdown in the front matter; these functions keep a value in its place
(`1995. Le MES…` must not open a numbered list) without touching its emphasis and links.
"""

import re

from recueil.expressions import expression

_DEBUT_DE_BLOC = expression(
    r"^(?:(?P<rang>[0-9]+)(?=[.)](?:\s|$))|(?P<marque>[#>+`-]|\*(?=\s|\[)|(?:[*_] {0,2}){3,}$|!{3}"
    r"|\[\^?[^\]]*\]:)|(?P<entite>[:~=|]|\?{3}|/{3}))"
)


def en_ligne(texte: str) -> str:
    """`texte` as one line of inline Markdown, whatever sign it starts with."""
    ligne = " ".join(texte.split())
    trouve = _DEBUT_DE_BLOC.match(ligne)
    if trouve is None:
        return ligne
    if trouve["rang"]:
        fin = trouve.end()
        return ligne[:fin] + "\\" + ligne[fin:]
    if trouve["entite"]:
        # Python-Markdown has no backslash escape for these.
        return f"&#{ord(ligne[0])};{ligne[1:]}"
    return "\\" + ligne


def litteral(texte: str) -> str:
    """`texte` without any Markdown meaning: for titles and names that are not Markdown."""
    return re.sub(r"([\\`*_\[\]<>{}#!|~&])", _echapper, " ".join(texte.split()))


def _echapper(trouve: re.Match[str]) -> str:
    signe = trouve.group()
    # Python-Markdown has no backslash escape for these.
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "|", "~": "~"}.get(signe, "\\" + signe)


def en_sa_langue(markdown: str, langue: str, page: str) -> str:
    """Inline `markdown` written in `langue`, said to be so on a page in another language."""
    return markdown if langue == page else f'<span lang="{langue}">{markdown}</span>'


def retrait(bloc: str, espaces: int = 4) -> str:
    """`bloc` moved right, blank lines left blank."""
    marge = " " * espaces
    return "\n".join(marge + ligne if ligne.strip() else "" for ligne in bloc.split("\n"))


def titre(niveau: int, texte: str, ancre: str, classe: str) -> str:
    """A heading with its anchor and class; the text is inline Markdown."""
    # A brace of the text would be taken for the start of ours.
    return f"{'#' * niveau} {texte.replace('{', chr(92) + '{')} {{ #{ancre} .{classe} }}"


def bloc_de_code(texte: str, langage: str) -> str:
    """`texte` as it is, whatever it holds: the fence is longer than any of its own."""
    cloture = "`" * max([3, *(len(tics) + 1 for tics in re.findall("`+", texte))])
    return f"{cloture}{langage}\n{texte}\n{cloture}"
