"""Deux entrées d'un référentiel ont le même identifiant, ou la liste n'est pas dans l'ordre.

Les référentiels se rangent par identifiant, du premier au dernier de l'alphabet : on y trouve
vite ce que l'on cherche, et deux personnes qui ajoutent une entrée ne se gênent pas.

Mauvais, dans organisations.yml :

    - id: mes-occitanie
      nom: "MES Occitanie"
    - id: ardes
      nom: "ARDES"

Bon, dans organisations.yml :

    - id: ardes
      nom: "ARDES"
    - id: mes-occitanie
      nom: "MES Occitanie"
"""

from collections.abc import Iterator

from recueil.conventions import cle_numero
from recueil.corpus import TOUS
from recueil.diagnostic import Diagnostic, Gravite
from recueil.noeuds import Chemin
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R040",
    "ordre du référentiel",
    Gravite.ERREUR,
    "une liste dans l'ordre se consulte vite et se modifie à plusieurs sans se gêner.",
    peut_se_taire=False,
)
CLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations": ((TOUS, "id"),),
    "territoires": ((TOUS, "id"),),
    "parties": ((TOUS, "numero"),),
    "lexique": (("sigles", TOUS, "sigle"), ("formes_inclusives", TOUS, "forme")),
}


def rang(nom: str, valeur: str) -> tuple[object, ...]:
    """Sorting key of the entries of registry `nom`."""
    return cle_numero(valeur) if nom == "parties" else (valeur.casefold(), valeur)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report an identifier met twice, and the first one out of order."""
    for motif in CLES[lu.nom]:
        yield from _liste(lu, motif)


def _liste(lu: ReferentielLu, motif: tuple[str, ...]) -> Iterator[Diagnostic]:
    precedent: tuple[Chemin, str] | None = None
    vus: dict[str, int] = {}
    range_jusque_la = True
    for chemin, valeur in lu.valeurs(*motif):
        position = lu.place(chemin)
        if valeur in vus:
            yield REGLE.constat(
                lu,
                position,
                f"« {valeur} » est déjà décrit à la ligne {vus[valeur]}",
                pourquoi="une seule des deux descriptions serait affichée.",
                conseil="réunissez les deux en une",
            )
            continue
        vus[valeur] = position.ligne
        if range_jusque_la and precedent and rang(lu.nom, valeur) < rang(lu.nom, precedent[1]):
            range_jusque_la = False
            yield REGLE.constat(
                lu,
                position,
                f"« {valeur} » vient avant « {precedent[1]} » dans l'ordre alphabétique"
                if lu.nom != "parties"
                else f"la partie {valeur} vient avant la partie {precedent[1]}",
                conseil="déplacez l'entrée entière à sa place",
            )
        precedent = (chemin, valeur)
