"""What a page offers to those who want to change it: the forge's editor, history and form."""

from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as PageMkDocs

from recueil.forge.adresses import DepotEnLigne, ForgeInconnue


def depot_en_ligne(adresse: str | None, forge: str, branche: str) -> DepotEnLigne | None:
    """The repository that `mkdocs.yml` names, if it names one.

    Raises:
        PluginError: the forge is not named and cannot be told from the address.
    """
    if not adresse:
        return None
    try:
        return DepotEnLigne.de(adresse, forge, branche)
    except ForgeInconnue as erreur:
        raise PluginError(str(erreur)) from erreur


def liens_de_la_page(
    page: PageMkDocs, depot: DepotEnLigne | None, config: MkDocsConfig
) -> dict[str, str]:
    """`modifier`, `historique` and `signaler`, as far as they are known, for a page with a file."""
    fichier = page.file.edit_uri
    if depot is None or not fichier:
        return {}
    fiche = page.meta.get("fiche")
    sujet = unescape(str(page.title or ""))
    if isinstance(fiche, dict):
        sujet = f"{fiche['numero']} {fiche['titre_court']}"
    reponses = {"fiche": sujet}
    if config.site_url:
        reponses["page"] = f"{config.site_url}{page.url.removeprefix('./')}"
    return {
        "modifier": depot.modifier(fichier),
        "historique": depot.historique(fichier),
        "signaler": depot.signaler(sujet, reponses),
    }
