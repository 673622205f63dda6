"""Where the links of a page lead once it is printed."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from recueil.adresses import adresse_fiche, uri_fiche
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.pages.page import Page
from recueil.recueil import Recueil

_PROTOCOLES = ("https://", "http://", "mailto:", "tel:")
_INDEX = re.compile(r"^index(?:\.([a-z]{2,3}))?$")


class Plan:
    """The fiches by where they stand among the sources of the site, and the rule for the rest."""

    def __init__(self, recueil: Recueil, adresse: str) -> None:
        """Index the fiches; `adresse` is the site's, or empty: only fiches can then be reached."""
        self._adresse = adresse
        toutes = (*recueil.fiches, *recueil.traductions.values())
        self._fiches = {uri_fiche(recueil, fiche): fiche for fiche in toutes}

    def adresse_en_ligne(self, adresse: str) -> str:
        """The whole address of a page of the site; empty when the site has none."""
        return f"{self._adresse}{adresse}" if self._adresse else ""

    def est_dehors(self, url: str) -> bool:
        """Whether an address is that of a page of another site."""
        ici = bool(self._adresse) and url.startswith(self._adresse)
        return url.startswith("http") and not ici

    def lien(self, page: Page, href: str) -> Mapping[str, str]:
        """The targets of a link of `page`: `vers`, a place in a fiche, and `url`.

        Empty when a printed page leads nowhere. A place is `2.6/def-innovation-sociale`, after
        the fiche's language unless it is French.
        """
        href = href.strip()
        if href.startswith(_PROTOCOLES):
            return {"url": href}
        if not href or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", href):
            return {}
        chemin, _, ancre = href.partition("#")
        uri = page.uri
        if chemin:
            uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(chemin)))
        cible = self._fiches.get(uri)
        fin = f"#{ancre}" if ancre else ""
        if cible is None:
            adresse = adresse_de_page(uri, chemin.endswith("/"))
            return {"url": self._adresse + adresse + fin} if self._adresse and adresse else {}
        url = self.adresse_en_ligne(adresse_fiche(cible))
        vers = place(cible.numero, cible.langue, unquote(ancre))
        return {"vers": vers, "url": url + fin} if url else {"vers": vers}


def place(numero: str, langue: str, ancre: str = "") -> str:
    """The name of a place in a document that may hold many fiches."""
    base = numero if langue == LANGUE_PAR_DEFAUT else f"{langue}-{numero}"
    return f"{base}/{ancre}"


def adresse_de_page(uri: str, dossier: bool = False) -> str:
    """The address of a page that is no fiche, or of a file; empty outside the site.

    Args:
        dossier: whether `uri` was written as a folder.
    """
    if uri.startswith(("..", "/")):
        return ""
    if not uri.endswith(".md"):
        return f"{uri}/" if dossier else uri
    parent, _, nom = uri.removesuffix(".md").rpartition("/")
    index = _INDEX.match(nom)
    if index is None:
        return f"{parent}/{nom}/" if parent else f"{nom}/"
    if not parent:
        return f"{index[1]}/" if index[1] else ""
    return f"{parent}.{index[1]}/" if index[1] else f"{parent}/"
