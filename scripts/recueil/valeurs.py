"""The recueil's values, as pages read them: what the models let in, without what checks it.

Pydantic, which checks them, takes longer to import than a fiche takes to compose.
"""

from enum import StrEnum
from typing import NamedTuple


class Statut(StrEnum):
    """Where a fiche stands on its way to publication."""

    BROUILLON = "brouillon"
    PROPOSITION = "proposition"
    VALIDEE = "validee"
    ARCHIVEE = "archivee"


EFFET_DU_STATUT = {
    Statut.BROUILLON: "Visible seulement sur l'ordinateur de qui l'écrit.",
    Statut.PROPOSITION: "Publiée, avec un avis : le MES ne l'a pas encore validée.",
    Statut.VALIDEE: "Publiée.",
    Statut.ARCHIVEE: "Reste à son adresse, avec un avis, et quitte les listes.",
}


class TypeDeTerritoire(StrEnum):
    """What kind of place a territory is."""

    REGION = "region"
    ANCIENNE_REGION = "ancienne_region"
    DEPARTEMENT = "departement"
    COMMUNE = "commune"
    PAYS = "pays"


class OuiNon(StrEnum):
    """A yes or no that a person writes as a word."""

    OUI = "oui"
    NON = "non"


CE_QU_EST_LE_TERRITOIRE = {
    TypeDeTerritoire.REGION: "Une région d'aujourd'hui.",
    TypeDeTerritoire.ANCIENNE_REGION: "Une région d'avant 2016.",
    TypeDeTerritoire.DEPARTEMENT: "Un département.",
    TypeDeTerritoire.COMMUNE: "Une commune.",
    TypeDeTerritoire.PAYS: "Un pays.",
}


class Definition(NamedTuple):
    """A term and what it means."""

    terme: str
    titre: str | None
    texte: str
    synonymes: tuple[str, ...] = ()


class Exemple(NamedTuple):
    """What a member of the MES did."""

    texte: str
    organisations: tuple[str, ...] = ()
    territoires: tuple[str, ...] = ()
    periode: str | None = None
    lien: str | None = None


class Reference(NamedTuple):
    """A document that supports what a fiche says."""

    titre: str
    url: str | None = None
    auteur: str | None = None
    annee: str | None = None


class Intertitres(NamedTuple):
    """The headings of the standard sections, when a fiche wants its own."""

    contexte: str | None = None
    enjeux: str | None = None
    definitions: str | None = None
    exemples_mes: str | None = None


class Fiche(NamedTuple):
    """The front matter of a French fiche."""

    numero: str
    titre: str
    titre_court: str | None
    resume: str
    statut: Statut
    contexte: tuple[str, ...]
    enjeux: tuple[str, ...]
    definitions: tuple[Definition, ...]
    exemples_mes: tuple[Exemple, ...]
    intertitres: Intertitres = Intertitres()
    mots_cles: tuple[str, ...] = ()
    voir_aussi: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()
    redaction: tuple[str, ...] = ()
    anciens_numeros: tuple[str, ...] = ()
    sans_lien: tuple[str, ...] = ()


class PresentationTraduite(NamedTuple):
    """A part's presentation in another language; its title is in `mkdocs.yml`, with the menu's."""

    langue: str
    presentation: str


class Partie(NamedTuple):
    """A part of the handbook."""

    numero: str
    titre: str
    presentation: str | None = None
    traductions: tuple[PresentationTraduite, ...] = ()


class Organisation(NamedTuple):
    """A network or structure that a fiche can name."""

    id: str
    nom: str
    sigle: str | None = None
    creation: str | None = None
    site: str | None = None
    territoire: str | None = None
    membre_mes: OuiNon | None = None
    presentation: str | None = None
    synonymes: tuple[str, ...] = ()
    sources: tuple[Reference, ...] = ()


class Territoire(NamedTuple):
    """A place that an example can name."""

    id: str
    nom: str
    type: TypeDeTerritoire
    region: tuple[str, ...] = ()


class Sigle(NamedTuple):
    """An acronym and its meaning."""

    sigle: str
    signification: str


class FormeInclusive(NamedTuple):
    """An inclusive form that the rules cannot expand, written out."""

    forme: str
    developpee: str


class Lexique(NamedTuple):
    """Acronyms, and inclusive forms that the rules cannot expand."""

    sigles: tuple[Sigle, ...] = ()
    formes_inclusives: tuple[FormeInclusive, ...] = ()
