"""The fiches nearest to each one, and why: what « Voir aussi » adds to the writer's choice.

What two fiches share weighs by how rare it is among all of them (inverse document frequency):
an organisation that every fiche names brings nobody closer. Words count too, for little, so
that a fiche which shares nothing registered still has neighbours. Only postings of bounded
length are walked, so the cost for one fiche does not grow with their number.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recueil.adresses import ancre_definition
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.francais import MOTS_VIDES, formes, jetons, plier, racine
from recueil.liens.automate import Automate
from recueil.liens.cibles import Genre, cibles
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Statut

_NOMBRE = 3
# Shared by more fiches than that, a trait says nothing; the words kept are the rarest ones.
_TROP_COMMUN = 50
_MOTS_PAR_FICHE = 30
# Weights, by decreasing evidence that the same reader wants both fiches.
_POIDS = {"notion": 3.0, "mot_cle": 2.0, "organisation": 1.5, "territoire": 0.7, "mot": 0.4}
# Below that, two fiches have only ordinary words in common.
_SEUIL = 2.0

Trait = tuple[str, str]


@dataclass(frozen=True)
class Voisine:
    """A fiche near another one.

    Attributes:
        communs: how many notions, organisations and territories they share, none left at 0.
    """

    numero: str
    communs: Mapping[str, int]


def voisines(recueil: Recueil, *, brouillons: bool = False) -> dict[str, list[Voisine]]:
    """For each French fiche, its nearest ones, the nearest first."""
    fiches = [
        fiche
        for fiche in recueil.publiees(brouillons=brouillons)
        if fiche.modele.statut is not Statut.ARCHIVEE
    ]
    automate = Automate(
        cible
        for cible in cibles(recueil, LANGUE_PAR_DEFAUT, brouillons=brouillons)
        if cible.genre in (Genre.DEFINITION, Genre.ORGANISATION)
    )
    traits = {fiche.numero: dict.fromkeys(_traits(fiche, automate)) for fiche in fiches}
    frequences = Counter(trait for siens in traits.values() for trait in siens)
    poids = {
        trait: _POIDS[trait[0]] * math.log((1 + len(fiches)) / nombre)
        for trait, nombre in frequences.items()
        if 1 < nombre <= _TROP_COMMUN
    }
    retenus = {numero: _retenir(siens, poids) for numero, siens in traits.items()}
    ou: dict[Trait, list[str]] = {}
    for numero, siens in retenus.items():
        for trait in siens:
            ou.setdefault(trait, []).append(numero)
    return {numero: _proches(numero, siens, ou, poids) for numero, siens in retenus.items()}


def _traits(fiche: FichePubliee, automate: Automate) -> Iterator[Trait]:
    modele = fiche.modele
    for definition in modele.definitions:
        yield ("notion", f"{fiche.numero} {ancre_definition(definition.terme)}")
    for mot_cle in modele.mots_cles:
        yield ("mot_cle", plier(mot_cle))
    for exemple in modele.exemples_mes:
        yield from (("organisation", identifiant) for identifiant in exemple.organisations)
        yield from (("territoire", identifiant) for identifiant in exemple.territoires)
    prose = [modele.titre, modele.resume, *modele.contexte, *modele.enjeux]
    for texte in (*prose, *(exemple.texte for exemple in modele.exemples_mes), fiche.corps):
        for occurrence in automate.chercher(texte):
            cible = occurrence.cibles[0]
            if cible.genre is Genre.DEFINITION:
                yield ("notion", f"{cible.numero} {cible.identifiant}")
            else:
                yield ("organisation", cible.identifiant)
    for texte in prose:
        for jeton in jetons(texte):
            for forme in formes(jeton.brut)[:1]:
                if forme not in MOTS_VIDES and len(forme) > 3:
                    yield ("mot", racine(forme))


def _retenir(siens: Mapping[Trait, None], poids: Mapping[Trait, float]) -> list[Trait]:
    """The traits that weigh, with only the rarest words."""
    utiles = [trait for trait in siens if trait in poids]
    mots = [trait for trait in utiles if trait[0] == "mot"]
    gardes = set(sorted(mots, key=lambda mot: (-poids[mot], mot))[:_MOTS_PAR_FICHE])
    return [trait for trait in utiles if trait[0] != "mot" or trait in gardes]


def _proches(
    numero: str,
    siens: list[Trait],
    ou: Mapping[Trait, list[str]],
    poids: Mapping[Trait, float],
) -> list[Voisine]:
    notes: Counter[str] = Counter()
    communs: dict[str, Counter[str]] = {}
    for trait in siens:
        for autre in ou[trait]:
            if autre != numero:
                notes[autre] += poids[trait]  # type: ignore[assignment]
                communs.setdefault(autre, Counter())[trait[0]] += 1
    classees = sorted(
        ((note, autre) for autre, note in notes.items() if note >= _SEUIL),
        key=lambda classee: (-classee[0], [int(n) for n in classee[1].split(".")]),
    )
    return [
        Voisine(autre, {genre: n for genre, n in communs[autre].items() if genre != "mot"})
        for _, autre in classees[: _NOMBRE * 3]
    ]
