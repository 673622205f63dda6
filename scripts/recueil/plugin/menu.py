"""The menu: `mkdocs.yml` says where the fiches go, this puts them there."""

import re
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.structure.files import Files

from recueil.adresses import suffixe, uri_fiche, uri_partie
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.pages.page import Cadre
from recueil.pages.parties import listees, parties_utiles
from recueil.recueil import Recueil

PLACE_DES_FICHES = "fiches/"
# The theme names a nested menu after an icon without text when its section has a page of its own.
_SOUS_MENU = re.compile(
    r'aria-labelledby="(__nav_[0-9_]+)_label"([^>]*>\s*<label class="md-nav__title") for="\1"'
)


def menu(nav: Any, files: Files, recueil: Recueil, cadre: Cadre) -> Any:
    """`nav` with the parts in place of `fiches/`, and each page followed by its translations.

    mkdocs-i18n wants every language in the menu: it takes out those that are not the page's.
    """
    if nav is None:
        return None
    return [entree for brute in nav for entree in _entrees(brute, files, recueil, cadre)]


def _entrees(brute: Any, files: Files, recueil: Recueil, cadre: Cadre) -> list[Any]:
    if isinstance(brute, str):
        return [brute, *(uri for uri, _ in _traductions(brute, files, cadre))]
    resultat: list[Any] = []
    for titre, contenu in brute.items():
        if contenu == PLACE_DES_FICHES:
            resultat.append({titre: _parties(files, recueil, cadre)})
        elif isinstance(contenu, list):
            resultat.append({titre: menu(contenu, files, recueil, cadre)})
        else:
            resultat.append({titre: contenu})
            for uri, langue in _traductions(contenu, files, cadre):
                resultat.append({cadre.traduire(titre, langue): uri})
    return resultat


def _parties(files: Files, recueil: Recueil, cadre: Cadre) -> list[Any]:
    sections: list[Any] = []
    for numero in parties_utiles(recueil, cadre):
        uris = [uri_partie(recueil, numero, LANGUE_PAR_DEFAUT)]
        uris += [
            uri_fiche(recueil, fiche) for fiche in listees(recueil, cadre) if fiche.partie == numero
        ]
        entrees = [
            entree
            for uri in uris
            for entree in [uri, *(autre for autre, _ in _traductions(uri, files, cadre))]
        ]
        # The theme writes titles of the menu as they are.
        sections.append(
            {escape(f"{numero}. {recueil.parties[numero].titre}", quote=False): entrees}
        )
    return sections


def _traductions(uri: str, files: Files, cadre: Cadre) -> list[tuple[str, str]]:
    """The translations of a page that exist, each with its language."""
    base = uri.removesuffix(".md")
    candidates = [(f"{base}{suffixe(langue)}.md", langue) for langue in cadre.langues]
    return [
        (autre, langue)
        for autre, langue in candidates
        if autre != uri and files.get_file_from_path(autre) is not None
    ]


def menus_nommes(html: str) -> Markup:
    """The theme's menu, where each nested menu is named after its own title."""
    # What a template calls by `super()` would have the pieces put into it escaped.
    brut = str(html)
    return Markup(_SOUS_MENU.sub(r'aria-labelledby="\1_titre"\2 for="\1" id="\1_titre"', brut))
