"""Pages of ours as MkDocs' files: their place in the site, whatever their name."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from recueil.adresses import suffixe
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.pages.page import Page, texte
from recueil.plugin.avis import ABSENT

journal = logging.getLogger("mkdocs.plugins.recueil")


def fichier_de_page(page: Page, config: MkDocsConfig) -> File:
    """The file that MkDocs makes a generated page of."""
    inclusion = InclusionLevel.INCLUDED if page.dans_le_menu else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.uri, content=texte(page), inclusion=inclusion)
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


def refuser_les_absents(files: Files, config: MkDocsConfig) -> None:
    """Warn of scripts and styles that pages would ask for in vain: MkDocs lets them by."""
    listes = {"extra_css": config.extra_css, "extra_javascript": config.extra_javascript}
    for reglage, noms in listes.items():
        for nom in map(str, noms):
            if "://" not in nom and files.get_file_from_path(nom) is None:
                journal.warning(ABSENT, reglage, nom)
