"""What the views are made of: the fiches and their examples, in the language of a page."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from recueil.adresses import suffixe, uri_fiche
from recueil.catalogue import catalogue
from recueil.markdown_sur import en_sa_langue, litteral
from recueil.pages.page import Cadre, Page
from recueil.pages.parties import listees
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Exemple


@dataclass(frozen=True)
class ExempleSitue:
    """An example and the fiche that tells it."""

    fiche: FichePubliee
    exemple: Exemple


def dites(recueil: Recueil, cadre: Cadre, langue: str) -> Iterator[FichePubliee]:
    """The fiches that lists name, in `langue` where they are translated."""
    for fiche in listees(recueil, cadre):
        yield recueil.traductions.get((fiche.numero, langue), fiche)


def exemples(recueil: Recueil, cadre: Cadre, langue: str) -> Iterator[ExempleSitue]:
    """All examples in the order of the fiches.

    Those of a translation that tells another number of them come from the French fiche: views
    count, and must count the same in every language.
    """
    for francaise in listees(recueil, cadre):
        traduite = recueil.traductions.get((francaise.numero, langue), francaise)
        complete = len(traduite.modele.exemples_mes) == len(francaise.modele.exemples_mes)
        fiche = traduite if complete else francaise
        for exemple in fiche.modele.exemples_mes:
            yield ExempleSitue(fiche, exemple)


def lien_fiche(
    fiche: FichePubliee, recueil: Recueil, langue: str, uri: str, classe: str = ""
) -> str:
    """A fiche's number and short title as a link, from the page `uri` in `langue`."""
    nom = en_sa_langue(litteral(fiche.titre_court), fiche.langue, langue)
    lien = posixpath.relpath(uri_fiche(recueil, fiche), posixpath.dirname(uri))
    marque = f"{{ .{classe} }}" if classe else ""
    return f"[{fiche.numero} {nom}](<{lien}>){marque}"


def lien_exemples(fiche: FichePubliee, recueil: Recueil, langue: str, uri: str) -> str:
    """A link to the examples of a fiche, from the page `uri` in `langue`."""
    lien = posixpath.relpath(uri_fiche(recueil, fiche), posixpath.dirname(uri))
    nom = catalogue(langue)["fiche"].format(numero=fiche.numero)
    return f"[{nom}](<{lien}#exemples-mes>)"


def vue(nom: str, langue: str, blocs: list[str], *, large: bool = False) -> Page:
    """A view as a page: its title and introduction come from the catalogue."""
    textes = catalogue(langue)
    titre, intro = textes[f"{nom}_titre"], textes[f"{nom}_intro"]
    meta: dict[str, object] = {"title": titre, "description": intro}
    if large:
        meta["hide"] = ["toc"]
    return Page(
        uri=f"{nom}/index{suffixe(langue)}.md",
        adresse=f"{nom}{suffixe(langue)}/",
        langue=langue,
        meta=meta,
        corps="\n\n".join([f"# {titre}", intro, *(bloc for bloc in blocs if bloc)]) + "\n",
    )


def filtrable(
    langue: str, classe: str, elements: str, facettes: dict[str, str], contenu: str
) -> str:
    """`contenu` with what the script needs to filter it as one types.

    Args:
        classe: what tells this list from others, for the style sheet.
        elements: what is shown or hidden, as a CSS selector.
        facettes: parameter of the address → selector of the values, named by the catalogue.
    """
    textes = catalogue(langue)
    declarees = "|".join(
        f"{nom};{textes[f'facette_{nom}']};{selecteur}" for nom, selecteur in facettes.items()
    )
    attributs = {
        "data-elements": elements,
        "data-facettes": declarees,
        "data-filtrer": textes["filtrer"],
        "data-tous": textes["filtrer_tous"],
        "data-nombre": escape(textes.formes("n_resultats")),
        "data-aucun": textes["filtrer_aucun"],
        "data-effacer": textes["filtrer_effacer"],
    }
    ecrits = " ".join(f'{nom}="{valeur}"' for nom, valeur in attributs.items())
    # The room of the form that the script makes, with one field for words and one to erase all:
    # without it, the list moves down under the eyes of who has begun to read.
    champs = "<p></p>" * (len(facettes) + 2)
    attente = f'<div class="filtres filtres--attente">{champs}</div>'
    return (
        f'<div class="filtrable {classe}" {ecrits} markdown="1">\n\n'
        f"{attente}\n\n{contenu}\n\n</div>"
    )
