"""Makes of the columns of tables what a browser shows and a screen reader says.

Python-Markdown's tables carry `style="text-align: right;"`, which a Content-Security-Policy
without inline styles makes browsers ignore: classes align them instead. The corner above a column
of names is a heading of nothing, which screen readers announce: it becomes a plain cell.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CLASSES = {
    "text-align: left;": "colonne-gauche",
    "text-align: center;": "colonne-centre",
    "text-align: right;": "colonne-droite",
}


class ColonnesTreeprocessor(Treeprocessor):
    """Replaces the style of each cell by a class, and headings of nothing by cells."""

    def run(self, root: Element) -> None:
        """Look at every cell."""
        for cellule in root.iter():
            classe = _CLASSES.get(cellule.get("style", ""))
            if classe is not None and cellule.tag in ("td", "th"):
                del cellule.attrib["style"]
                classes = (cellule.get("class"), classe)
                cellule.set("class", " ".join(c for c in classes if c))
            if cellule.tag == "th" and not len(cellule) and not (cellule.text or "").strip():
                cellule.tag = "td"


class ColonnesExtension(Extension):
    """Registers the tree processor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8) has set attributes."""
        md.treeprocessors.register(ColonnesTreeprocessor(md), "recueil_colonnes", 5.6)


def makeExtension(**kwargs: Any) -> ColonnesExtension:
    """Entry point of Python-Markdown."""
    return ColonnesExtension(**kwargs)
