"""QR codes: an address on paper that a telephone can follow (ISO/IEC 18004, made by segno)."""

import hashlib
from itertools import groupby


def nom(adresse: str) -> str:
    """The file name of the code of an address."""
    return f"qr-{hashlib.sha256(adresse.encode()).hexdigest()[:20]}.svg"


def svg(adresse: str) -> bytes:
    """The code alone: the template leaves around it the white margin that scanners need.

    Its modules are filled, row by row. Segno draws them as strokes, whose outlines take Typst
    0.6 MB a code: a book of a hundred fiches has as many.
    """
    import segno  # composing from the cache does without it

    code = segno.make(adresse, error="m", micro=False)
    cote = len(code.matrix)
    noirs = []
    for y, rangee in enumerate(code.matrix):
        x = 0
        for noir, suite in groupby(rangee):
            large = len(list(suite))
            if noir:
                noirs.append(f"M{x} {y}h{large}v1h-{large}z")
            x += large
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{cote}" height="{cote}">'
        f'<path fill="#fff" d="M0 0h{cote}v{cote}h-{cote}z"/>'
        f'<path fill="#000" d="{"".join(noirs)}"/></svg>'
    ).encode()
