"""What a fiche lists, as models: definitions, examples, sources, headings of its own."""

from pydantic import ConfigDict, Field

from recueil.types_du_format import Adresse, Annee, Identifiant, Modele, Periode, Texte


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
