"""Where an address leads, whatever it is disguised as, and where a text writes addresses."""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from recueil.expressions import expression

SCHEMAS_PERMIS = frozenset({"http", "https", "mailto", "tel"})

# Browsers drop tabs and line ends anywhere in an address and blanks at its ends (WHATWG URL,
# 4.4); the others are invisible, and no address that someone types holds any.
_INVISIBLES = expression(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
_SCHEMA = re.compile(r"^([a-z][a-z0-9+.-]*):")
_ECHAPPEMENT = re.compile(r"\\([!-/:-@\[-`{-~])")


class Destination(NamedTuple):
    """An address written in Markdown, from `debut` to `fin` of its text.

    Attributes:
        adresse: as written, without angle brackets nor the title that may follow.
        image: whether the page would show what is there instead of linking to it.
        place: the whole construct, `[text](address)` for one, for a message to show.
    """

    adresse: str
    debut: int
    fin: int
    image: bool = False
    place: tuple[int, int] = (0, 0)


def devoiler(ecrite: str) -> str:
    """`ecrite` as a browser may come to read it: entities, escapes and blanks resolved.

    More is resolved than any browser does (fullwidth letters, percent signs, twice): an honest
    address never needs it.
    """
    texte = ecrite
    for _ in range(2):
        texte = unquote(html.unescape(texte))
    texte = unicodedata.normalize("NFKC", _ECHAPPEMENT.sub(r"\1", texte))
    return _INVISIBLES.sub("", texte)


def schema(ecrite: str) -> str:
    """What stands before the first colon of an address, `https`; empty for a relative one."""
    trouve = _SCHEMA.match(devoiler(ecrite).lower())
    return trouve[1] if trouve else ""


def est_distante(ecrite: str) -> bool:
    """Whether an address leads to another machine, with or without its scheme."""
    # Browsers take a backslash for a slash; Markdown may take it away first.
    lectures = (devoiler(ecrite), devoiler(ecrite.replace("\\", "/")))
    return any(lecture.replace("\\", "/").startswith("//") for lecture in lectures) or schema(
        ecrite
    ) in ("http", "https", "ftp", "ftps")


_LIEN = re.compile(r"\]\([ \t\n]*")
_FIN_DE_LIEN = re.compile(r"[()]|\n[ \t]*\n|\]\(")
_TITRE = re.compile(r"[ \t\n]+[\"'(].*$", re.DOTALL)
_DEFINITION = expression(
    r"^(?:[ \t>+-]|\*[ \t]|[0-9]+\.)*\[(?!\^)([^\[\]\n]*)\]:[ \t]*(?:\n[ \t]*)?(<[^<>\n]*>?|\S+)",
    re.MULTILINE,
)
_AUTOMATIQUE = expression(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
_RENVOI_D_IMAGE = expression(r"!\[([^\[\]\n]{0,300})\](?:[ \n]?\[([^\[\]\n]{0,300})\])?(?!\()")


def destinations(texte: str) -> Iterator[Destination]:
    """The addresses of links and images in a Markdown text, in no given order.

    Links and images, the definitions that they refer to, and addresses between angle brackets.
    Linear in the text. Attributes of raw HTML are not looked at (see `balises`).
    """
    yield from _liens(texte) if "](" in texte else ()
    etiquettes = {
        _etiquette(trouve[2] or trouve[1])
        for trouve in (_RENVOI_D_IMAGE.finditer(texte) if "![" in texte else ())
    }
    for trouve in _DEFINITION.finditer(texte) if "]:" in texte else ():
        adresse = trouve[2].removeprefix("<").removesuffix(">")
        debut = trouve.start(2) + trouve[2].startswith("<")
        image = _etiquette(trouve[1]) in etiquettes
        yield Destination(adresse, debut, debut + len(adresse), image, trouve.span())
    for trouve in _AUTOMATIQUE.finditer(texte) if "<" in texte else ():
        yield Destination(trouve[1], *trouve.span(1), place=trouve.span())


def _liens(texte: str) -> Iterator[Destination]:
    ouvrants = _Ouvrants(texte)
    for trouve in _LIEN.finditer(texte):
        debut, profondeur, fin = trouve.end(), 0, len(texte)
        for borne in _FIN_DE_LIEN.finditer(texte, debut):
            if borne.group() == "(":
                profondeur += 1
            elif borne.group() == ")" and profondeur:
                profondeur -= 1
            else:
                fin = borne.start()
                break
        brut = texte[debut:fin]
        if brut.startswith("<"):
            debut += 1
            adresse = brut[1:].split(">", 1)[0]
        else:
            adresse = _TITRE.sub("", brut).rstrip()
        crochet = ouvrants.avant(trouve.start())
        image = crochet is not None and texte[max(0, crochet - 1) : crochet] == "!"
        depart = trouve.start() if crochet is None else crochet - image
        yield Destination(
            adresse, debut, debut + len(adresse), image, (depart, min(fin + 1, len(texte)))
        )


class _Ouvrants:
    """The bracket that each `]` closes, found in one walk over the text."""

    def __init__(self, texte: str) -> None:
        self._paires: dict[int, int] = {}
        pile: list[int] = []
        for trouve in re.finditer(r"[\[\]]|\n[ \t]*\n", texte):
            if trouve.group() == "[":
                pile.append(trouve.start())
            elif trouve.group() != "]":
                pile.clear()
            elif pile:
                self._paires[trouve.start()] = pile.pop()

    def avant(self, rang: int) -> int | None:
        """Place of the bracket closed at `rang`."""
        return self._paires.get(rang)


def _etiquette(texte: str) -> str:
    return " ".join(texte.split()).lower()
