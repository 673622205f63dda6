"""La région d'un territoire n'est pas celle qu'il faut.

`region` dit de quelle région est une commune ou un département. Elle nomme un territoire de type
`region`. Une ancienne région peut en nommer plusieurs, si elle a été partagée ; une région et un
pays n'en nomment pas.

Mauvais, dans territoires.yml :

    - id: albi
      nom: "Albi"
      type: commune
      region: france
    - id: france
      nom: "France"
      type: pays
    - id: occitanie
      nom: "Occitanie"
      type: region

Bon, dans territoires.yml :

    - id: albi
      nom: "Albi"
      type: commune
      region: occitanie
    - id: occitanie
      nom: "Occitanie"
      type: region
"""

from collections.abc import Iterator

from recueil.corpus import TOUS
from recueil.diagnostic import Diagnostic, Gravite
from recueil.noeuds import Chemin
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.valeurs import TypeDeTerritoire

REGLE = Regle(
    "R046",
    "région d'un territoire",
    Gravite.ERREUR,
    "la carte mettrait ses exemples dans la mauvaise région, ou dans aucune.",
    peut_se_taire=False,
)
_SANS_REGION = frozenset({TypeDeTerritoire.REGION.value, TypeDeTerritoire.PAYS.value})


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the regions that are none, and those that an entry may not have."""
    if lu.nom != "territoires":
        return
    types = {chemin[0]: type_ for chemin, type_ in lu.valeurs(TOUS, "type")}
    rangs = {identifiant: chemin[0] for chemin, identifiant in lu.valeurs(TOUS, "id")}
    regions: dict[str | int, list[tuple[Chemin, str]]] = {}
    for motif in ((TOUS, "region"), (TOUS, "region", TOUS)):
        for chemin, valeur in lu.valeurs(*motif):
            if valeur:
                regions.setdefault(chemin[0], []).append((chemin, valeur))
    for rang, citees in regions.items():
        yield from _une(lu, types.get(rang, ""), citees, types, rangs)


def _une(
    lu: ReferentielLu,
    type_: str,
    citees: list[tuple[Chemin, str]],
    types: dict[str | int, str],
    rangs: dict[str, str | int],
) -> Iterator[Diagnostic]:
    if type_ in _SANS_REGION:
        nom = "un pays" if type_ == TypeDeTerritoire.PAYS.value else "une région"
        yield REGLE.constat(
            lu,
            lu.place(citees[0][0][:2], cle=True),
            f"« region » ne se met pas pour {nom}",
            conseil="effacez « region » de cette entrée",
        )
        return
    if len(citees) > 1 and type_ != TypeDeTerritoire.ANCIENNE_REGION.value:
        yield REGLE.constat(
            lu,
            lu.place(citees[1][0]),
            "seule une ancienne région partagée peut nommer plusieurs régions",
            conseil="ne gardez que la région d'aujourd'hui",
        )
    for chemin, valeur in citees:
        autre = types.get(rangs[valeur], "") if valeur in rangs else ""
        if autre and autre != TypeDeTerritoire.REGION.value:
            yield REGLE.constat(
                lu,
                lu.place(chemin),
                f"« {valeur} » n'est pas une région : son type est « {autre} »",
                conseil="nommez la région d'aujourd'hui, ou effacez « region »",
            )
