"""The fiche format as models: FORMAT.md's single source in code (registries: `referentiels`).

Titles and descriptions are French: the JSON Schema, the editors and the contributor guide
show them. Shapes only; meaning (references, numbers in use…) belongs to the rules. What they let in
becomes the plain values of `valeurs`, which carry the same names.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from recueil.conventions import (
    LONGUEUR_TITRE_COURT,
    MOTIF_ADRESSE,
    MOTIF_ANNEE,
    MOTIF_EMPREINTE,
    MOTIF_ID,
    MOTIF_NUMERO,
    MOTIF_PERIODE,
)
from recueil.valeurs import Statut

Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Numero = Annotated[str, StringConstraints(pattern=MOTIF_NUMERO)]
Identifiant = Annotated[str, StringConstraints(pattern=MOTIF_ID)]
Adresse = Annotated[str, StringConstraints(pattern=MOTIF_ADRESSE)]
Periode = Annotated[str, StringConstraints(pattern=MOTIF_PERIODE)]
Annee = Annotated[str, StringConstraints(pattern=MOTIF_ANNEE)]


class Modele(BaseModel):
    """What all models share: nothing unknown gets in, nothing changes afterwards."""

    # A schema is made when something has to be checked: no run needs them all.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Definition(Modele):
    """A term and what it means."""

    model_config = ConfigDict(title="Définition")

    terme: Texte = Field(
        title="Terme",
        description="Le mot ou l'expression que l'on définit.",
        examples=["Jardin partagé"],
    )
    titre: Texte | None = Field(
        None,
        title="Titre",
        description="Le titre à afficher au-dessus de la définition, s'il n'est pas le terme.",
        examples=["Un jardin, plusieurs personnes"],
    )
    texte: Texte = Field(
        title="Texte",
        description="La définition, en Markdown ; les listes y sont permises.",
        examples=["Un jardin cultivé par plusieurs personnes."],
    )
    synonymes: tuple[Texte, ...] = Field(
        (),
        title="Synonymes",
        description="Les autres façons de nommer la même chose.",
        examples=[["Jardin collectif"]],
    )


class Exemple(Modele):
    """What a member of the MES did."""

    model_config = ConfigDict(title="Exemple")

    texte: Texte = Field(
        title="Texte",
        description="Ce qui a été fait, en une ou deux phrases.",
        examples=["Un jardin ouvert aux personnes du quartier."],
    )
    organisations: tuple[Identifiant, ...] = Field(
        (),
        title="Organisations",
        description="Les identifiants des organisations, pris dans organisations.yml.",
        examples=[["ardes"]],
    )
    territoires: tuple[Identifiant, ...] = Field(
        (),
        title="Territoires",
        description="Les identifiants des lieux, pris dans territoires.yml.",
        examples=[["normandie"]],
    )
    periode: Periode | None = Field(
        None,
        title="Période",
        description="Quand : 1995, 1990-1999, années 1990 ou depuis 2014.",
        examples=["1995", "1990-1999", "années 1990", "depuis 2014"],
    )
    lien: Adresse | None = Field(
        None,
        title="Lien",
        description="L'adresse d'une page qui raconte l'exemple.",
        examples=["https://exemple.org/page"],
    )


def _exemple_court(valeur: Any) -> Any:
    """A plain text means `{texte}` (FORMAT.md)."""
    return {"texte": valeur} if isinstance(valeur, str) else valeur


class Reference(Modele):
    """A document that supports what a fiche says."""

    model_config = ConfigDict(title="Source")

    titre: Texte = Field(
        title="Titre", description="Le titre du document.", examples=["Le titre d'un document"]
    )
    url: Adresse | None = Field(
        None,
        title="Adresse",
        description="L'adresse du document, en http:// ou https://.",
        examples=["https://exemple.org/page"],
    )
    auteur: Texte | None = Field(
        None,
        title="Auteur",
        description="Qui l'a écrit ou publié.",
        examples=["Une personne", "Une organisation"],
    )
    annee: Annee | None = Field(
        None, title="Année", description="L'année, en quatre chiffres.", examples=["2014"]
    )


class Intertitres(Modele):
    """The headings of the standard sections, when a fiche wants its own."""

    model_config = ConfigDict(title="Intertitres")

    contexte: Texte | None = Field(
        None,
        title="Contexte",
        description="Au lieu de « Contexte ».",
        examples=["D'où vient la question"],
    )
    enjeux: Texte | None = Field(
        None,
        title="Enjeux",
        description="Au lieu de « Enjeux ».",
        examples=["Enjeux pour le MES"],
    )
    definitions: Texte | None = Field(
        None,
        title="Définitions",
        description="Au lieu de « Définitions ».",
        examples=["Les mots à connaître"],
    )
    exemples_mes: Texte | None = Field(
        None,
        title="Exemples",
        description="Au lieu de « Exemples du MES ».",
        examples=["Le MES et l'innovation sociale"],
    )


class Fiche(Modele):
    """The front matter of a French fiche."""

    model_config = ConfigDict(title="Fiche du recueil")

    numero: Numero = Field(
        title="Numéro",
        description="La partie et le rang, séparés par un point.",
        examples=["2.6", "2.10"],
    )
    titre: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=10, max_length=200)
    ] = Field(
        title="Titre",
        description="La question à laquelle la fiche répond, en 10 à 200 signes.",
        examples=["Comment partager un jardin ?"],
    )
    titre_court: (
        Annotated[
            str,
            StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGUEUR_TITRE_COURT),
        ]
        | None
    ) = Field(
        None,
        title="Titre court",
        description=f"Le titre du menu et des cartes, en {LONGUEUR_TITRE_COURT} signes au plus.",
        examples=["Partager un jardin"],
    )
    resume: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)
    ] = Field(
        title="Résumé",
        description="Une ou deux phrases, pour les cartes et les résultats de recherche ; "
        "300 signes au plus.",
        examples=["Ce qu'il faut savoir avant de partager un jardin."],
    )
    statut: Statut = Field(
        title="Statut",
        description="Où en est la fiche : brouillon, proposition, validee ou archivee.",
        examples=["brouillon"],
    )
    contexte: tuple[Texte, ...] = Field(
        min_length=1,
        title="Contexte",
        description="Ce qui a conduit là, point par point.",
        examples=[["Des personnes veulent jardiner ensemble."]],
    )
    enjeux: tuple[Texte, ...] = Field(
        min_length=1,
        title="Enjeux",
        description="Ce qui se joue pour le MES, point par point.",
        examples=[["Se rencontrer et manger mieux."]],
    )
    definitions: tuple[Definition, ...] = Field(
        min_length=1,
        title="Définitions",
        description="Les mots qu'il faut comprendre.",
        examples=[
            [{"terme": "Jardin partagé", "texte": "Un jardin cultivé par plusieurs personnes."}]
        ],
    )
    exemples_mes: tuple[
        Annotated[Exemple, BeforeValidator(_exemple_court, json_schema_input_type=str | Exemple)],
        ...,
    ] = Field(
        min_length=1,
        title="Exemples du MES",
        description="Ce que des membres du MES ont fait.",
        examples=[["Un jardin ouvert aux personnes du quartier."]],
    )
    intertitres: Intertitres = Field(
        Intertitres(),
        title="Intertitres",
        description="Les titres des sections, si la fiche veut les siens.",
        examples=[{"enjeux": "Enjeux pour le MES"}],
    )
    mots_cles: tuple[Texte, ...] = Field(
        (),
        title="Mots-clés",
        description="Quelques mots pour retrouver la fiche.",
        examples=[["jardin", "partage"]],
    )
    voir_aussi: tuple[Numero, ...] = Field(
        (),
        title="Voir aussi",
        description="Les numéros des fiches à lire ensuite.",
        examples=[["2.6"]],
    )
    sources: tuple[Reference, ...] = Field(
        (),
        title="Sources",
        description="Les documents sur lesquels la fiche s'appuie.",
        examples=[[{"titre": "Le titre d'un document", "url": "https://exemple.org/page"}]],
    )
    redaction: tuple[Texte, ...] = Field(
        (),
        title="Rédaction",
        description="Les personnes qui ont écrit la fiche.",
        examples=[["Une personne", "Une organisation"]],
    )
    anciens_numeros: tuple[Numero, ...] = Field(
        (),
        title="Anciens numéros",
        description="Les numéros que la fiche a portés : leurs adresses mènent encore à elle.",
        examples=[["2.5"]],
    )
    sans_lien: tuple[Texte, ...] = Field(
        (),
        title="Sans lien",
        description="Les mots que le site ne doit pas transformer en liens dans cette fiche.",
        examples=[["jardin"]],
    )


def _empreinte(cle: str, titre: str) -> Any:
    return Field(
        None,
        title=titre,
        description=f"L'empreinte de « {cle} » dans la fiche française.",
        examples=["0123456789ab"],
    )


Empreinte = Annotated[str, StringConstraints(pattern=MOTIF_EMPREINTE)]


class Empreintes(Modele):
    """What a translation was made from: the digest of each section of the French fiche."""

    model_config = ConfigDict(title="Empreintes")

    fiche: Empreinte | None = _empreinte("fiche", "Fiche entière")
    titre: Empreinte | None = _empreinte("titre", "Titre")
    resume: Empreinte | None = _empreinte("resume", "Résumé")
    contexte: Empreinte | None = _empreinte("contexte", "Contexte")
    enjeux: Empreinte | None = _empreinte("enjeux", "Enjeux")
    definitions: Empreinte | None = _empreinte("definitions", "Définitions")
    exemples_mes: Empreinte | None = _empreinte("exemples_mes", "Exemples du MES")
    intertitres: Empreinte | None = _empreinte("intertitres", "Intertitres")
    mots_cles: Empreinte | None = _empreinte("mots_cles", "Mots-clés")
    sources: Empreinte | None = _empreinte("sources", "Sources")
    corps: Empreinte | None = _empreinte("corps", "Suite du texte")


def _empreinte_entiere(valeur: Any) -> Any:
    """A plain digest is that of the whole fiche."""
    return {"fiche": valeur} if isinstance(valeur, str) else valeur


class Traduction(Fiche):
    """The front matter of a translated fiche."""

    model_config = ConfigDict(title="Traduction d'une fiche")

    traduit_de: Annotated[
        Empreintes,
        BeforeValidator(_empreinte_entiere, json_schema_input_type=Empreinte | Empreintes),
    ] = Field(
        title="Traduit de",
        description="Les empreintes de la fiche française au moment de la traduction, section "
        "par section ; « recueil traduire » les écrit.",
        examples=["0123456789ab"],
    )
