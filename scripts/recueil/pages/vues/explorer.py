"""All the fiches, to be narrowed by choices that combine, then the index of their keywords."""

from recueil.catalogue import catalogue
from recueil.francais import plier
from recueil.markdown_sur import en_ligne, en_sa_langue, litteral, titre
from recueil.pages.page import Cadre, Page
from recueil.pages.vues.matiere import dites, filtrable, lien_fiche, vue
from recueil.pages.vues.regions import REGIONS, regions_de
from recueil.recueil import FichePubliee, Recueil
from recueil.slug import slug

_FACETTES = ("partie", "mot", "organisation", "region", "statut")


def page_explorer(recueil: Recueil, cadre: Cadre, langue: str) -> Page:
    """The list, its facets, and the index by keyword with counts."""
    textes = catalogue(langue)
    uri = vue("explorer", langue, []).uri
    fiches = list(dites(recueil, cadre, langue))
    lignes = [_ligne(fiche, recueil, cadre, langue, uri) for fiche in fiches]
    liste = filtrable(
        langue,
        "liste-fiches",
        ".liste-fiches > ul > li",
        {nom: f".facette-{nom}" for nom in _FACETTES},
        "\n".join(lignes),
    )
    return vue(
        "explorer",
        langue,
        [
            liste,
            titre(2, textes["mots_cles"], "mots-cles", "index-mots-cles"),
            "\n".join(_index(fiches, recueil, langue, uri)),
        ],
    )


def _ligne(fiche: FichePubliee, recueil: Recueil, cadre: Cadre, langue: str, uri: str) -> str:
    textes = catalogue(langue)
    partie = recueil.parties[fiche.partie]
    organisations = dict.fromkeys(
        id_ for exemple in fiche.modele.exemples_mes for id_ in exemple.organisations
    )
    regions = dict.fromkeys(
        region
        for exemple in fiche.modele.exemples_mes
        for id_ in exemple.territoires
        for region in regions_de(id_, recueil)
        if region in REGIONS
    )
    noms = [recueil.organisations[id_] for id_ in organisations]
    titre_de_partie = cadre.en_sa_langue(partie.titre, langue)
    valeurs = {
        "partie": [f"{fiche.partie}. {titre_de_partie}"],
        "statut": [textes[f"statut_{fiche.modele.statut.value}"]],
        "mot": [
            en_sa_langue(litteral(mot), fiche.langue, langue) for mot in fiche.modele.mots_cles
        ],
        "organisation": [litteral(organisation.sigle or organisation.nom) for organisation in noms],
        "region": [litteral(REGIONS[region]) for region in regions],
    }
    lignes = [
        f"    - **{textes[f'facette_{nom}']}** "
        + ", ".join(f"*{valeur}*{{ .facette-{nom} }}" for valeur in siennes)
        for nom, siennes in valeurs.items()
        if siennes
    ]
    lien = lien_fiche(fiche, recueil, langue, uri, "liste-fiches__titre")
    resume = en_sa_langue(en_ligne(fiche.modele.resume), fiche.langue, langue)
    return "\n".join([f"- {lien} {resume}", "", *lignes, ""])


def _index(fiches: list[FichePubliee], recueil: Recueil, langue: str, uri: str) -> list[str]:
    par_mot: dict[str, list[FichePubliee]] = {}
    noms: dict[str, tuple[str, str]] = {}
    for fiche in fiches:
        for mot in fiche.modele.mots_cles:
            if slug(mot) not in noms or fiche.langue == langue:
                noms[slug(mot)] = (mot, fiche.langue)
            siennes = par_mot.setdefault(slug(mot), [])
            if fiche not in siennes:
                siennes.append(fiche)
    separateur = catalogue(langue)["separateur"]
    return [
        f"- **{en_sa_langue(litteral(noms[mot][0]), noms[mot][1], langue)}** "
        f"({len(par_mot[mot])}){separateur}"
        + ", ".join(lien_fiche(fiche, recueil, langue, uri) for fiche in par_mot[mot])
        for mot in sorted(par_mot, key=lambda mot: plier(noms[mot][0]))
    ]
