"""What the published data looks like. Its JSON Schema comes from these models."""

from pydantic import BaseModel, ConfigDict, Field


class _Donnee(BaseModel):
    model_config = ConfigDict(frozen=True)


class FicheDonnee(_Donnee):
    """A fiche in one language."""

    numero: str = Field(title="Numéro", examples=["2.6"])
    langue: str = Field(title="Langue", examples=["fr"])
    partie: str = Field(title="Partie", description="Le titre de la partie.")
    titre: str = Field(title="Titre")
    titre_court: str = Field(title="Titre court")
    resume: str = Field(title="Résumé")
    statut: str = Field(title="Statut")
    mise_a_jour: str | None = Field(
        title="Mise à jour", description="Le jour du dernier changement, AAAA-MM-JJ."
    )
    mots_cles: tuple[str, ...] = Field(title="Mots-clés")
    contexte: tuple[str, ...] = Field(title="Contexte", description="En Markdown.")
    enjeux: tuple[str, ...] = Field(title="Enjeux", description="En Markdown.")
    corps: str = Field(title="Corps", description="La suite de la fiche, en Markdown.")
    voir_aussi: tuple[str, ...] = Field(title="Voir aussi", description="Des numéros de fiches.")
    redaction: tuple[str, ...] = Field(title="Rédaction")
    adresse: str = Field(title="Adresse", description="La page, à partir de l'adresse du site.")


class DefinitionDonnee(_Donnee):
    """A definition."""

    terme: str = Field(title="Terme")
    langue: str = Field(title="Langue")
    texte: str = Field(title="Texte", description="En Markdown.")
    synonymes: tuple[str, ...] = Field(title="Synonymes")
    fiche: str = Field(title="Fiche", description="Le numéro de la fiche qui la donne.")
    adresse: str = Field(title="Adresse")


class ExempleDonnee(_Donnee):
    """An example of the MES."""

    texte: str = Field(title="Texte", description="En Markdown.")
    langue: str = Field(title="Langue")
    organisations: tuple[str, ...] = Field(title="Organisations", description="Leurs noms.")
    territoires: tuple[str, ...] = Field(title="Territoires", description="Leurs noms.")
    periode: str | None = Field(title="Période")
    lien: str | None = Field(title="Lien")
    fiche: str = Field(title="Fiche", description="Le numéro de la fiche qui le raconte.")


class OrganisationDonnee(_Donnee):
    """An organisation."""

    id: str = Field(title="Identifiant")
    nom: str = Field(title="Nom")
    sigle: str | None = Field(title="Sigle")
    site: str | None = Field(title="Site")
    territoire: str | None = Field(title="Territoire", description="Son nom.")
    membre_mes: str | None = Field(title="Membre du MES")
    presentation: str | None = Field(title="Présentation")
    synonymes: tuple[str, ...] = Field(title="Autres noms")
    adresse: str = Field(title="Adresse")


class JeuDeDonnees(_Donnee):
    """The whole recueil."""

    titre: str = Field(title="Titre")
    licence: str = Field(title="Licence")
    fiches: tuple[FicheDonnee, ...] = Field(title="Fiches")
    definitions: tuple[DefinitionDonnee, ...] = Field(title="Définitions")
    exemples: tuple[ExempleDonnee, ...] = Field(title="Exemples")
    organisations: tuple[OrganisationDonnee, ...] = Field(title="Organisations")
