"""The registries as read, and what the rules over one fiche look up in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from recueil.bornes import ENTREES, Borne
from recueil.conventions import MOTIF_ANNEE
from recueil.corpus import TOUS, Lu
from recueil.francais.sigles import noms
from recueil.noeuds import Chemin

# Where registries name things, hence acronyms that need no other explanation.
_NOMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lexique", ("sigles", TOUS, "sigle")),
    ("organisations", (TOUS, "sigle")),
    ("organisations", (TOUS, "nom")),
    ("organisations", (TOUS, "synonymes", TOUS)),
    ("territoires", (TOUS, "nom")),
)


@dataclass(frozen=True)
class ReferentielLu(Lu):
    """A registry as read.

    Attributes:
        nom: its name, such as `organisations`.
        forme: as for a fiche.
    """

    _points: ClassVar[Borne] = ENTREES

    nom: str = ""
    forme: str = ""


@dataclass(frozen=True, eq=False)
class Referentiels:
    """The registries as read: what the rules over one fiche may look things up in."""

    par_nom: Mapping[str, ReferentielLu] = field(default_factory=dict)
    _connus: dict[tuple[str, str], Mapping[str, Chemin]] = field(default_factory=dict, repr=False)

    @cached_property
    def sigles_connus(self) -> frozenset[str]:
        """What registries explain, as comparable forms of acronyms."""
        connus: set[str] = set()
        for registre, motif in _NOMS:
            lu = self.par_nom.get(registre)
            if lu is not None:
                connus.update(nom for _, texte in lu.valeurs(*motif) for nom in noms(texte))
        return frozenset(connus)

    @cached_property
    def creations(self) -> Mapping[str, int]:
        """The year in which each organisation was founded, where the registry says it."""
        lu = self.par_nom.get("organisations")
        if lu is None:
            return {}
        ids = {chemin[0]: identifiant for chemin, identifiant in lu.valeurs(TOUS, "id")}
        return {
            ids[chemin[0]]: int(annee)
            for chemin, annee in lu.valeurs(TOUS, "creation")
            if chemin[0] in ids and re.match(MOTIF_ANNEE, annee)
        }

    def identifiants(self, referentiel: str, cle: str = "id") -> Mapping[str, Chemin]:
        """The identifiers a registry declares, whether or not its entries are right."""
        if (referentiel, cle) not in self._connus:
            resultat: dict[str, Chemin] = {}
            lu = self.par_nom.get(referentiel)
            for chemin, identifiant in lu.valeurs(TOUS, cle) if lu else ():
                resultat.setdefault(identifiant, chemin)
            self._connus[referentiel, cle] = resultat
        return self._connus[referentiel, cle]
