"""What pandoc's blocks say of points: where each starts and ends, what opens it."""

from collections.abc import Sequence

from recueil.importation.contenu import Noeud
from recueil.importation.markdown import en_blocs, en_ligne


def points_du_bloc(bloc: Noeud, *, a_plat: bool) -> list[list[Noeud]]:
    """The points of a block: those of a list, or the block itself."""
    genre = bloc["t"]
    if genre == "BlockQuote":
        return [i for b in bloc["c"] for i in points_du_bloc(b, a_plat=a_plat)]
    if genre not in ("BulletList", "OrderedList"):
        return [[bloc]]
    items = bloc["c"] if genre == "BulletList" else bloc["c"][1]
    if not a_plat:
        return [list(item) for item in items]
    points_trouves: list[list[Noeud]] = []
    for item in items:
        courant: list[Noeud] = []
        for dedans in item:
            if dedans["t"] == "Para":
                courant.append(dedans)
            else:
                points_trouves += [courant] if courant else []
                courant = []
                points_trouves += points_du_bloc(dedans, a_plat=True)
        points_trouves += [courant] if courant else []
    return points_trouves


def sans_puce_seule(bloc: Noeud) -> list[Noeud]:
    """A list of one point is a paragraph."""
    return list(bloc["c"][0]) if bloc["t"] == "BulletList" and len(bloc["c"]) == 1 else [bloc]


def sans_saut(blocs: Sequence[Noeud]) -> str:
    """The first block of a point, on one line when it is a paragraph."""
    if not blocs:
        return ""
    return en_ligne(blocs[0]["c"]) if blocs[0]["t"] == "Para" else en_blocs(blocs)


def sans_marque(inlines: Sequence[Noeud]) -> list[Noeud]:
    """The inlines of a heading without the dots before it."""
    reste = list(inlines)
    while reste and (reste[0]["t"] == "Space" or not str(reste[0].get("c")).strip("•●∙ ")):
        reste.pop(0)
    if reste and reste[0]["t"] == "Str":
        reste[0] = {"t": "Str", "c": reste[0]["c"].lstrip("•●∙")}
    return reste


def liens(bloc: Noeud) -> list[Noeud]:
    """The links of a paragraph."""
    return [n for n in bloc["c"] if n["t"] == "Link"] if bloc["t"] == "Para" else []


def abrege(ecrit: str) -> str:
    """The start of a text, for a message."""
    ligne = " ".join(ecrit.split())
    return ligne if len(ligne) <= 60 else f"{ligne[:60].rpartition(' ')[0] or ligne[:60]}…"
