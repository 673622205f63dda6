"""What a text can lead to: fiches, definitions, organisations, and what acronyms mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from recueil.adresses import ancre_definition, uri_fiche, uri_organisation
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Statut

_ENTRE_PARENTHESES = re.compile(r"^(?P<nom>[^()]+?)\s*\((?P<autre>[^()]+)\)$")


class Genre(Enum):
    """What kind of thing a target is; the first one wins when two have the same name."""

    FICHE = "fiche"
    DEFINITION = "definition"
    ORGANISATION = "organisation"
    SIGLE = "sigle"


@dataclass(frozen=True)
class Cible:
    """A thing that a text can mention.

    Attributes:
        identifiant: the number of a fiche, the anchor of a definition, the id of an
            organisation, the acronym itself.
        expressions: the ways to name it.
        uri: its page among the sources, empty when it has none (an acronym).
        ancre: where on that page.
        numero: the fiche that defines it.
        titre: its name in full.
        signification: what its acronym stands for.
    """

    genre: Genre
    identifiant: str
    expressions: tuple[str, ...]
    uri: str = ""
    ancre: str = ""
    numero: str = ""
    titre: str = ""
    signification: str = ""

    @property
    def cle(self) -> tuple[str, str, str]:
        """What tells it from any other target."""
        return (self.genre.value, self.numero, self.identifiant)


def cibles(recueil: Recueil, langue: str, *, brouillons: bool = False) -> list[Cible]:
    """Everything that a text in `langue` can name, fiches excepted (they go by number)."""
    return [
        *_definitions(recueil, langue, brouillons),
        *_organisations(recueil, langue),
        *_sigles(recueil, langue),
    ]


def cible_fiche(recueil: Recueil, fiche: FichePubliee) -> Cible:
    """A fiche as a target, in its language."""
    return Cible(
        Genre.FICHE,
        fiche.numero,
        (),
        uri=uri_fiche(recueil, fiche),
        numero=fiche.numero,
        titre=fiche.titre_court,
    )


def _definitions(recueil: Recueil, langue: str, brouillons: bool) -> Iterator[Cible]:
    for francaise in recueil.publiees(brouillons=brouillons):
        # An archived fiche stays readable, but nothing new leads to it.
        if francaise.modele.statut is Statut.ARCHIVEE:
            continue
        fiche = francaise
        if langue != LANGUE_PAR_DEFAUT:
            traduction = recueil.traductions.get((francaise.numero, langue))
            if traduction is None:
                continue
            fiche = traduction
        for definition in fiche.modele.definitions:
            ancre = ancre_definition(definition.terme)
            yield Cible(
                Genre.DEFINITION,
                ancre,
                deplier(definition.terme, *definition.synonymes),
                uri=uri_fiche(recueil, fiche),
                ancre=ancre,
                numero=fiche.numero,
                titre=definition.terme,
            )


def _organisations(recueil: Recueil, langue: str) -> Iterator[Cible]:
    for organisation in recueil.organisations.values():
        sigles = (organisation.sigle,) if organisation.sigle else ()
        yield Cible(
            Genre.ORGANISATION,
            organisation.id,
            deplier(organisation.nom, *sigles, *organisation.synonymes),
            uri=uri_organisation(organisation.id, langue),
            titre=organisation.nom,
            signification=organisation.nom if sigles else "",
        )


def _sigles(recueil: Recueil, langue: str) -> Iterator[Cible]:
    # The lexicon explains in French: elsewhere, a meaning in another language would not help.
    if langue != LANGUE_PAR_DEFAUT:
        return
    for entree in recueil.lexique.sigles:
        yield Cible(Genre.SIGLE, entree.sigle, (entree.sigle,), signification=entree.signification)


def deplier(*noms: str) -> tuple[str, ...]:
    """The ways to say names: `Association d'épargne (CIGALES)` can be said by either."""
    resultat: list[str] = []
    for nom in noms:
        trouve = _ENTRE_PARENTHESES.match(nom.strip())
        resultat += [trouve["nom"], trouve["autre"]] if trouve else [nom.strip()]
    return tuple(dict.fromkeys(resultat))
