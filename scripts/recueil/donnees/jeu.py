"""Recueil to published data."""

from collections.abc import Iterator

from recueil.adresses import adresse_fiche, adresse_organisation, ancre_definition
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.donnees.modele import (
    DefinitionDonnee,
    ExempleDonnee,
    FicheDonnee,
    JeuDeDonnees,
    OrganisationDonnee,
)
from recueil.pages.page import Cadre
from recueil.recueil import FichePubliee, Recueil

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"


def jeu_de_donnees(recueil: Recueil, cadre: Cadre, titre: str) -> JeuDeDonnees:
    """Everything that the site publishes, in the order of the fiches."""
    fiches = list(publiees(recueil, cadre))
    return JeuDeDonnees(
        titre=titre,
        licence=LICENCE,
        fiches=tuple(_fiche(fiche, recueil, cadre) for fiche in fiches),
        definitions=tuple(
            DefinitionDonnee(
                terme=definition.terme,
                langue=fiche.langue,
                texte=definition.texte,
                synonymes=definition.synonymes,
                fiche=fiche.numero,
                adresse=f"{adresse_fiche(fiche)}#{ancre_definition(definition.terme)}",
            )
            for fiche in fiches
            for definition in fiche.modele.definitions
        ),
        exemples=tuple(exemple for fiche in fiches for exemple in _exemples(fiche, recueil)),
        organisations=tuple(
            OrganisationDonnee(
                id=organisation.id,
                nom=organisation.nom,
                sigle=organisation.sigle,
                site=organisation.site,
                territoire=_nom_du_territoire(organisation.territoire, recueil),
                membre_mes=organisation.membre_mes.value if organisation.membre_mes else None,
                presentation=organisation.presentation,
                synonymes=organisation.synonymes,
                adresse=adresse_organisation(organisation.id, LANGUE_PAR_DEFAUT),
            )
            for organisation in recueil.organisations.values()
        ),
    )


def publiees(recueil: Recueil, cadre: Cadre) -> Iterator[FichePubliee]:
    """Each published fiche, followed by its translations."""
    for fiche in recueil.publiees(brouillons=cadre.brouillons):
        yield fiche
        for langue in cadre.langues:
            traduction = recueil.traductions.get((fiche.numero, langue))
            if traduction is not None:
                yield traduction


def _fiche(fiche: FichePubliee, recueil: Recueil, cadre: Cadre) -> FicheDonnee:
    modele = fiche.modele
    jour = cadre.dates.get(fiche.chemin)
    return FicheDonnee(
        numero=modele.numero,
        langue=fiche.langue,
        partie=cadre.traduire(recueil.parties[fiche.partie].titre, fiche.langue),
        titre=modele.titre,
        titre_court=fiche.titre_court,
        resume=modele.resume,
        statut=modele.statut.value,
        mise_a_jour=jour.isoformat() if jour else None,
        mots_cles=modele.mots_cles,
        contexte=modele.contexte,
        enjeux=modele.enjeux,
        corps=fiche.corps.strip(),
        voir_aussi=modele.voir_aussi,
        redaction=modele.redaction,
        adresse=adresse_fiche(fiche),
    )


def _exemples(fiche: FichePubliee, recueil: Recueil) -> Iterator[ExempleDonnee]:
    for exemple in fiche.modele.exemples_mes:
        yield ExempleDonnee(
            texte=exemple.texte,
            langue=fiche.langue,
            organisations=tuple(recueil.organisations[id_].nom for id_ in exemple.organisations),
            territoires=tuple(recueil.territoires[id_].nom for id_ in exemple.territoires),
            periode=exemple.periode,
            lien=exemple.lien,
            fiche=fiche.numero,
        )


def _nom_du_territoire(identifiant: str | None, recueil: Recueil) -> str | None:
    territoire = recueil.territoires.get(identifiant or "")
    return territoire.nom if territoire else None
