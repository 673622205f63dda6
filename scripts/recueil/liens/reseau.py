"""The recueil as a graph: which fiche leads to which fiche, notion and organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from recueil.adresses import ancre_definition
from recueil.conventions import LANGUE_PAR_DEFAUT, cle_numero
from recueil.liens.automate import Automate
from recueil.liens.cibles import Genre, cibles
from recueil.liens.numeros import fiches_citees
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Statut


class GenreDeNoeud(Enum):
    """What a node is, in the order of the drawing."""

    FICHE = "fiche"
    NOTION = "notion"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Noeud:
    """A node.

    Attributes:
        cle: number of a fiche, `number anchor` of a notion, id of an organisation.
    """

    genre: GenreDeNoeud
    cle: str


@dataclass(frozen=True)
class Reseau:
    """Nodes in the order of the drawing, and undirected edges, each one once, in order."""

    noeuds: tuple[Noeud, ...]
    aretes: tuple[tuple[Noeud, Noeud], ...]

    def voisins(self) -> dict[Noeud, list[Noeud]]:
        """The nodes at the other end of each node's edges."""
        resultat: dict[Noeud, list[Noeud]] = {noeud: [] for noeud in self.noeuds}
        for un, autre in self.aretes:
            resultat[un].append(autre)
            resultat[autre].append(un)
        return resultat


def reseau(recueil: Recueil, *, brouillons: bool = False) -> Reseau:
    """The graph of the French fiches; notions and organisations of one fiche alone are left out.

    What a text mentions is read in the source: a mention in a heading or in code counts, which
    matters little for a picture, and spares a second reading of the pages.
    """
    fiches = [
        fiche
        for fiche in recueil.publiees(brouillons=brouillons)
        if fiche.modele.statut is not Statut.ARCHIVEE
    ]
    numeros = {fiche.numero for fiche in fiches}
    automate = Automate(
        cible
        for cible in cibles(recueil, LANGUE_PAR_DEFAUT, brouillons=brouillons)
        if cible.genre is not Genre.SIGLE
    )
    liens: dict[Noeud, set[Noeud]] = {}
    for fiche in fiches:
        depart = Noeud(GenreDeNoeud.FICHE, fiche.numero)
        liens[depart] = set(_mentions(fiche, automate, numeros)) - {depart}
    entrants: dict[Noeud, int] = {}
    for arrivees in liens.values():
        for noeud in arrivees:
            entrants[noeud] = entrants.get(noeud, 0) + 1
    gardes = {noeud for noeud, nombre in entrants.items() if nombre > 1} | set(liens)
    noeuds = sorted(gardes, key=_ordre)
    aretes = {
        (un, autre) if _ordre(un) <= _ordre(autre) else (autre, un)
        for un, arrivees in liens.items()
        for autre in arrivees
        if autre in gardes
    }
    return Reseau(tuple(noeuds), tuple(sorted(aretes, key=lambda arete: tuple(map(_ordre, arete)))))


def _mentions(fiche: FichePubliee, automate: Automate, numeros: set[str]) -> Iterator[Noeud]:
    modele = fiche.modele
    for definition in modele.definitions:
        yield Noeud(GenreDeNoeud.NOTION, f"{fiche.numero} {ancre_definition(definition.terme)}")
    for numero in modele.voir_aussi:
        if numero in numeros:
            yield Noeud(GenreDeNoeud.FICHE, numero)
    textes = [*modele.contexte, *modele.enjeux, fiche.corps]
    textes += [definition.texte for definition in modele.definitions]
    for exemple in modele.exemples_mes:
        textes.append(exemple.texte)
        for identifiant in exemple.organisations:
            yield Noeud(GenreDeNoeud.ORGANISATION, identifiant)
    for texte in textes:
        for mention in fiches_citees(texte):
            if mention.numero in numeros:
                yield Noeud(GenreDeNoeud.FICHE, mention.numero)
        for occurrence in automate.chercher(texte):
            cible = occurrence.cibles[0]
            if cible.genre is Genre.DEFINITION:
                yield Noeud(GenreDeNoeud.NOTION, f"{cible.numero} {cible.identifiant}")
            else:
                yield Noeud(GenreDeNoeud.ORGANISATION, cible.identifiant)


def _ordre(noeud: Noeud) -> tuple[int, tuple[int, ...], str]:
    rang = list(GenreDeNoeud).index(noeud.genre)
    nombres = () if noeud.genre is GenreDeNoeud.ORGANISATION else cle_numero(noeud.cle.split()[0])
    return (rang, nombres, noeud.cle)
