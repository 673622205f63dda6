"""What rules are about: the families under which lists of rules show them."""

from collections.abc import Iterable, Mapping
from types import ModuleType

# Each family starts at a code and goes up to the next one's; one that was full goes on elsewhere.
_FAMILLES = {
    "R000": "Le fichier",
    "R004": "L'écriture de l'en-tête",
    "R020": "Les rubriques",
    "R028": "Les numéros, les renvois et les traductions",
    "R040": "Les référentiels",
    "R042": "Les liens et les images",
    "R050": "Le texte",
    "R055": "Les référentiels",
    "R056": "La mise en forme du texte",
    "R078": "Les silences",
    "R080": "La rédaction",
    "R100": "La sûreté du site",
    "R110": "Les limites",
}


def famille(code: str) -> str:
    """The French name of the family of a rule: `L'écriture de l'en-tête` for `R012`."""
    return next(nom for debut, nom in reversed(_FAMILLES.items()) if debut <= code)


def par_famille(regles: Iterable[ModuleType]) -> Mapping[str, tuple[ModuleType, ...]]:
    """The rules of each family that has some, both in the order of their codes."""
    resultat: dict[str, tuple[ModuleType, ...]] = {}
    for regle in sorted(regles, key=lambda module: str(module.REGLE.code)):
        nom = famille(regle.REGLE.code)
        resultat[nom] = (*resultat.get(nom, ()), regle)
    return resultat
