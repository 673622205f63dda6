"""What a reader reads in Markdown text: the rest is masked in place, so that places hold.

Rules on wording must not take an address, a tag or some code for words, nor the blanks put in
their place for blanks that the writer typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from recueil.expressions import expression
from recueil.typographie import OPAQUE

_CODE = expression(
    r"^(?P<cloture>```+|~~~+)[^\n]*\n.*?(?:^(?P=cloture)[`~]*[ \t]*$|\Z)"
    r"|(?P<tics>`+)[^\n]+?(?P=tics)",
    re.MULTILINE | re.DOTALL,
)
_CONSIGNE = expression(r"<!--[ \t]*recueil[ \t]*:[^\n]*?(?:-->|$)", re.MULTILINE)
_COMMENTAIRE = re.compile(r"<!--.*?-->", re.DOTALL)
# What is no prose, each with a text without which there is none: most passages hold few of them,
# and looking for a text is a hundred times quicker than trying an expression at each letter.
_HORS_PROSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("<", expression(r"(?<!<)</?[A-Za-z][^<>\n]*>(?!>)")),
    # The target of a link or image, a reference to it, a call of note.
    (
        "]",
        expression(
            r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?<=\])\[[^\]\n]*\]|\[\^[^\]\n]*\]:?"
            r"|^[ \t]*\[[^\]\n]+\]:[^\n]*",
            re.MULTILINE,
        ),
    ),
    ("http", re.compile(r"\bhttps?:[^\s<>\"»]+")),
    ("ftp:", re.compile(r"\bftp:[^\s<>\"»]+")),
    ("file:", re.compile(r"\bfile:[^\s<>\"»]+")),
    ("mailto:", re.compile(r"\bmailto:[^\s<>\"»]+")),
    ("tel:", re.compile(r"\btel:[^\s<>\"»]+")),
    ("www.", re.compile(r"\bwww\.[^\s<>\"»]+")),
    ("@", re.compile(r"\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    ("{", expression(r"\{:?[ ]*[#.:][^{}\n]*\}")),
    ("&", re.compile(r"&(?:\#?\w{1,31});")),
    ("\\", re.compile(r"\\[^\w\s]")),
)
# What no text is without that holds one of these; in prose, a blank follows.
_DEUX_POINTS_COLLE = re.compile(r":\S")
_SCHEMAS = frozenset({"http", "ftp:", "file:", "mailto:", "tel:"})
_SANS_ADRESSE = tuple(paire for paire in _HORS_PROSE if paire[0] not in _SCHEMAS)
_FIN_DE_DOMAINE = re.compile(r"\.(?:asso|com|coop|eu|fr|info|io|net|org)\b")
_DOMAINE = expression(
    rf"(?<![\w.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}})*{_FIN_DE_DOMAINE.pattern}(?:/[^\s<>\"»]*)?"
)
_ENTETE_DE_BLOC = expression(r"^[|>][+-]?[0-9]?[+-]?[ \t]*(?:#[^\n]*)?(?=\n)")
_TITRE = re.compile(r"^ {0,3}#{1,6}[ \t]+\S")
_POINT = expression(r"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\S")
_TABLEAU = re.compile(r"^[ \t]*\|")


def sans_code(texte: str) -> str:
    """`texte` with code and comments replaced by spaces, so that places stay the same."""
    if "<!--" in texte:
        texte = _sans_commentaires(_CONSIGNE.sub(_blanc, texte), _blanc)
    if "`" in texte or "~~~" in texte:
        texte = _CODE.sub(_blanc, texte)
    return texte


def masquer(texte: str) -> str:
    """`texte` with all that is not prose under a sign that is neither a letter nor a blank.

    Args:
        texte: Markdown, or a value of the front matter as written, quotes included.
    """
    return masquer_ensemble((texte,))[0]


def masquer_ensemble(textes: Sequence[str]) -> list[str]:
    """Each of `textes` as `masquer` gives it: what none of them holds is looked for once."""
    ensemble = "\n".join(textes)
    possibles = _HORS_PROSE if _DEUX_POINTS_COLLE.search(ensemble) else _SANS_ADRESSE
    presents = [(signe, motif) for signe, motif in possibles if signe in ensemble]
    des_domaines = _FIN_DE_DOMAINE.search(ensemble) is not None
    du_code = "`" in ensemble or "~~~" in ensemble
    des_commentaires = "<!--" in ensemble
    masques = []
    for texte in textes:
        if texte.startswith(("|", ">")):
            texte = _ENTETE_DE_BLOC.sub(_masque, texte)
        if du_code and ("`" in texte or "~~~" in texte):
            texte = _CODE.sub(_masque, texte)
        if des_commentaires and "<!--" in texte:
            texte = _sans_commentaires(texte, _masque)
        for signe, motif in presents:
            if signe in texte:
                texte = motif.sub(_masque, texte)
        if des_domaines and _FIN_DE_DOMAINE.search(texte):
            texte = _DOMAINE.sub(_masque, texte)
        masques.append(texte)
    return masques


def _sans_commentaires(texte: str, remplacer: Callable[[re.Match[str]], str]) -> str:
    # After the last end, each start would look for one through the whole text, in vain.
    fin = texte.rfind("-->") + len("-->")
    return _COMMENTAIRE.sub(remplacer, texte[:fin]) + texte[fin:]


def _blanc(trouve: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", trouve.group())


def _masque(trouve: re.Match[str]) -> str:
    return re.sub(r"[^\n]", OPAQUE, trouve.group())


class Bloc(NamedTuple):
    """A heading, a list item, a row or a paragraph of Markdown.

    Attributes:
        genre: `titre`, `point`, `tableau` or `paragraphe`.
        debut: where it starts in its text, in characters.
    """

    genre: str
    debut: int
    texte: str


def blocs(texte: str) -> Iterator[Bloc]:
    """The blocks of a masked text, in order.

    A list item's further paragraphs are paragraphs: nothing here needs to know whose they are.
    """
    lignes: list[str] = []
    genre, debut, place = "", 0, 0
    for ligne in texte.split("\n"):
        nature = _nature(ligne)
        # A plain line carries on the item or paragraph above it.
        suite = nature == "paragraphe" and genre in ("point", "paragraphe")
        if not suite:
            if lignes:
                yield Bloc(genre, debut, "\n".join(lignes))
            lignes, genre, debut = [], nature, place
        if nature:
            lignes.append(ligne)
        place += len(ligne) + 1
    if lignes:
        yield Bloc(genre, debut, "\n".join(lignes))


def _nature(ligne: str) -> str:
    premier = ligne.lstrip()[:1]
    if not premier:
        return ""
    if premier == "#" and _TITRE.match(ligne):
        return "titre"
    if premier in "-*+0123456789" and _POINT.match(ligne):
        return "point"
    return "tableau" if premier == "|" and _TABLEAU.match(ligne) else "paragraphe"
