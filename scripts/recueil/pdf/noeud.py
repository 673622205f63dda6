"""The tree that the templates receive: a node is `[kind, attributes, children]` in JSON.

Blocks hold blocks or, at the ends of the tree, stretches of text; the two never mix, so that a
template never has to guess. The kinds are HTML's names where HTML has one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Attribut: TypeAlias = str | int | bool


class Noeud(NamedTuple):
    """A node. Plain JSON writes it as a list of three."""

    genre: str
    attributs: Mapping[str, Attribut]
    enfants: Sequence["Enfant"]


Enfant: TypeAlias = Noeud | str

_INVISIBLES = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Nodes that count for a sign of the line they are in.
_SIGNES = frozenset({"img", "note", "rappel", "long", "code"})


def si_plein(
    genre: str, attributs: Mapping[str, Attribut], enfants: Sequence[Enfant]
) -> list[Noeud]:
    """A node, or nothing when it would hold nothing."""
    return [Noeud(genre, attributs, tuple(enfants))] if enfants else []


def ouvrir(blocs: Sequence[Noeud]) -> tuple[Enfant, ...]:
    """The blocks of a list's item or a table's cell; its words alone when it has nothing else."""
    seul = len(blocs) == 1 and blocs[0].genre == "texte"
    return tuple(blocs[0].enfants if seul else blocs)


def texte_de(enfants: Sequence[Enfant]) -> str:
    """The words of a tree; an image counts for its alternative text, a note for nothing."""
    morceaux = []
    for enfant in enfants:
        if isinstance(enfant, str):
            morceaux.append(enfant)
        elif enfant.genre == "img":
            morceaux.append(str(enfant.attributs.get("alt", "")))
        elif enfant.genre != "note":
            morceaux.append(texte_de(enfant.enfants))
    return "".join(morceaux)


def est_vide(enfants: Sequence[Enfant]) -> bool:
    """Whether a reader would see nothing."""
    if any(noeud.genre in ("img", "note", "rappel") for noeud in parcourir(enfants)):
        return False
    return not texte_de(enfants).translate(_INVISIBLES).strip()


def parcourir(enfants: Sequence[Enfant]) -> Iterator[Noeud]:
    """Every node, in the order of the text."""
    for enfant in enfants:
        if isinstance(enfant, Noeud):
            yield enfant
            yield from parcourir(enfant.enfants)


def mesurer(enfants: Sequence[Enfant]) -> tuple[tuple[Enfant, ...], int]:
    """The same, with what templates ask of texts before they place them, and its length.

    A heading has its words (`mots`); a section, a box and each item of a section's own lists, how
    many signs they hold (`signes`). Asked of Typst, which remembers each call that it makes, these
    would take more memory than the texts.
    """
    return _mesurer(enfants, dans=())


def _mesurer(enfants: Sequence[Enfant], dans: tuple[str, ...]) -> tuple[tuple[Enfant, ...], int]:
    resultat: list[Enfant] = []
    total = 0
    for enfant in enfants:
        if isinstance(enfant, str):
            resultat.append(enfant)
            total += len(enfant)
            continue
        genre, attributs, dedans = enfant
        ici = (*dans, genre)
        dedans, signes = _mesurer(dedans, ici)
        if genre == "titre":
            attributs = {**attributs, "mots": texte_de(dedans)}
        elif genre in ("section", "encadre") or ici[-3:] == ("section", "ul", "li"):
            attributs = {**attributs, "signes": signes}
        resultat.append(Noeud(genre, attributs, dedans))
        total += signes
    return tuple(resultat), total


def sans(enfants: Sequence[Enfant], genres: Collection[str]) -> tuple[Enfant, ...]:
    """The same without the nodes of these kinds: a note goes whole, an image leaves its
    alternative text, the others leave what they hold."""
    resultat: list[Enfant] = []
    for enfant in enfants:
        if isinstance(enfant, str):
            resultat.append(enfant)
        elif enfant.genre not in genres:
            resultat.append(enfant._replace(enfants=sans(enfant.enfants, genres)))
        elif enfant.genre == "img":
            resultat.append(str(enfant.attributs.get("alt", "")))
        elif enfant.genre != "note":
            resultat.extend(sans(enfant.enfants, genres))
    return tuple(resultat)


def sans_renvois(enfants: Sequence[Enfant], places: Collection[str]) -> tuple[Enfant, ...]:
    """The same, its links led only to the places that are in `places`, or to their address."""
    resultat: list[Enfant] = []
    for enfant in enfants:
        if not isinstance(enfant, str):
            attributs = enfant.attributs
            if "vers" in attributs and attributs["vers"] not in places:
                attributs = {cle: a for cle, a in attributs.items() if cle != "vers"}
            enfant = Noeud(enfant.genre, attributs, sans_renvois(enfant.enfants, places))
        resultat.append(enfant)
    return tuple(resultat)


def serrer(ligne: Sequence[Enfant]) -> tuple[Enfant, ...]:
    """A line without the spaces that HTML does not show: doubled, first, last, around breaks."""
    serree, _ = _serrer_apres(ligne, True)
    return _sans_fin(serree)


def _serrer_apres(ligne: Sequence[Enfant], blanc: bool) -> tuple[tuple[Enfant, ...], bool]:
    """The same when what comes before ends with a space or not; tells how this one ends."""
    resultat: list[Enfant] = []
    for enfant in ligne:
        if isinstance(enfant, str):
            texte = enfant.lstrip(" ") if blanc else enfant
            if texte:
                resultat.append(texte)
                blanc = texte.endswith(" ")
        elif enfant.genre == "br":
            resultat = [*_sans_fin(resultat), enfant]
            blanc = True
        elif enfant.genre in _SIGNES:
            resultat.append(enfant)
            blanc = False
        else:
            dedans, blanc = _serrer_apres(enfant.enfants, blanc)
            resultat.append(enfant._replace(enfants=dedans))
    return tuple(resultat), blanc


def _sans_fin(ligne: Sequence[Enfant]) -> tuple[Enfant, ...]:
    resultat = list(ligne)
    while resultat:
        dernier = resultat.pop()
        if not isinstance(dernier, str):
            resultat.append(dernier)
            break
        if dernier.rstrip(" "):
            resultat.append(dernier.rstrip(" "))
            break
    return tuple(resultat)
