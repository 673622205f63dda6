"""Holds every finished page to the allow-list of HTML: the last thing done to its text.

The rules refuse a fiche that holds anything else; this is what stands behind them, here and in
any generator that runs Python-Markdown. What it has to take out of a page is logged: `recueil
construire` and `mkdocs build --strict` then publish nothing.
"""

import logging
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from recueil.surete.assainissement import assainir, change, identifiant_permis
from recueil.surete.destinations import est_distante

# Below MkDocs' own logger, without importing it: its strict mode counts what is said there.
_JOURNAL = logging.getLogger("mkdocs.recueil.assainissement")


class ArbreTreeprocessor(Treeprocessor):
    """What is easier to see to while the page is still a tree."""

    def run(self, root: Element) -> None:
        """Mark outgoing links, drop strange anchors."""
        for element in root.iter():
            adresse = element.get("href")
            if adresse and element.tag == "a" and est_distante(adresse):
                element.set("rel", "noopener")
            ancre = element.get("id")
            # The table of contents writes them into the theme's own markup, out of our reach.
            if ancre is not None and not identifiant_permis(ancre):
                del element.attrib["id"]


class AssainissementPostprocessor(Postprocessor):
    """Cleans the page and says when there was something to clean."""

    def __init__(self, md: Markdown, page: str) -> None:
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        """The page with nothing left but what a page may hold."""
        propre = assainir(text)
        if change(text, propre):
            _JOURNAL.warning(
                "%s : du HTML qui n'est pas permis a été retiré de la page", self.page or "?"
            )
        return propre


class AssainissementExtension(Extension):
    """Registers both."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"page": ["", "path of the page, for the message"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8) has set attributes, before toc (5) reads them; and after all."""
        md.treeprocessors.register(ArbreTreeprocessor(md), "recueil_arbre", 5.5)
        nettoyage = AssainissementPostprocessor(md, str(self.getConfig("page")))
        md.postprocessors.register(nettoyage, "recueil_assainissement", -1000)


def makeExtension(**kwargs: Any) -> AssainissementExtension:
    """Entry point of Python-Markdown."""
    return AssainissementExtension(**kwargs)
