"""A5 booklets: pages placed on A4 sheets so that, once folded, they follow one another."""

import re

from recueil.pdf.atelier import Atelier

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def nombre_de_pages(pdf: bytes) -> int:
    """The pages of a PDF that Typst wrote: it leaves its objects in the clear."""
    return len(_PAGE.findall(pdf))


def imposer(atelier: Atelier, pdf: bytes, instant: int | None) -> bytes:
    """The sheets of a booklet: two pages a side, blank ones at the end if need be.

    Raises:
        CompositionRefusee: Typst refused.
    """
    return atelier.imposer("livret.typ", pdf, {"pages": nombre_de_pages(pdf)}, instant)
