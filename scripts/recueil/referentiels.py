"""The registries as models: parts, organisations, territories, lexicon (FORMAT.md)."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from recueil.modele import (
    MOTIF_PARTIE,
    Adresse,
    Annee,
    Identifiant,
    Modele,
    Reference,
    Texte,
)


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


class Partie(Modele):
    """A part of the handbook."""

    numero: Annotated[str, StringConstraints(pattern=MOTIF_PARTIE)] = Field(title="Numéro")
    titre: Texte = Field(title="Titre")
    presentation: Texte | None = Field(None, title="Présentation")


class Organisation(Modele):
    """A network or structure that a fiche can name."""

    id: Identifiant = Field(title="Identifiant")
    nom: Texte = Field(title="Nom")
    sigle: Texte | None = Field(None, title="Sigle")
    creation: Annee | None = Field(None, title="Année de création")
    site: Adresse | None = Field(None, title="Site")
    territoire: Identifiant | None = Field(None, title="Territoire")
    membre_mes: OuiNon | None = Field(None, title="Membre du MES")
    presentation: Texte | None = Field(None, title="Présentation")
    synonymes: tuple[Texte, ...] = Field((), title="Synonymes")
    sources: tuple[Reference, ...] = Field((), title="Sources")


def _liste(valeur: Any) -> Any:
    """One region or several (a former region that was split)."""
    return [valeur] if isinstance(valeur, str) else valeur


class Territoire(Modele):
    """A place that an example can name."""

    id: Identifiant = Field(title="Identifiant")
    nom: Texte = Field(title="Nom")
    type: TypeDeTerritoire = Field(title="Type")
    region: Annotated[
        tuple[Identifiant, ...], BeforeValidator(_liste, json_schema_input_type=Any)
    ] = Field((), title="Région")


class Sigle(Modele):
    """An acronym and its meaning."""

    sigle: Texte = Field(title="Sigle")
    signification: Texte = Field(title="Signification")


class FormeInclusive(Modele):
    """An inclusive form that the rules cannot expand, written out."""

    forme: Texte = Field(title="Forme")
    developpee: Texte = Field(title="Forme développée")


class Lexique(Modele):
    """Acronyms, and inclusive forms that the rules cannot expand."""

    sigles: tuple[Sigle, ...] = Field((), title="Sigles")
    formes_inclusives: tuple[FormeInclusive, ...] = Field((), title="Formes inclusives")
