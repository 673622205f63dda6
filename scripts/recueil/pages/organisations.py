"""The organisations: an index, and for each one all that the fiches say it did."""

import posixpath

from recueil.adresses import adresse_organisation, suffixe, uri_fiche, uri_organisation
from recueil.catalogue import catalogue, composer
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.francais import plier
from recueil.markdown_sur import en_ligne, en_sa_langue, litteral, titre
from recueil.pages.exemples import exemple
from recueil.pages.page import Cadre, Page
from recueil.pages.references import reference
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Organisation, OuiNon, Statut


def pages_organisations(recueil: Recueil, cadre: Cadre) -> list[Page]:
    """The index and a page for each organisation of the registry, in each language."""
    exemples = _exemples_par_organisation(recueil, cadre)
    pages = []
    for langue in cadre.langues:
        if recueil.organisations:
            pages.append(_index(recueil, langue, exemples))
        for organisation in recueil.organisations.values():
            pages.append(
                _page(organisation, recueil, cadre, langue, exemples.get(organisation.id, []))
            )
    return pages


def uri_index(langue: str) -> str:
    """Where the index stands among the sources."""
    return f"organisations/index{suffixe(langue)}.md"


def _exemples_par_organisation(
    recueil: Recueil, cadre: Cadre
) -> dict[str, list[tuple[FichePubliee, int]]]:
    """The examples of each organisation, as a fiche and a rank in it, in the order of fiches."""
    resultat: dict[str, list[tuple[FichePubliee, int]]] = {}
    for fiche in recueil.publiees(brouillons=cadre.brouillons):
        if fiche.modele.statut is Statut.ARCHIVEE:
            continue
        for rang, un in enumerate(fiche.modele.exemples_mes):
            for identifiant in dict.fromkeys(un.organisations):
                resultat.setdefault(identifiant, []).append((fiche, rang))
    return resultat


def _index(
    recueil: Recueil, langue: str, exemples: dict[str, list[tuple[FichePubliee, int]]]
) -> Page:
    textes = catalogue(langue)
    lignes = []
    for organisation in sorted(recueil.organisations.values(), key=lambda o: plier(o.nom)):
        nom = litteral(organisation.nom)
        if organisation.sigle:
            nom += f" ({litteral(organisation.sigle)})"
        lieu = _lieu(organisation, recueil)
        precisions = [litteral(lieu)] if lieu else []
        nombre = len(exemples.get(organisation.id, []))
        if nombre:
            precisions.append(textes.compte("n_exemples", nombre))
        suite = f"{textes['separateur']}{', '.join(precisions)}" if precisions else ""
        lignes.append(f"- [{nom}](<{organisation.id}{suffixe(langue)}.md>){suite}")
    corps = "\n\n".join(
        [f"# {textes['organisations']}", textes["organisations_intro"], "\n".join(lignes)]
    )
    return Page(
        uri=uri_index(langue),
        adresse=f"organisations{suffixe(langue)}/",
        langue=langue,
        meta={"title": textes["organisations"], "description": textes["organisations_intro"]},
        corps=corps + "\n",
    )


def _page(
    organisation: Organisation,
    recueil: Recueil,
    cadre: Cadre,
    langue: str,
    exemples: list[tuple[FichePubliee, int]],
) -> Page:
    textes = catalogue(langue)
    uri = uri_organisation(organisation.id, langue)
    blocs = [f"# {litteral(organisation.nom)}"]
    if organisation.presentation:
        presentation = en_ligne(organisation.presentation)
        blocs.append(en_sa_langue(presentation, LANGUE_PAR_DEFAUT, langue))
    reperes = _reperes(organisation, recueil, langue)
    if reperes:
        blocs.append("\n".join(reperes))
    blocs.append(titre(2, textes["organisation_exemples"], "exemples", "exemples-mes"))
    if exemples:
        blocs += _exemples_par_fiche(exemples, recueil, langue, uri)
    else:
        blocs.append(textes["organisation_sans_exemple"])
    if organisation.sources:
        blocs.append(titre(2, textes["sources"], "sources", "sources"))
        blocs.append("\n".join(reference(source) for source in organisation.sources))
    return Page(
        uri=uri,
        adresse=adresse_organisation(organisation.id, langue),
        langue=langue,
        meta={
            "title": composer(organisation.sigle or organisation.nom, langue),
            "description": composer(organisation.presentation or organisation.nom, langue),
            "template": "organisation.html",
            "organisation": organisation.id,
        },
        corps="\n\n".join(blocs) + "\n",
        dans_le_menu=False,
    )


def _exemples_par_fiche(
    exemples: list[tuple[FichePubliee, int]], recueil: Recueil, langue: str, uri: str
) -> list[str]:
    """The examples under the fiche that tells each, in `langue` where it is translated."""
    blocs: list[str] = []
    precedente = None
    for francaise, rang in exemples:
        traduite = recueil.traductions.get((francaise.numero, langue))
        # A translation may tell fewer examples: then the French one is shown.
        fiche = francaise
        if traduite and len(traduite.modele.exemples_mes) == len(francaise.modele.exemples_mes):
            fiche = traduite
        if fiche is not precedente:
            lien = posixpath.relpath(uri_fiche(recueil, fiche), posixpath.dirname(uri))
            nom = en_sa_langue(litteral(fiche.titre_court), fiche.langue, langue)
            blocs.append(f"### [{fiche.numero} {nom}](<{lien}>)")
            precedente = fiche
        blocs.append(exemple(fiche.modele.exemples_mes[rang], recueil, langue, uri, fiche.langue))
    return blocs


def _reperes(organisation: Organisation, recueil: Recueil, langue: str) -> list[str]:
    textes = catalogue(langue)
    reperes = []
    if organisation.sigle:
        reperes.append((textes["sigle"], litteral(organisation.sigle)))
    lieu = _lieu(organisation, recueil)
    if lieu:
        reperes.append((textes["lieu"], litteral(lieu)))
    if organisation.membre_mes is OuiNon.OUI:
        reperes.append((textes["membre_mes"], textes["membre_oui"]))
    if organisation.synonymes:
        noms = ", ".join(litteral(nom) for nom in organisation.synonymes)
        reperes.append((textes["aussi_appelee"], noms))
    if organisation.site:
        affichee = organisation.site.split("://", 1)[1].rstrip("/")
        reperes.append((textes["site"], f"[{litteral(affichee)}](<{organisation.site}>)"))
    return [f"- **{nom}**{textes['separateur']}{valeur}" for nom, valeur in reperes]


def _lieu(organisation: Organisation, recueil: Recueil) -> str:
    territoire = recueil.territoires.get(organisation.territoire or "")
    return territoire.nom if territoire else ""
