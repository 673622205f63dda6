"""The fiche format as models: FORMAT.md's single source in code (registries: `referentiels`).

Titles and descriptions are French: the JSON Schema, the editors and the contributor guide
show them. Shapes only; meaning (references, numbers in use…) belongs to the rules. What they let in
becomes the plain values of `valeurs`, which carry the same names.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from recueil.conventions import LONGUEUR_TITRE_COURT
from recueil.elements import Definition, Exemple, Intertitres, Reference
from recueil.sections import EMPREINTES
from recueil.types_du_format import Empreinte, Modele, Numero, Texte
from recueil.valeurs import Statut


def _exemple_court(valeur: Any) -> Any:
    """A plain text means `{texte}` (FORMAT.md)."""
    return {"texte": valeur} if isinstance(valeur, str) else valeur


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


def _empreinte(cle: str) -> Any:
    return Field(
        None,
        title=EMPREINTES[cle],
        description=f"L'empreinte de « {cle} » dans la fiche française.",
        examples=["0123456789ab"],
    )


class Empreintes(Modele):
    """What a translation was made from: the digest of each section of the French fiche."""

    model_config = ConfigDict(title="Empreintes")

    fiche: Empreinte | None = _empreinte("fiche")
    titre: Empreinte | None = _empreinte("titre")
    resume: Empreinte | None = _empreinte("resume")
    contexte: Empreinte | None = _empreinte("contexte")
    enjeux: Empreinte | None = _empreinte("enjeux")
    definitions: Empreinte | None = _empreinte("definitions")
    exemples_mes: Empreinte | None = _empreinte("exemples_mes")
    intertitres: Empreinte | None = _empreinte("intertitres")
    mots_cles: Empreinte | None = _empreinte("mots_cles")
    sources: Empreinte | None = _empreinte("sources")
    corps: Empreinte | None = _empreinte("corps")


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
