"""The regions of France, by the identifiers of `territoires.yml`.

Source: INSEE, Code officiel géographique, régions since 1 January 2016 and overseas regions.
Their places on the map, one square each, are in `docs/styles/vues.css`.
"""

from collections.abc import Iterator

from recueil.recueil import Recueil
from recueil.valeurs import TypeDeTerritoire

REGIONS = {
    "auvergne-rhone-alpes": "Auvergne-Rhône-Alpes",
    "bourgogne-franche-comte": "Bourgogne-Franche-Comté",
    "bretagne": "Bretagne",
    "centre-val-de-loire": "Centre-Val de Loire",
    "corse": "Corse",
    "grand-est": "Grand Est",
    "guadeloupe": "Guadeloupe",
    "guyane": "Guyane",
    "hauts-de-france": "Hauts-de-France",
    "ile-de-france": "Île-de-France",
    "la-reunion": "La Réunion",
    "martinique": "Martinique",
    "mayotte": "Mayotte",
    "normandie": "Normandie",
    "nouvelle-aquitaine": "Nouvelle-Aquitaine",
    "occitanie": "Occitanie",
    "pays-de-la-loire": "Pays de la Loire",
    "provence-alpes-cote-d-azur": "Provence-Alpes-Côte d'Azur",
}


def regions_de(identifiant: str, recueil: Recueil) -> Iterator[str]:
    """The regions of a place: itself, its own, or those that a former region became."""
    territoire = recueil.territoires.get(identifiant)
    if territoire is None or territoire.type is TypeDeTerritoire.PAYS:
        return
    if territoire.type is TypeDeTerritoire.REGION:
        yield identifiant
        return
    for region in territoire.region:
        # A town may be said to be in a former region: one step more.
        plus_haut = recueil.territoires.get(region)
        if plus_haut is not None and plus_haut.type is TypeDeTerritoire.ANCIENNE_REGION:
            yield from plus_haut.region
        else:
            yield region
