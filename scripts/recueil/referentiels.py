"""The registries as models: parts, organisations, territories, lexicon (FORMAT.md)."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from recueil.conventions import MOTIF_LANGUE, MOTIF_PARTIE
from recueil.elements import Reference
from recueil.types_du_format import Adresse, Annee, Identifiant, Modele, Texte
from recueil.valeurs import OuiNon, TypeDeTerritoire


class PresentationTraduite(Modele):
    """A part's presentation in another language; its title is in `mkdocs.yml`, with the menu's."""

    model_config = ConfigDict(title="Présentation traduite")

    langue: Annotated[str, StringConstraints(pattern=MOTIF_LANGUE)] = Field(
        title="Langue", description="Le code de la langue, en deux lettres.", examples=["en"]
    )
    presentation: Texte = Field(
        title="Présentation",
        description="La présentation de la partie dans cette langue.",
        examples=["Sheets for taking action."],
    )


class Partie(Modele):
    """A part of the handbook."""

    model_config = ConfigDict(title="Partie")

    numero: Annotated[str, StringConstraints(pattern=MOTIF_PARTIE)] = Field(
        title="Numéro",
        description="Le rang de la partie : les numéros de ses fiches commencent par lui.",
        examples=["2"],
    )
    titre: Texte = Field(
        title="Titre", description="Le titre de la partie, au menu.", examples=["Agir"]
    )
    presentation: Texte | None = Field(
        None,
        title="Présentation",
        description="Une phrase ou deux, en tête de la page de la partie.",
        examples=["Des fiches pour agir."],
    )
    traductions: tuple[PresentationTraduite, ...] = Field(
        (),
        title="Traductions",
        description="La même présentation dans d'autres langues.",
        examples=[[{"langue": "en", "presentation": "Sheets for taking action."}]],
    )


class Organisation(Modele):
    """A network or structure that a fiche can name."""

    model_config = ConfigDict(title="Organisation")

    id: Identifiant = Field(
        title="Identifiant",
        description="Ce que les fiches écrivent pour la citer. La liste est rangée dans cet ordre.",
        examples=["reseau-exemple"],
    )
    nom: Texte = Field(title="Nom", description="Le nom complet.", examples=["Un réseau"])
    sigle: Texte | None = Field(
        None, title="Sigle", description="Le sigle, s'il y en a un.", examples=["UR"]
    )
    creation: Annee | None = Field(
        None,
        title="Année de création",
        description="L'année où elle est née, en quatre chiffres.",
        examples=["1995"],
    )
    site: Adresse | None = Field(
        None,
        title="Site",
        description="L'adresse du site, en http:// ou https://.",
        examples=["https://exemple.org"],
    )
    territoire: Identifiant | None = Field(
        None,
        title="Territoire",
        description="Où elle agit : un identifiant pris dans territoires.yml.",
        examples=["occitanie"],
    )
    membre_mes: OuiNon | None = Field(
        None,
        title="Membre du MES",
        description="Si elle est membre du MES : oui ou non. Rien si on ne le sait pas.",
        examples=["oui"],
    )
    presentation: Texte | None = Field(
        None,
        title="Présentation",
        description="Une phrase qui dit ce qu'elle est ou ce qu'elle fait.",
        examples=["Un réseau qui agit dans sa région."],
    )
    synonymes: tuple[Texte, ...] = Field(
        (),
        title="Synonymes",
        description="Les autres noms sous lesquels des fiches la citent.",
        examples=[["Le réseau de la région"]],
    )
    sources: tuple[Reference, ...] = Field(
        (),
        title="Sources",
        description="Les documents sur lesquels cette entrée s'appuie.",
        examples=[[{"titre": "Le titre d'un document", "url": "https://exemple.org/page"}]],
    )


def _liste(valeur: Any) -> Any:
    """One region or several (a former region that was split)."""
    return [valeur] if isinstance(valeur, str) else valeur


class Territoire(Modele):
    """A place that an example can name."""

    model_config = ConfigDict(title="Territoire")

    id: Identifiant = Field(
        title="Identifiant",
        description="Ce que les fiches écrivent pour le citer. La liste est rangée dans cet ordre.",
        examples=["occitanie"],
    )
    nom: Texte = Field(title="Nom", description="Le nom du lieu.", examples=["Occitanie"])
    type: TypeDeTerritoire = Field(
        title="Type",
        description="Ce qu'est le lieu : region, ancienne_region, departement, commune ou pays.",
        examples=["region"],
    )
    region: Annotated[
        tuple[Identifiant, ...],
        BeforeValidator(_liste, json_schema_input_type=Identifiant | tuple[Identifiant, ...]),
    ] = Field(
        (),
        title="Région",
        description="La région d'aujourd'hui où il se trouve, par son identifiant ; plusieurs pour "
        "une ancienne région partagée.",
        examples=["occitanie", ["grand-est", "hauts-de-france"]],
    )


class Sigle(Modele):
    """An acronym and its meaning."""

    model_config = ConfigDict(title="Sigle")

    sigle: Texte = Field(
        title="Sigle", description="Le sigle, tel que les fiches l'écrivent.", examples=["MES"]
    )
    signification: Texte = Field(
        title="Signification",
        description="Ce qu'il veut dire, en toutes lettres.",
        examples=["Mouvement pour l'économie solidaire"],
    )


class FormeInclusive(Modele):
    """An inclusive form that the rules cannot expand, written out."""

    model_config = ConfigDict(title="Forme inclusive")

    forme: Texte = Field(
        title="Forme",
        description="La forme avec son point médian.",
        examples=["acteur·ices"],
    )
    developpee: Texte = Field(
        title="Forme développée",
        description="La même, telle qu'on la lit à voix haute.",
        examples=["acteurs et actrices"],
    )


class Lexique(Modele):
    """Acronyms, and inclusive forms that the rules cannot expand."""

    model_config = ConfigDict(title="Lexique")

    sigles: tuple[Sigle, ...] = Field(
        (),
        title="Sigles",
        description="Les sigles, dans l'ordre alphabétique.",
        examples=[[{"sigle": "MES", "signification": "Mouvement pour l'économie solidaire"}]],
    )
    formes_inclusives: tuple[FormeInclusive, ...] = Field(
        (),
        title="Formes inclusives",
        description="Les formes que le programme ne sait pas développer seul.",
        examples=[[{"forme": "acteur·ices", "developpee": "acteurs et actrices"}]],
    )
