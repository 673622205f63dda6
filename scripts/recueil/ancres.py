"""The anchors of a page, as the site gives them: where a link may lead inside it.

Headings get theirs from Python-Markdown's `toc` extension, with its own functions: the words
without accents, a number when two are alike. A test compares them with the pages of the site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recueil.adresses import ancre_definition as ancre_definition
from recueil.expressions import expression
from recueil.markdown_lu.titres import lignes_de_titre

# What every page of a fiche has (`pages.fiche`), save the sources of one that gives none.
_DES_SECTIONS = ("contexte", "enjeux", "definitions", "exemples-mes", "voir-aussi")
_EXPLICITE = expression(r"[ \t]*\{:?[ ]*#(?P<ancre>[^\s{}#.=]+)[^{}]*\}[ \t]*#*$")
_FIN_DE_TITRE = re.compile(r"[ \t]*#+[ \t]*$")
# What Markdown takes away from the words of a heading before they are made an anchor.
_LIEN = expression(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_SIGNES = frozenset("\\*`<[_")
_MARQUES = expression(r"\\(?=[!-/:-@\[-`{-~])|[*`]|<[^<>]*>|\[\^[^\]]*\]|(?<!\w)_|_(?!\w)")


class Titre(NamedTuple):
    """A heading: its words, and the anchor that the writer gives it, or an empty text."""

    mots: str
    ancre: str = ""


def ancres_fixes(termes: Iterable[str], avec_sources: bool) -> list[str]:
    """The anchors of the page of a fiche that no heading gives."""
    fixes = [*_DES_SECTIONS, *map(ancre_definition, termes)]
    return [*fixes, "sources"] if avec_sources else fixes


def titres_de_fiche(titre: str, textes: Iterable[str]) -> Iterator[Titre]:
    """The headings of the page of a fiche.

    Args:
        textes: its definitions, then its body.
    """
    yield Titre(titre)
    for texte in textes:
        yield from _titres(texte)


def ancres_de_page(texte: str) -> Iterator[str]:
    """The anchors of an ordinary page of the site."""
    yield from ancres(list(_titres(texte)), [])


def ancres(titres: Sequence[Titre], fixes: Iterable[str]) -> Iterator[str]:
    """Anchors that are given, then those made of words, in the order of the page."""
    # Read when a link asks for an anchor: it takes longer than to check a fiche.
    from markdown.extensions.toc import slugify, unique

    donnees = [*fixes, *(ancre for _, ancre in titres if ancre)]
    yield from donnees
    prises = set(donnees)
    for mots, ancre in titres:
        if not ancre:
            yield unique(slugify(mots, "-"), prises)


def _titres(texte: str) -> Iterator[Titre]:
    for ligne in lignes_de_titre(texte):
        brut = ligne.lstrip("#")
        explicite = _EXPLICITE.search(brut)
        if explicite is not None:
            yield Titre(brut[: explicite.start()].strip(), explicite["ancre"])
        else:
            yield Titre(_mots(_FIN_DE_TITRE.sub("", brut)))


def _mots(titre: str) -> str:
    # Most headings hold no mark: looking for one is much quicker than for all of them.
    if not _SIGNES.isdisjoint(titre):
        titre = _MARQUES.sub("", _LIEN.sub(r"\1", titre))
    return titre.strip()
