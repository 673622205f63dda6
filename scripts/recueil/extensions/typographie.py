"""French typography in the parsed document: spaces, ordinals, unbreakable inclusive forms.

Never in code, in attributes, in addresses. The rules are those of `recueil.typographie`; here
is only where they apply: to each block as a whole, across the elements inside it.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from recueil.typographie import INCLUSIF, OPAQUE, ORDINAL, composer_segments

_INTOUCHABLES = frozenset(
    "code pre kbd samp var tt script style math svg textarea sup sub br img input".split()
)
_A_PART = re.compile(f"(?P<ordinal>{ORDINAL.pattern})|(?P<inclusif>{INCLUSIF.pattern})")

# A stretch of text: the element that holds it, and whether it is its text or its tail.
_Place = tuple[Element, str]


class TypographieTreeprocessor(Treeprocessor):
    """Applies the rules to every block of a document."""

    def run(self, root: Element) -> None:
        """Compose the blocks, then set apart ordinals and inclusive forms."""
        self._bloc(root)
        self._mettre_a_part(root)

    def _bloc(self, bloc: Element) -> None:
        places: list[_Place | None] = []
        self._rassembler(bloc, places)
        self._composer(places)

    def _rassembler(self, element: Element, places: list[_Place | None]) -> None:
        """List the stretches of text of a block; None stands for what must not change."""
        places.append((element, "text"))
        for enfant in element:
            if not isinstance(enfant.tag, str) or enfant.tag in _INTOUCHABLES:
                places.append(None)
            elif self.md.is_block_level(enfant.tag):
                # A block inside a block is another sentence: neither sees the other.
                self._composer(places)
                places.clear()
                self._bloc(enfant)
            else:
                self._rassembler(enfant, places)
            places.append((enfant, "tail"))

    def _composer(self, places: list[_Place | None]) -> None:
        textes = [getattr(place[0], place[1]) or "" if place else OPAQUE for place in places]
        figes = [isinstance(texte, AtomicString) for texte in textes]
        composes = composer_segments(
            [OPAQUE if fige else texte for texte, fige in zip(textes, figes, strict=True)]
        )
        for place, texte, fige, compose in zip(places, textes, figes, composes, strict=True):
            if place is not None and not fige and compose != texte:
                setattr(place[0], place[1], compose)

    def _mettre_a_part(self, element: Element) -> None:
        for rang in range(len(element) - 1, -1, -1):
            enfant = element[rang]
            if isinstance(enfant.tag, str) and enfant.tag not in _INTOUCHABLES:
                self._mettre_a_part(enfant)
            avant, ajouts = _decouper(enfant.tail)
            if ajouts:
                enfant.tail = avant
                element[rang + 1 : rang + 1] = ajouts
        avant, ajouts = _decouper(element.text)
        if ajouts:
            element.text = avant
            element[0:0] = ajouts


def _decouper(texte: str | None) -> tuple[str, list[Element]]:
    """A text as its beginning and the elements that follow, each with its tail."""
    if not texte or isinstance(texte, AtomicString):
        return texte or "", []
    ajouts: list[Element] = []
    avant, lu = "", 0
    for trouve in _A_PART.finditer(texte):
        element, debut = Element("sup"), trouve.start()
        if trouve["ordinal"]:
            debut = trouve.start("exposant")
            element.text = trouve["exposant"]
        else:
            element = Element("span", {"class": "inclusif"})
            element.text = trouve["inclusif"]
        if ajouts:
            ajouts[-1].tail = texte[lu:debut]
        else:
            avant = texte[lu:debut]
        ajouts.append(element)
        lu = trouve.end()
    if ajouts:
        ajouts[-1].tail = texte[lu:]
    return avant, ajouts


class TypographieExtension(Extension):
    """Registers the tree processor, for pages in French."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"langue": ["fr", "language of the page; nothing is done unless French"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8) has taken its marks away, before abbr (7) and toc (5)."""
        if str(self.getConfig("langue")).startswith("fr"):
            md.treeprocessors.register(TypographieTreeprocessor(md), "recueil_typographie", 7.5)


def makeExtension(**kwargs: Any) -> TypographieExtension:
    """Entry point of Python-Markdown."""
    return TypographieExtension(**kwargs)
