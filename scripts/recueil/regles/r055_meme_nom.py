"""Deux entrées d'un référentiel portent le même nom.

Le nom, le sigle et les synonymes d'une organisation deviennent des liens vers sa page. Un nom que
deux organisations portent ne peut mener qu'à l'une d'elles. Deux lieux du même nom, du même type
et de la même région sont le même lieu, écrit deux fois.

Mauvais, dans organisations.yml :

    - id: acteurs-solidaires
      nom: "Les Acteurs solidaires"
    - id: mes-occitanie
      nom: "MES Occitanie"
      synonymes:
        - "les acteurs solidaires"

Bon, dans organisations.yml :

    - id: acteurs-solidaires
      nom: "Les Acteurs solidaires"
    - id: mes-occitanie
      nom: "MES Occitanie"
"""

from collections.abc import Iterator

from recueil.corpus import TOUS
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.noeuds import Chemin
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.slug import slug

REGLE = Regle(
    "R055",
    "même nom pour deux entrées",
    Gravite.AVERTISSEMENT,
    "le lien mis sur ce nom ne pourrait mener qu'à l'une des deux.",
)
_NOMS: tuple[tuple[str, ...], ...] = ((TOUS, "nom"), (TOUS, "sigle"), (TOUS, "synonymes", TOUS))
_SITUATION: tuple[tuple[str, ...], ...] = (
    (TOUS, "type"),
    (TOUS, "region"),
    (TOUS, "region", TOUS),
)
_MEME_LIEU = "les exemples d'un même lieu seraient partagés entre deux pages."


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each organisation, or place, that has a name of one above it."""
    if lu.nom == "organisations":
        noms = [nom for motif in _NOMS for nom in lu.valeurs(*motif)]
        conseil = (
            "si c'est la même, réunissez les deux entrées ; sinon, ajoutez au nom ce qui la "
            "distingue, comme sa ville, ou ôtez d'une des deux le sigle ou le synonyme"
        )
        yield from _constats(lu, [(c, slug(nom), nom) for c, nom in noms], "", conseil)
    elif lu.nom == "territoires":
        # Two towns may share a name, and a town that of its department.
        situations: dict[str | int, str] = {}
        for motif in _SITUATION:
            for chemin, valeur in lu.valeurs(*motif):
                situations[chemin[0]] = f"{situations.get(chemin[0], '')} {valeur}"
        lieux = [
            (chemin, slug(nom) + situations.get(chemin[0], ""), nom)
            for chemin, nom in lu.valeurs(TOUS, "nom")
        ]
        yield from _constats(lu, lieux, _MEME_LIEU, "réunissez les deux entrées en une")


def _constats(
    lu: ReferentielLu, noms: list[tuple[Chemin, str, str]], pourquoi: str, conseil: str
) -> Iterator[Diagnostic]:
    ids = {chemin[0]: identifiant for chemin, identifiant in lu.valeurs(TOUS, "id")}
    premiers: dict[str, tuple[str | int, Position]] = {}
    signalees: set[str | int] = set()
    for chemin, cle, nom in sorted(noms, key=lambda un: lu.place(un[0])):
        entree, position = chemin[0], lu.place(chemin)
        autre, place = premiers.setdefault(cle, (entree, position))
        # An entry written twice is R040's business.
        if autre == entree or entree in signalees or ids.get(autre) == ids.get(entree):
            continue
        signalees.add(entree)
        yield REGLE.constat(
            lu,
            position,
            f"« {nom} » désigne déjà « {ids.get(autre, autre)} », à la ligne {place.ligne}",
            pourquoi=pourquoi,
            conseil=conseil,
        )
