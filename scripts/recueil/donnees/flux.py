"""The feed of new and changed fiches (Atom, RFC 4287)."""

from urllib.parse import urljoin
from xml.etree import ElementTree

from recueil.adresses import adresse_fiche
from recueil.donnees.jeu import publiees
from recueil.pages.page import Cadre, Fichier
from recueil.recueil import Recueil

_ATOM = "http://www.w3.org/2005/Atom"
_NOMBRE = 30
ADRESSE = "flux.xml"


def flux(recueil: Recueil, cadre: Cadre, titre: str, site: str) -> Fichier | None:
    """The last changed fiches; None without an address or dates, which a feed must have."""
    if not site or not cadre.dates:
        return None
    datees = sorted(
        (
            (cadre.dates[fiche.chemin], fiche)
            for fiche in publiees(recueil, cadre)
            if fiche.chemin in cadre.dates
        ),
        key=lambda datee: (-datee[0].toordinal(), datee[1].chemin),
    )[:_NOMBRE]
    if not datees:
        return None
    ElementTree.register_namespace("", _ATOM)
    racine = _element(None, "feed")
    _element(racine, "title", titre)
    _element(racine, "id", site)
    _element(racine, "updated", f"{datees[0][0].isoformat()}T00:00:00Z")
    _element(racine, "link", rel="self", href=urljoin(site, ADRESSE))
    _element(racine, "link", href=site)
    _element(_element(racine, "author"), "name", titre)
    for jour, fiche in datees:
        adresse = urljoin(site, adresse_fiche(fiche))
        entree = _element(racine, "entry")
        _element(entree, "title", f"{fiche.numero} {fiche.modele.titre}")
        # One entry a change: a reader of feeds shows a changed fiche again.
        _element(entree, "id", f"{adresse}#{jour.isoformat()}")
        _element(entree, "updated", f"{jour.isoformat()}T00:00:00Z")
        _element(entree, "link", href=adresse, hreflang=fiche.langue)
        _element(entree, "summary", fiche.modele.resume)
    ElementTree.indent(racine)
    contenu = ElementTree.tostring(racine, "unicode")
    return Fichier(ADRESSE, f'<?xml version="1.0" encoding="utf-8"?>\n{contenu}\n')


def _element(
    parent: ElementTree.Element | None, nom: str, texte: str = "", **attributs: str
) -> ElementTree.Element:
    element = ElementTree.Element(f"{{{_ATOM}}}{nom}", attributs)
    element.text = texte or None
    if parent is not None:
        parent.append(element)
    return element
