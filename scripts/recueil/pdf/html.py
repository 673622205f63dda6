"""HTML as a tree to walk."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml has no types


def analyser(html: str) -> Element:
    """The body of a fragment of HTML, without its comments."""
    arbre = etree.fromstring(
        f"<html><body>{html}</body></html>",
        etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True),
    )
    return arbre.find("body")


def contenu(element: Element) -> Iterator["str | Element"]:
    """The texts and the elements inside, in order."""
    if element.text:
        yield element.text
    for enfant in element:
        if isinstance(enfant.tag, str):
            yield enfant
        if enfant.tail:
            yield enfant.tail


def retirer(element: Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent, avant = element.getparent(), element.getprevious()
    if element.tail and avant is not None:
        avant.tail = (avant.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def classes(element: Element) -> list[str]:
    """The classes of an element, in order."""
    return (element.get("class") or "").split()
