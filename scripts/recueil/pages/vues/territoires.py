"""The territories: a map of squares, then the examples of each region."""

import posixpath

from recueil.adresses import suffixe
from recueil.catalogue import catalogue
from recueil.markdown_sur import litteral, titre
from recueil.pages.exemples import exemple
from recueil.pages.page import Cadre, Page
from recueil.pages.vues.matiere import ExempleSitue, exemples, lien_exemples, vue
from recueil.pages.vues.regions import REGIONS, regions_de
from recueil.recueil import Recueil
from recueil.valeurs import TypeDeTerritoire

_NIVEAUX = 4
_AILLEURS = "france-entiere"


def page_territoires(recueil: Recueil, cadre: Cadre, langue: str) -> Page:
    """The map, the table that says the same, then the lists it leads to."""
    textes = catalogue(langue)
    uri = vue("territoires", langue, []).uri
    par_region = _par_region(recueil, cadre, langue)
    plus = max((len(par_region[region]) for region in REGIONS), default=0)
    tuiles = "\n".join(_tuile(region, len(par_region[region]), plus) for region in REGIONS)
    nom_de_la_carte = f'class="carte-regions" aria-label="{textes["territoires_carte"]}"'
    carte = f'<nav {nom_de_la_carte} markdown="1">\n\n{tuiles}\n\n</nav>'
    tableau = [
        f"| {textes['region']} | {textes['exemples_mes']} | {textes['fiches']} |",
        "|---|---:|---:|",
    ]
    for region, nom in REGIONS.items():
        siens = par_region[region]
        fiches = len({un.fiche.numero for un in siens})
        tableau.append(f"| [{litteral(nom)}](#{region}) | {len(siens)} | {fiches} |")
    blocs = [
        carte,
        titre(2, textes["territoires_tableau"], "tableau", "tableau"),
        "\n".join(tableau),
    ]
    anciennes = _anciennes(recueil)
    if anciennes:
        blocs.append(textes["territoires_anciennes"].format(liste=anciennes))
    for region, nom in REGIONS.items():
        blocs.append(titre(2, litteral(nom), region, "region"))
        blocs += _liste(par_region[region], recueil, langue, uri)
    blocs.append(titre(2, textes["territoires_france"], _AILLEURS, "region"))
    blocs += _liste(par_region[_AILLEURS], recueil, langue, uri)
    return vue("territoires", langue, blocs)


def lien_region(region: str, langue: str, uri: str) -> str:
    """A region as a link to its list, from the page `uri`."""
    page = f"territoires/index{suffixe(langue)}.md"
    lien = posixpath.relpath(page, posixpath.dirname(uri))
    return f"[{litteral(REGIONS[region])}](<{lien}#{region}>){{ .facette-region }}"


def _par_region(recueil: Recueil, cadre: Cadre, langue: str) -> dict[str, list[ExempleSitue]]:
    resultat: dict[str, list[ExempleSitue]] = {region: [] for region in (*REGIONS, _AILLEURS)}
    for un in exemples(recueil, cadre, langue):
        siennes = {
            region
            for identifiant in un.exemple.territoires
            for region in regions_de(identifiant, recueil)
            if region in REGIONS
        }
        for region in siennes:
            resultat[region].append(un)
        if un.exemple.territoires and not siennes:
            resultat[_AILLEURS].append(un)
    return resultat


def _liste(situes: list[ExempleSitue], recueil: Recueil, langue: str, uri: str) -> list[str]:
    if not situes:
        return [catalogue(langue)["territoires_aucun"]]
    lignes = []
    for un in situes:
        texte, _, suite = exemple(un.exemple, recueil, langue, uri, un.fiche.langue).partition("\n")
        lignes.append(f"{texte} ({lien_exemples(un.fiche, recueil, langue, uri)})\n{suite}")
    return ["\n".join(lignes)]


def _tuile(region: str, nombre: int, plus: int) -> str:
    """A region's square; its place and its shade are the style sheet's."""
    texte = f"*{litteral(REGIONS[region])}*{{ .tuile__nom }} **{nombre}**"
    classes = f".tuile .tuile--{region} .tuile--n{_niveau(nombre, plus)}"
    return f"- [{texte}](#{region}){{ {classes} }}"


def _niveau(nombre: int, plus: int) -> int:
    """Shade of a square: 0 for none, then as many steps as there are between 1 and the most."""
    return -(-nombre * _NIVEAUX // plus) if nombre and plus else 0


def _anciennes(recueil: Recueil) -> str:
    """The former regions that examples name, each with the one it belongs to now."""
    lignes = []
    for territoire in recueil.territoires.values():
        if territoire.type is TypeDeTerritoire.ANCIENNE_REGION:
            nouvelles = [
                f"[{litteral(REGIONS[region])}](#{region})"
                for region in territoire.region
                if region in REGIONS
            ]
            lignes.append(f"{litteral(territoire.nom)} → {', '.join(nouvelles)}")
    return " ; ".join(lignes)
