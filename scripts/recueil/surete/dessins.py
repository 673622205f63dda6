"""Drawings in SVG: a drawing can hold a program, which runs when someone opens its file.

Allow-list over the parsed document (SVG 2). Entities are not resolved, nothing is fetched.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from recueil.diagnostic import Position
from recueil.expressions import expression
from recueil.joints import TAILLE_MAX_D_UN_DESSIN
from recueil.surete.destinations import schema

if TYPE_CHECKING:
    from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_PERMIS = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title"
    " desc metadata linearGradient radialGradient stop clipPath mask pattern marker image style"
    " switch a view filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix"
    " feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB"
    " feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight"
    " feSpecularLighting feSpotLight feTile feTurbulence".split()
)
# Elements of these are run or shown by browsers; those of drawing programs are not even looked at.
_ACTIFS = frozenset(
    {
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/2001/xml-events",
        "http://www.w3.org/1999/XSL/Transform",
        "http://www.w3.org/2001/XInclude",
    }
)
_AILLEURS = expression(r"url\(\s*[\"']?\s*(?!#)|@import|expression\(|\\", re.IGNORECASE)
_IMAGE = expression(r"^\s*data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$")
_ENTITE = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


class Faute(NamedTuple):
    """Something that a drawing may not hold, and where."""

    position: Position
    quoi: str


def fautes(octets: bytes) -> Iterator[Faute]:
    """What keeps a drawing from being published; nothing for a plain one."""
    # Few recueils hold a drawing; all of them read the rules.
    from lxml import etree

    if len(octets) > TAILLE_MAX_D_UN_DESSIN:
        yield Faute(Position(1, 1), "le dessin pèse plus de 2 Mo")
        return
    lignes = octets.decode("utf-8", errors="replace").split("\n")
    if trouve := _ENTITE.search(octets):
        yield Faute(
            Position(octets.count(b"\n", 0, trouve.start()) + 1, 1), "le dessin définit des entités"
        )
        return
    analyseur = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        racine = etree.fromstring(octets, analyseur)
    except etree.XMLSyntaxError as erreur:
        ligne, colonne = erreur.position
        ligne = min(max(1, ligne), len(lignes))
        colonne = min(max(1, colonne), len(lignes[ligne - 1]) + 1)
        yield Faute(Position(ligne, colonne), "le fichier ne peut pas être lu comme un dessin SVG")
        return
    if racine.tag != f"{{{_SVG}}}svg":
        yield Faute(Position(1, 1), "le fichier n'est pas un dessin SVG")
        return
    refuse: etree._Element | None = None
    for noeud in (*racine.itersiblings(preceding=True), *racine.iter()):
        # What a refused element holds goes with it.
        if refuse is not None and refuse in noeud.iterancestors():
            continue
        for quoi, repere in _fautes_du_noeud(noeud):
            refuse = noeud if repere.startswith("<") else refuse
            yield Faute(_place(lignes, noeud.sourceline or 1, repere), quoi)


def _fautes_du_noeud(noeud: "etree._Element") -> Iterator[tuple[str, str]]:
    """Each fault of a node, with the word to show in its line."""
    from lxml import etree

    if isinstance(noeud, etree._Comment):
        return
    if not isinstance(noeud.tag, str):
        yield "le dessin contient une instruction pour un programme", "<"
        return
    nom = etree.QName(noeud)
    if nom.namespace in _ACTIFS or (nom.namespace == _SVG and nom.localname not in _PERMIS):
        yield f"l'élément <{nom.localname}> n'est pas permis dans un dessin", f"<{nom.localname}"
        return
    if nom.namespace != _SVG:
        return
    if nom.localname == "style" and _AILLEURS.search("".join(noeud.itertext())):
        yield "la feuille de style du dessin va chercher un autre fichier", "<style"
    for cle, valeur in noeud.attrib.items():
        attribut = etree.QName(cle)
        if attribut.namespace not in (None, _XLINK):
            if attribut.namespace in _ACTIFS or attribut.localname == "base":
                yield f"l'attribut « {attribut.localname} » n'est pas permis", attribut.localname
        elif attribut.localname.lower().startswith("on"):
            yield f"l'attribut « {attribut.localname} » est un programme", attribut.localname
        elif attribut.localname == "href":
            if not _adresse_permise(nom.localname, str(valeur)):
                yield "le dessin mène à un autre fichier ou à un programme", "href"
        elif _AILLEURS.search(str(valeur)):
            yield "le dessin va chercher un autre fichier", attribut.localname


def _adresse_permise(element: str, valeur: str) -> bool:
    if valeur.strip().startswith("#"):
        return True
    if element == "a":
        return schema(valeur) in ("http", "https", "mailto")
    return element in ("image", "feImage") and _IMAGE.match(valeur) is not None


def _place(lignes: list[str], numero: int, repere: str) -> Position:
    """Where `repere` is in the line, or in the few above: a long tag counts its last line."""
    for candidate in range(min(numero, len(lignes)), max(0, numero - 10), -1):
        rang = lignes[candidate - 1].find(repere)
        if rang >= 0:
            return Position(candidate, rang + 1, len(repere))
    return Position(max(1, min(numero, len(lignes))), 1)
