"""French typography: one table of rules, for plain texts and for texts cut into segments.

Sources: *Lexique des règles typographiques en usage à l'Imprimerie nationale* (2002) for the
spaces of punctuation, guillemets, units and numbers; the choice of U+202F for its « espace fine
insécable » and of U+00A0 for its « espace mots insécable » is that of Unicode's French data.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from recueil.expressions import expression

FINE = "\u202f"
INSECABLE = "\u00a0"

# Stands for what must not change: code, an address, a footnote call. A noncharacter, so that
# no text can hold it by accident; one that does is protected too.
OPAQUE = "\ufdd0"
_BLANC = f"[ \t\n{INSECABLE}{FINE}\u2009]"
_SUITE = rf"(?=[;?!.…]*(?:[\s)\]}}»”’\"'*,.:{OPAQUE}]|$))"


_PROTEGE = expression(
    rf"{OPAQUE}|\x02[^\x02\x03]{{0,64}}\x03|\b(?:https?|ftp|file|mailto|tel):\S+|\bwww\.\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|&(?:\#?\w{1,31});"
)


class Regle(NamedTuple):
    """One rule: each match of `motif` becomes `remplacement`, or stays when it gives None.

    Attributes:
        signes: a text without any of these cannot match, and most texts have few of them.
    """

    nom: str
    signes: frozenset[str]
    motif: re.Pattern[str]
    remplacement: Callable[[re.Match[str]], str | None]


_NUMERO = r"[0-9]{1,4}\.[0-9]{1,4}"
_RENVOIS = expression(
    rf"(?<!\w)[Ff]iches?{_BLANC}+{_NUMERO}"
    rf"(?:(?:{_BLANC}*,{_BLANC}*|{_BLANC}+(?:et|ou|à){_BLANC}+){_NUMERO})*$"
)


def _suite_de_renvois(trouve: re.Match[str]) -> str | None:
    """« 2.6 et 2.10 » may be a calculation: only what follows « fiche » is known for numbers."""
    debut = trouve.start()
    if _RENVOIS.search(trouve.string[max(0, debut - 96) : debut]) is None:
        return None
    return trouve.group().rstrip() + INSECABLE


def _deux_points(trouve: re.Match[str]) -> str | None:
    """A colon that ends a token opened by another one (`:smile:`) is no punctuation."""
    debut = trouve.start()
    avant = trouve.string[max(0, debut - 64) : debut]
    # Letters only: no rule puts a space among them, so a second pass sees the same word.
    ouvert = trouve.group() == ":" and re.search(r"(?:^|\s):[\w+-]+$", avant)
    return None if ouvert else f"{INSECABLE}:"


REGLES: tuple[Regle, ...] = (
    Regle("points de suspension", frozenset("."), re.compile(r"(?<!\.)\.{3}(?!\.)"), lambda _: "…"),
    Regle(
        "apostrophe",
        frozenset("'"),
        expression(rf"(?<=[^\W\d_])'(?=[\w«“\"{OPAQUE}])"),
        lambda _: "’",
    ),
    Regle(
        "ponctuation haute",
        frozenset(";?!"),
        expression(rf"(?<=[^\s(\[{{«“‘;?!]){_BLANC}*[;?!]{_SUITE}"),
        lambda trouve: FINE + trouve.group()[-1],
    ),
    Regle(
        "deux-points",
        frozenset(":"),
        expression(rf"(?<=[^\s(\[{{«“‘:;?!]){_BLANC}*:(?=[\s)\]}}»”’\"{OPAQUE}]|$)"),
        _deux_points,
    ),
    Regle(
        "guillemet ouvrant",
        frozenset("«"),
        expression(rf"«{_BLANC}*(?=\S)"),
        lambda _: f"«{INSECABLE}",
    ),
    Regle(
        "guillemet fermant",
        frozenset("»"),
        expression(rf"(?<=\S){_BLANC}*»"),
        lambda _: f"{INSECABLE}»",
    ),
    Regle(
        "unités",
        frozenset("%‰€°"),
        expression(rf"(?<=[0-9]){_BLANC}*(?:%|‰|€|°C|°F)(?!\w)"),
        lambda trouve: INSECABLE + trouve.group().lstrip(),
    ),
    Regle(
        "numéro",
        frozenset("°"),
        expression(rf"(?<!\w)[nN]°{_BLANC}*(?=[0-9])"),
        lambda trouve: trouve.group()[:2] + INSECABLE,
    ),
    # « fiche 3.4 »: a line does not end between the word and its number.
    Regle(
        "renvoi",
        frozenset("0123456789"),
        expression(rf"(?<!\w)(?:[Ff]iches?|[Pp]arties?|[Pp]ages?){_BLANC}+(?=[0-9])"),
        lambda trouve: trouve.group().rstrip() + INSECABLE,
    ),
    # « fiches 4.2 et 4.4 »: nor between « et » and the number that it brings.
    Regle(
        "suite de renvois",
        frozenset("0123456789"),
        expression(rf"(?<=[0-9]){_BLANC}+(?:et|ou|à){_BLANC}+(?=[0-9]+\.[0-9])"),
        _suite_de_renvois,
    ),
    Regle(
        "milliers",
        frozenset("0123456789"),
        expression(rf"(?<![\w.,])[0-9]{{1,3}}(?:[ {INSECABLE}{FINE}][0-9]{{3}})+(?![\w])"),
        lambda trouve: re.sub(r"[^0-9]", FINE, trouve.group()),
    ),
)

# 1er, 2e, XXIe: letters that are raised in print. Single Roman letters are I, V and X only:
# « Ce », « De », « Le » and « Me » are words; so is « Vers »: only what ends with one is a first.
ORDINAL = expression(
    r"(?<![\w.,’'-])(?:[0-9]+|[IVX]|[IVXLC]{2,})(?P<exposant>(?<=[1I])(?:ers?|res?)|es?|nde?s?)"
    r"(?![\w’'·-])"
)
# From the start of a word alone: tried at each letter, a long one would take its square.
INCLUSIF = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:·[^\W\d_]+)+")


def typographier(texte: str) -> str:
    """`texte` with French spaces, apostrophes and ellipses. Idempotent, in linear time."""
    return composer_segments([texte])[0]


def composer_segments(segments: Sequence[str]) -> list[str]:
    """The same for a text cut into pieces, which are seen as one.

    A colon after `**mot**` needs its space although the word is in another element. A segment
    that must not change is given as `OPAQUE`. No sign moves from a segment to another.
    """
    proteges: list[list[str]] = []
    pieces: list[str] = []
    for segment in segments:
        proteges.append(_PROTEGE.findall(segment))
        pieces.append(_PROTEGE.sub(OPAQUE, segment))
    texte = "".join(pieces)
    for regle in REGLES:
        if regle.signes.isdisjoint(texte):
            continue
        composees = _appliquer(regle, pieces, texte)
        if composees is not pieces:
            pieces, texte = composees, "".join(composees)
    return [_retablir(piece, originaux) for piece, originaux in zip(pieces, proteges, strict=True)]


def _retablir(piece: str, originaux: list[str]) -> str:
    suite = iter(originaux)
    return re.sub(OPAQUE, lambda _: next(suite), piece) if originaux else piece


def _appliquer(regle: Regle, pieces: list[str], texte: str) -> list[str]:
    trouves = [
        (trouve, nouveau)
        for trouve in regle.motif.finditer(texte)
        if (nouveau := regle.remplacement(trouve)) is not None and nouveau != trouve.group()
    ]
    if not trouves:
        return pieces
    fins = list(accumulate(len(piece) for piece in pieces))
    resultat: list[list[str]] = [[] for _ in pieces]
    rang, lu = 0, 0

    def verser(fin: int) -> None:
        """Copy the text up to `fin` into the segments it comes from."""
        nonlocal rang, lu
        while lu < fin:
            while fins[rang] <= lu:
                rang += 1
            pas = min(fin, fins[rang])
            resultat[rang].append(texte[lu:pas])
            lu = pas

    for trouve, nouveau in trouves:
        verser(trouve.start())
        while fins[rang] <= lu:
            rang += 1
        if trouve.end() > fins[rang] and nouveau[-1] == trouve.group()[-1]:
            # The match runs over two segments: its last sign stays in the one it was in.
            resultat[rang].append(nouveau[:-1])
            lu = trouve.end() - 1
            verser(trouve.end())
        else:
            resultat[rang].append(nouveau)
            lu = trouve.end()
    verser(len(texte))
    return ["".join(morceaux) for morceaux in resultat]
