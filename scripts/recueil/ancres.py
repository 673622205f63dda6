"""The anchors of a page, as the site gives them: where a link may lead inside it.

Headings get theirs from Python-Markdown's `toc` extension, with its own functions: the words
without accents, a number when two are alike. A test compares them with the pages of the site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from recueil.adresses import ancre_definition as ancre_definition
from recueil.markdown_lu.lignes import Genre, Ligne, lignes

# What every page of a fiche has (`pages.fiche`), save the sources of one that gives none.
_DES_SECTIONS = ("contexte", "enjeux", "definitions", "exemples-mes", "voir-aussi")
_EXPLICITE = re.compile(r"[ \t]*\{:?[ ]*#(?P<ancre>[^\s{}#.=]+)[^{}]*\}[ \t]*#*$")
_FIN_DE_TITRE = re.compile(r"[ \t]*#+[ \t]*$")
# What Markdown takes away from the words of a heading before they are made an anchor.
_LIEN = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_SIGNES = frozenset("\\*`<[_")
_MARQUES = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*`]|<[^<>]*>|\[\^[^\]]*\]|(?<!\w)_|_(?!\w)")


def ancres_de_fiche(
    titre: str, termes: Iterable[str], textes: Iterable[Sequence[Ligne]], avec_sources: bool
) -> Iterator[str]:
    """The anchors of the page of a fiche.

    Args:
        textes: the lines of its definitions, then those of its body.
    """
    fixes = [*_DES_SECTIONS, *map(ancre_definition, termes)]
    if avec_sources:
        fixes.append("sources")
    titres = [(titre, "")]
    for ensemble in textes:
        titres += _titres(ensemble)
    yield from _uniques(titres, fixes)


def ancres_de_page(texte: str) -> Iterator[str]:
    """The anchors of an ordinary page of the site."""
    yield from _uniques(list(_titres(lignes(texte))), [])


def _uniques(titres: list[tuple[str, str]], fixes: list[str]) -> Iterator[str]:
    """Anchors that are given, then those made of words, in the order of the page."""
    # Read when it is needed: a validation in which nothing has changed does without.
    from markdown.extensions.toc import slugify, unique

    donnees = [*fixes, *(ancre for _, ancre in titres if ancre)]
    yield from donnees
    prises = set(donnees)
    for mots, ancre in titres:
        if not ancre:
            yield unique(slugify(mots, "-"), prises)


def _titres(ensemble: Sequence[Ligne]) -> Iterator[tuple[str, str]]:
    """The headings of a text: their words, and the anchor that the writer gives them."""
    for ligne in ensemble:
        if ligne.genre is not Genre.TITRE:
            continue
        brut = ligne.corps.lstrip("#")
        explicite = _EXPLICITE.search(brut)
        if explicite is not None:
            yield brut[: explicite.start()].strip(), explicite["ancre"]
        else:
            yield _mots(_FIN_DE_TITRE.sub("", brut)), ""


def _mots(titre: str) -> str:
    # Most headings hold no mark: looking for one is much quicker than for all of them.
    if not _SIGNES.isdisjoint(titre):
        titre = _MARQUES.sub("", _LIEN.sub(r"\1", titre))
    return titre.strip()
