"""Wraps marked headings and what follows them in sections.

`## Enjeux { #enjeux .enjeux }` and its text become `<section class="enjeux">…</section>`: a
style sheet, a printer and a converter can then take the part as a whole. The heading keeps its
anchor; a heading without class opens nothing, and closes the sections of its level and below.
"""

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_TITRE = re.compile(r"^h([1-6])$")


class SectionsTreeprocessor(Treeprocessor):
    """Regroups the top level of the document, and of the blocks `<div markdown>` in it."""

    def run(self, root: ElementTree.Element) -> None:
        """Move each block into the innermost open section, of the document or of a `<div>`."""
        for bloc in root:
            if bloc.tag == "div":
                self._regrouper(bloc)
        self._regrouper(root)

    @staticmethod
    def _regrouper(root: ElementTree.Element) -> None:
        blocs = list(root)
        root[:] = []
        ouvertes: list[tuple[int, ElementTree.Element]] = []
        for bloc in blocs:
            trouve = _TITRE.match(bloc.tag) if isinstance(bloc.tag, str) else None
            if trouve:
                niveau = int(trouve[1])
                while ouvertes and ouvertes[-1][0] >= niveau:
                    ouvertes.pop()
                classe = bloc.attrib.pop("class", "") if niveau in (2, 3) else ""
                if classe:
                    section = ElementTree.SubElement(
                        ouvertes[-1][1] if ouvertes else root, "section", {"class": classe}
                    )
                    section.text = section.tail = "\n"
                    ouvertes.append((niveau, section))
            (ouvertes[-1][1] if ouvertes else root).append(bloc)


class SectionsExtension(Extension):
    """Registers the tree processor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8) and abbr (7), before toc (5) looks for headings."""
        md.treeprocessors.register(SectionsTreeprocessor(md), "recueil_sections", 6)


def makeExtension(**kwargs: Any) -> SectionsExtension:
    """Entry point of Python-Markdown."""
    return SectionsExtension(**kwargs)
