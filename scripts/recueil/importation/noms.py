"""Names to the identifiers of the registries, and what a text says of who, where and when."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from recueil.corpus import TOUS
from recueil.francais.sigles import COURANTS
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, Genre
from recueil.registres import Referentiels
from recueil.slug import slug

_ORGANISATIONS, _TERRITOIRES = "organisations", "territoires"
_CHAMPS = {
    _ORGANISATIONS: (("sigle",), ("nom",), ("synonymes", TOUS)),
    _TERRITOIRES: (("nom",),),
}
# Acronyms that a title in capitals cannot tell from other words, or that small letters suit.
_AUSSI_DES_MOTS = frozenset("CAP COVID JO NB OK PACS SA SAS SIDA SMIC SPA TER".split())
# « Les membres du MES »: the network is named, and did nothing.
_APPARTENANCE = re.compile(
    r"\b(?:membres?|structures?|réseaux?|acteur\S*|adhérent\S*)\s+(?:du|de la|de l'|des|de)\s*$",
    re.IGNORECASE,
)
_PERIODES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bannées\s+((?:19|20)[0-9]0)\b", re.IGNORECASE), r"années {0}"),
    (re.compile(r"\bdepuis\s+((?:19|20)[0-9]{2})\b", re.IGNORECASE), "depuis {0}"),
    (
        re.compile(
            r"\b(?:de\s+|entre\s+)?((?:19|20)[0-9]{2})\s*(?:-|–|—|\bà\b|\bet\b)\s*"
            r"((?:19|20)[0-9]{2})\b"
        ),
        "{0}-{1}",
    ),
    (re.compile(r"\b((?:19|20)[0-9]{2})\b"), "{0}"),
)


class Noms:
    """What the registries know by name."""

    def __init__(self, referentiels: Referentiels) -> None:
        self.referentiels = referentiels

    def ecrits(self, referentiel: str) -> Mapping[str, tuple[str, ...]]:
        """The names of each entry, by identifier, the shortest way to name it first."""
        lu = self.referentiels.par_nom.get(referentiel)
        if lu is None:
            return {}
        ids = {chemin[0]: identifiant for chemin, identifiant in lu.valeurs(TOUS, "id")}
        noms: dict[str, list[str]] = {identifiant: [] for identifiant in ids.values()}
        for motif in _CHAMPS[referentiel]:
            for chemin, nom in lu.valeurs(TOUS, *motif):
                if chemin[0] in ids:
                    noms[ids[chemin[0]]].append(nom)
        return {identifiant: tuple(ecrits) for identifiant, ecrits in noms.items()}

    def identifiant(self, referentiel: str, nom: str) -> str:
        """The identifier of a name; its address form when no entry has it."""
        return self._par_nom(referentiel).get(slug(nom), slug(nom))

    def connait(self, referentiel: str, nom: str) -> bool:
        """Whether an entry, and one alone, has that name."""
        return slug(nom) in self._par_nom(referentiel)

    def nom(self, referentiel: str, identifiant: str) -> str:
        """A name that leads back to the identifier: the identifier itself if no other does."""
        for nom in self.ecrits(referentiel).get(identifiant, ()):
            if ";" not in nom and self.identifiant(referentiel, nom) == identifiant:
                return nom
        return identifiant

    def dans(self, referentiel: str, texte: str) -> Iterator[str]:
        """The identifiers of the entries that a text names, once each, in order."""
        vus: set[str] = set()
        for occurrence in self._automates[referentiel].chercher(texte):
            if _APPARTENANCE.search(texte, max(0, occurrence.debut - 60), occurrence.debut):
                continue
            identifiant = occurrence.cibles[0].identifiant
            if len(occurrence.cibles) == 1 and identifiant not in vus:
                vus.add(identifiant)
                yield identifiant

    @cached_property
    def a_capitales(self) -> tuple[str, ...]:
        """The names and acronyms that keep their capitals in a sentence."""
        lexique = self.referentiels.par_nom.get("lexique")
        sigles = [s for _, s in lexique.valeurs("sigles", TOUS, "sigle")] if lexique else []
        noms = [n for r in _CHAMPS for ecrits in self.ecrits(r).values() for n in ecrits]
        return (*noms, *sigles, *sorted(COURANTS - _AUSSI_DES_MOTS))

    def _par_nom(self, referentiel: str) -> Mapping[str, str]:
        return self._par_noms[referentiel]

    @cached_property
    def _par_noms(self) -> Mapping[str, Mapping[str, str]]:
        tous: dict[str, dict[str, str]] = {}
        for referentiel in _CHAMPS:
            connus: dict[str, set[str]] = {}
            for identifiant, ecrits in self.ecrits(referentiel).items():
                for nom in (identifiant, *ecrits):
                    connus.setdefault(slug(nom), set()).add(identifiant)
            exacts = {identifiant: identifiant for identifiant in self.ecrits(referentiel)}
            uniques = {nom: min(ids) for nom, ids in connus.items() if len(ids) == 1}
            tous[referentiel] = uniques | exacts
        return tous

    @cached_property
    def _automates(self) -> Mapping[str, Automate]:
        return {
            referentiel: Automate(
                Cible(Genre.ORGANISATION, identifiant, ecrits)
                for identifiant, ecrits in self.ecrits(referentiel).items()
                if ecrits
            )
            for referentiel in _CHAMPS
        }


def periode_dans(texte: str) -> str:
    """The period that a text names, as the format writes it; none when it names several."""
    trouvees: list[str] = []
    reste = texte
    for motif, ecriture in _PERIODES:
        trouvees += [ecriture.format(*t.groups()) for t in motif.finditer(reste)]
        reste = motif.sub(" ", reste)
    return trouvees[0] if len(set(trouvees)) == 1 else ""
