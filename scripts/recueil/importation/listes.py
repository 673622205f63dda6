"""Lists as their reader sees them: bullets that were typed, points that a program set apart."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from recueil.importation.contenu import Noeud

# Typed bullets; not « o » nor « * », which other things are too.
PUCES = ("•", "●", "○", "◦", "▪", "■", "►", "▸", "➢", "✓", "-", "–", "—", "·", "\uf0b7", "\uf0a7")


def en_listes(blocs: Iterable[Noeud]) -> list[Noeud]:
    """Blocks whose lists are whole."""
    return _listes_reunies(_avec_les_puces(blocs))


def _avec_les_puces(blocs: Iterable[Noeud]) -> list[Noeud]:
    """Paragraphs that start with a typed bullet, as lists."""
    ranges: list[Noeud] = []
    en_cours = False
    for bloc in blocs:
        inlines = bloc["c"] if bloc["t"] == "Para" else []
        if len(inlines) > 2 and inlines[0].get("c") in PUCES and inlines[1]["t"] == "Space":
            item = [{"t": "Para", "c": inlines[2:]}]
            if en_cours:
                ranges[-1]["c"].append(item)
            else:
                ranges.append({"t": "BulletList", "c": [item]})
            en_cours = True
        else:
            ranges.append(bloc)
            en_cours = False
    return ranges


def _listes_reunies(blocs: Iterable[Noeud]) -> list[Noeud]:
    """Lists that follow each other as one: Markdown cannot tell them apart.

    LibreOffice writes the points of one list as several, and a list below a point as a list whose
    only point is that list.
    """
    ranges: list[Noeud] = []
    for bloc in blocs:
        avant = ranges[-1] if ranges else None
        if avant is None or not (_est_une_liste(avant) and _est_une_liste(bloc)):
            ranges.append(bloc)
            continue
        items = _items_de(bloc)
        creux = list(takewhile(_est_creux, items))
        suite = items[len(creux) :]
        anciens = sous_leur_point([*_items_de(avant), *creux])
        if bloc["t"] == avant["t"]:
            ranges[-1] = _avec_les_items(avant, [*anciens, *suite])
        else:
            ranges[-1] = _avec_les_items(avant, anciens)
            ranges += [_avec_les_items(bloc, suite)] if suite else []
    return ranges


def sous_leur_point(items: Sequence[list[Noeud]]) -> list[list[Noeud]]:
    """The points of a list, without those that only hold what goes below the point before."""
    ranges: list[list[Noeud]] = []
    for item in items:
        if ranges and _est_creux(item):
            ranges[-1] = _listes_reunies([*ranges[-1], *item])
        else:
            ranges.append(item)
    return ranges


def _est_creux(item: Sequence[Noeud]) -> bool:
    return all(map(_est_une_liste, item))


def _est_une_liste(bloc: Noeud) -> bool:
    return bloc["t"] in ("BulletList", "OrderedList")


def _items_de(liste: Noeud) -> list[list[Noeud]]:
    return list(liste["c"] if liste["t"] == "BulletList" else liste["c"][1])


def _avec_les_items(liste: Noeud, items: list[list[Noeud]]) -> Noeud:
    return {**liste, "c": items if liste["t"] == "BulletList" else [liste["c"][0], items]}
