"""Pages of ours as MkDocs' files: their place in the site, whatever their name."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from recueil import pages as etape_pages
from recueil.adresses import suffixe
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.pages.page import Page


def fichier_de_page(page: Page, config: MkDocsConfig) -> File:
    """The file that MkDocs makes a generated page of."""
    inclusion = InclusionLevel.INCLUDED if page.dans_le_menu else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.uri, content=etape_pages.texte(page), inclusion=inclusion)
    file.dest_uri = f"{page.adresse}index.html"
    if page.uri.rsplit("/", 1)[-1].startswith("index."):
        file.name = "index"
    file.edit_uri = page.origine
    return file


def adresse_de_dossier(file: File, langues: tuple[str, ...]) -> None:
    """`index.en.md` gets the address of its folder with the language: `en/`, `contribuer.en/`."""
    for langue in langues:
        if file.name == f"index{suffixe(langue)}" and langue != LANGUE_PAR_DEFAUT:
            dossier = file.src_uri.rpartition("/")[0]
            file.dest_uri = f"{dossier}.{langue}/index.html" if dossier else f"{langue}/index.html"
            file.name = "index"
