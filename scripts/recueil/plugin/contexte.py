"""What templates know beside the page: our words, what cites it, its neighbours."""

import re
from collections.abc import Iterable
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from recueil import donnees
from recueil.adresses import suffixe, uri_fiche
from recueil.catalogue import catalogue, localisation
from recueil.liens.site import LiensDuSite
from recueil.pages.page import Cadre
from recueil.pages.parties import listees
from recueil.plugin.menu import menus_nommes
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Organisation

_TITRE_D_UNE_AUTRE_LANGUE = re.compile(
    r'<h[2-6][^>]* id="([^"]+)"[^>]*>(?:(?!</h[2-6]>).)*?<span lang="([a-z]+)"'
)
# The pages that templates lead to.
_LIEUX = (
    "contribuer",
    "explorer",
    "glossaire",
    "mentions",
    "organisations",
    "recherche",
    "territoires",
)


class ContexteDesPages:
    """The words and the links of every page of one build.

    Args:
        liens: what leads from one page to another.
    """

    def __init__(self, recueil: Recueil, cadre: Cadre, liens: LiensDuSite) -> None:
        self.recueil = recueil
        self.cadre = cadre
        self.liens = liens
        self._voisines: dict[str, list[Page]] = {}
        self._adresses: dict[str, str] = {}

    def dire(self, context: Any, langue: str) -> None:
        """Give a template our words, and the places that every page leads to."""
        # Once for all pages: asking each page for every address would grow with their square.
        if not self._adresses:
            self._adresses = {file.src_uri: file.url for file in context["pages"]}
        context["textes"] = catalogue(langue)
        context["localisation"] = localisation(langue)
        context["menus_nommes"] = menus_nommes
        context["adresses"] = {nom: self._adresse(nom, langue) for nom in _LIEUX}

    def _adresse(self, nom: str, langue: str) -> str:
        """The address of a page of the site in `langue`, in French when it is not translated."""
        for fin in dict.fromkeys([suffixe(langue), ""]):
            for uri in (f"{nom}/index{fin}.md", f"{nom}{fin}.md"):
                if uri in self._adresses:
                    return self._adresses[uri]
        return f"{nom}/"

    def citer(self, context: Any, page: Page, langue: str) -> None:
        """Give a page those that cite it, and the definitions that its text leads to."""
        uri = page.file.src_uri
        cles: list[tuple[str, str, str]] = []
        if "fiche" in page.meta:
            cles = self.liens.cles_de_la_fiche(uri)
        elif "organisation" in page.meta:
            cles = [("organisation", "", str(page.meta["organisation"]))]
        adresses = self._adresses
        context["cite_par"] = [
            {"adresse": adresses[citation.uri], "citation": citation}
            for citation in self.liens.citations(*cles, langue=langue)
        ]
        context["notions"] = [
            notion | {"adresse": f"{adresses[str(notion['uri'])]}#{notion['ancre']}"}
            for notion in self.liens.notions(uri)
        ]

    def situer(self, page: Page, langue: str, files: Iterable[File]) -> None:
        """Give the page of a fiche those before and after it."""
        if "fiche" not in page.meta:
            return
        pages = self._pages_des_fiches(langue, files)
        rang = next((i for i, voisine in enumerate(pages) if voisine is page), None)
        page.previous_page = pages[rang - 1] if rang else None
        page.next_page = pages[rang + 1] if rang is not None and rang + 1 < len(pages) else None

    def donnees_liees(self, page: Page, site: str, langue: str) -> str:
        """What machines read of a page, as JSON-LD; empty for most."""
        objet: FichePubliee | Organisation | None = self.liens.fiche(page.file.src_uri)
        if objet is None:
            objet = self.recueil.organisations.get(str(page.meta.get("organisation")))
        if objet is None:
            return ""
        return donnees.donnees_liees(objet, self.cadre, site, langue)

    def _pages_des_fiches(self, langue: str, files: Iterable[File]) -> list[Page]:
        """The fiches' pages in numeric order, in `langue` where it exists; made once a build."""
        if langue not in self._voisines:
            par_uri = {file.src_uri: file.page for file in files if file.page is not None}
            fiches = [
                self.recueil.traductions.get((fiche.numero, langue), fiche)
                for fiche in listees(self.recueil, self.cadre)
            ]
            self._voisines[langue] = [par_uri[uri_fiche(self.recueil, fiche)] for fiche in fiches]
        return self._voisines[langue]


def dire_la_langue_des_titres(page: Page) -> None:
    """Keep in the table of contents the language that a heading has (RGAA 8.7)."""
    dites = dict(_TITRE_D_UNE_AUTRE_LANGUE.findall(page.content or ""))
    a_voir = list(page.toc) if dites else []
    while a_voir:
        item = a_voir.pop()
        a_voir += item.children
        if item.id in dites:
            item.title = f'<span lang="{dites[item.id]}">{item.title}</span>'
