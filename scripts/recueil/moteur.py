"""A page's Markdown to HTML with the site's own extensions: one parser for every output."""

from typing import Any

from markdown import Markdown

from recueil.catalogue import catalogue
from recueil.liens.site import EXTENSION as LIENS
from recueil.liens.site import LiensDuSite
from recueil.pages.page import Page
from recueil.reglages import Options, Reglages

TYPOGRAPHIE = "recueil.extensions.typographie"
ASSAINISSEMENT = "recueil.extensions.assainissement"


def options_de_page(
    options: Options, liens: LiensDuSite, uri: str, langue: str, *, du_site: bool = False
) -> dict[str, dict[str, Any]]:
    """The settings of the extensions for the page `uri`.

    Python-Markdown extensions know nothing of pages: the settings that they are made from, once
    for each page, are the only way to tell them its language and what it may link to.

    Args:
        du_site: whether it is one of the site's own pages, from `docs/`.
    """
    contexte = liens.contexte(uri)
    if contexte is None and du_site:
        contexte = liens.contexte_du_site(uri, langue)
    resultat = {nom: dict(reglage) for nom, reglage in options.items()}
    resultat.setdefault("toc", {})["permalink_title"] = catalogue(langue)["lien_vers_la_section"]
    resultat.setdefault(TYPOGRAPHIE, {})["langue"] = langue
    resultat.setdefault(LIENS, {})["contexte"] = contexte
    resultat.setdefault(ASSAINISSEMENT, {})["page"] = uri
    return resultat


class Moteur:
    """Renders pages as the site does, their links still leading to source files."""

    def __init__(self, reglages: Reglages, liens: LiensDuSite) -> None:
        """Take the extensions of `mkdocs.yml` and what pages can link to."""
        self._reglages = reglages
        self._liens = liens

    def html(self, page: Page) -> str:
        """The page as HTML."""
        reglages = self._reglages
        options = options_de_page(reglages.options, self._liens, page.uri, page.langue)
        moteur = Markdown(extensions=list(reglages.extensions), extension_configs=options)
        return moteur.convert(page.corps)
