"""A graph as a drawing: nodes on a circle, edges bent towards its middle.

Drawn when the site is built, from the order of the nodes alone: the same recueil gives the same
drawing, near things are drawn near, and no reader's machine has to compute it. A layout by
forces, tried first, made a tangle of twenty fiches and changed whole at each new one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_PAS = 17.0  # units between two names on the circle: a line of text
# The whole recueil, then one fiche: the smallest circle, the room for the names around it, in
# units, and the length of a name, in characters.
_GRAND = (130.0, 210.0, 34)
_PETIT = (80.0, 150.0, 20)


@dataclass(frozen=True)
class Point:
    """What is drawn for a node.

    Attributes:
        classe: its kind, for the style sheet.
        adresse: where it leads, from the page.
        langue: that of the name, when it is not the page's.
    """

    nom: str
    adresse: str
    classe: str
    langue: str = ""


def dessiner(
    points: Sequence[Point],
    aretes: Sequence[tuple[int, int]],
    titre: str,
    *,
    centre: int | None = None,
) -> str:
    """The drawing as SVG: each node a link, each edge a curve.

    Args:
        aretes: pairs of ranks in `points`.
        titre: what the drawing shows, for those who do not see it.
        centre: rank of the node that stands in the middle, if one does.
    """
    autour = [rang for rang in range(len(points)) if rang != centre]
    rayon_minimal, marge, caracteres = _GRAND if centre is None else _PETIT
    rayon = max(rayon_minimal, len(autour) * _PAS / (2 * math.pi))
    taille = rayon + marge
    angles = {rang: 2 * math.pi * place / max(1, len(autour)) for place, rang in enumerate(autour)}
    lieux = {
        rang: (rayon * math.sin(angle), -rayon * math.cos(angle)) for rang, angle in angles.items()
    }
    if centre is not None:
        lieux[centre] = (0.0, 0.0)
    traits = "".join(
        f'<path data-de="{un}" data-vers="{autre}" d="{_courbe(lieux[un], lieux[autre])}"/>'
        for un, autre in aretes
    )
    noms = "".join(
        _nom(rang, point, lieux[rang], angles.get(rang), caracteres)
        for rang, point in enumerate(points)
    )
    return (
        f'<svg class="dessin-liens" viewBox="{-taille:.0f} {-taille:.0f} {2 * taille:.0f} '
        f'{2 * taille:.0f}" role="group" aria-label="{escape(titre)}">'
        f'<g class="dessin-liens__aretes" aria-hidden="true">{traits}</g>{noms}</svg>'
    )


def _courbe(un: tuple[float, float], autre: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = un, autre
    milieu = ((x1 + x2) * 0.15, (y1 + y2) * 0.15)
    return f"M{x1:.1f} {y1:.1f}Q{milieu[0]:.1f} {milieu[1]:.1f} {x2:.1f} {y2:.1f}"


def _nom(
    rang: int, point: Point, lieu: tuple[float, float], angle: float | None, caracteres: int
) -> str:
    x, y = lieu
    court = point.nom
    if len(court) > caracteres:
        court = court[: caracteres - 1].rstrip() + "…"
    if angle is None:
        texte = f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{escape(court)}</text>'
    else:
        # Names are read from left to right on both sides of the circle.
        gauche = angle > math.pi
        degres = math.degrees(angle) - 90 + (180 if gauche else 0)
        ancre, ecart = ("end", -9) if gauche else ("start", 9)
        texte = (
            f'<text transform="translate({x:.1f} {y:.1f}) rotate({degres:.1f})" x="{ecart}" '
            f'dy="0.35em" text-anchor="{ancre}">{escape(court)}</text>'
        )
    langue = f' lang="{point.langue}"' if point.langue else ""
    return (
        f'<a class="noeud noeud--{point.classe}" href="{escape(point.adresse)}" data-rang="{rang}"'
        f"{langue}><title>{escape(point.nom)}</title>"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>{texte}</a>'
    )
