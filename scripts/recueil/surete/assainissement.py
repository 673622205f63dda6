"""What HTML may reach a page: an allow-list, and the cleaning that holds every page to it.

Two lists. What *pages* may hold is what Recueil and Python-Markdown write: sections, classes,
footnotes, drawings. What *writers* may type in a fiche is smaller: the few inline elements that
Markdown has no sign for. Rules hold fiches to the second; the cleaning of finished pages holds
everything to the first, whatever the rules missed.

Sources: WHATWG HTML (elements and attributes), OWASP Cross Site Scripting Prevention Cheat
Sheet (allow-lists, never deny-lists), SVG 2 (shapes and presentation attributes).
"""

import re
from functools import cache

import nh3

from recueil.expressions import expression
from recueil.surete.destinations import SCHEMAS_PERMIS, est_distante, schema

# What a writer may type, each with its attributes: no class, no style, no id, no script. Neither
# links nor images: only those of Markdown are led to the right place from every page.
BALISES_DES_FICHES: dict[str, frozenset[str]] = {
    nom: frozenset(attributs.split())
    for nom, attributs in {
        **dict.fromkeys(
            "b bdi br caption cite code dd del dfn div dl dt em h2 h3 h4 h5 h6 hr"
            " i ins kbd li mark p pre q rp rt ruby s samp small span strong sub summary sup table"
            " tbody tfoot thead tr u ul var wbr".split(),
            "",
        ),
        "abbr": "",
        "blockquote": "cite",
        "details": "open",
        # The one use of Markdown in HTML: a caption has no sign in Markdown.
        "figcaption": "markdown",
        "figure": "markdown",
        "ol": "start",
        "td": "colspan rowspan",
        "th": "colspan rowspan scope",
        "time": "datetime",
    }.items()
}
ATTRIBUTS_COMMUNS = frozenset({"lang", "dir", "title"})

_BALISES_DES_PAGES = frozenset(BALISES_DES_FICHES) | frozenset(
    "a img address article aside col colgroup data footer h1 header nav section"
    # `title` names the parts of a drawing. A browser that read it outside of one would take its
    # content for plain text: harmless, since the parser writes every < in an attribute as &lt;.
    " svg g path rect circle ellipse line polyline polygon text tspan title defs marker".split()
)
_COMMUNS_DES_PAGES = ATTRIBUTS_COMMUNS | {"id", "class", "role", "tabindex"}
_DESSIN = frozenset(
    "viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform fill"
    " fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap"
    " stroke-linejoin opacity text-anchor dominant-baseline font-size font-weight"
    " preserveAspectRatio marker-start marker-mid marker-end markerWidth markerHeight refX refY"
    " orient focusable".split()
)
_ATTRIBUTS_DES_PAGES: dict[str, set[str]] = {
    "*": set(_COMMUNS_DES_PAGES),
    **{nom: set(attributs) for nom, attributs in BALISES_DES_FICHES.items() if attributs},
    "a": {"href", "hreflang", "rel", "download", "type"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "figcaption": set(),
    "figure": set(),
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    **{
        nom: set(_DESSIN)
        for nom in "svg g path rect circle ellipse line polyline polygon text tspan marker".split()
    },
}
# Their content is no text: it goes with them.
_AVEC_LEUR_CONTENU = frozenset(
    "script style template noscript iframe object embed applet xmp plaintext textarea"
    " select noembed noframes".split()
)
# The theme finds its own parts by these: a page's text must not pass for one of them.
_DU_THEME = expression(r"^(?:md|js)-")
_IDENTIFIANT = expression(r"^(?!__)[^\s\"'<>`=&\x00-\x20]+$")
_ADRESSE_DANS_UN_DESSIN = re.compile(r"url\(\s*[\"']?(?!\s*#)", re.IGNORECASE)


def identifiant_permis(valeur: str) -> bool:
    """Whether an `id` is one that a page may carry: those of the theme start with `__`."""
    return _IDENTIFIANT.match(valeur) is not None


def assainir(html: str) -> str:
    """`html` with nothing left but what a page may hold; a finished page comes out unchanged.

    The result is the serialisation of a parsed tree (html5ever): what a browser reads in it is
    what was checked.
    """
    return _nettoyeur().clean(html)


def refuse(html: str) -> bool:
    """Whether the cleaning takes anything out of `html`.

    Compared with the same text written out by the same parser with nothing taken out, so that
    a difference of spelling (`<br />`, an entity) is none.
    """
    return change(html, assainir(html))


def change(html: str, assaini: str) -> bool:
    """The same, for who has the cleaned text already."""
    return assaini != _tel_quel(html)


@cache
def _nettoyeur() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_BALISES_DES_PAGES),
        clean_content_tags=set(_AVEC_LEUR_CONTENU),
        attributes=_ATTRIBUTS_DES_PAGES,
        attribute_filter=_attribut,
        generic_attribute_prefixes={"aria-", "data-"},
        url_schemes=set(SCHEMAS_PERMIS),
        link_rel=None,
    )


def _attribut(balise: str, nom: str, valeur: str) -> str | None:
    """An attribute's value as the page may have it, or None."""
    if nom.startswith("data-md-"):
        return None
    if nom == "id":
        return valeur if identifiant_permis(valeur) else None
    if nom == "class":
        classes = [mot for mot in valeur.split() if not _DU_THEME.match(mot)]
        return valeur if classes == valeur.split() else " ".join(classes) or None
    if nom == "src" and (schema(valeur) or est_distante(valeur)):
        return None
    if nom == "href" and schema(valeur) not in SCHEMAS_PERMIS | {""}:
        return None
    if nom in _DESSIN and _ADRESSE_DANS_UN_DESSIN.search(valeur):
        return None
    return valeur


_NOM_DE_BALISE = re.compile(r"<([a-zA-Z][^\s/>]*)")
# Names that the parser writes with a capital, however they were typed (WHATWG HTML, 13.2.6.5).
_NOMS_AJUSTES = (
    "animateMotion animateTransform clipPath foreignObject linearGradient radialGradient textPath"
).split()
_NOM_D_ATTRIBUT = re.compile(r"[^\s\"'<>/=]+")
_SCHEMA = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}(?=:)")


def _tel_quel(html: str) -> str:
    """`html` as the same parser writes it when everything is allowed."""
    noms = _NOM_DE_BALISE.findall(html)
    balises = {"tbody", "colgroup", *_NOMS_AJUSTES, *(nom.lower() for nom in noms)}
    attributs = set(_DESSIN)
    for morceau in re.findall(r"<[a-zA-Z][^<]*", html):
        attributs.update(_NOM_D_ATTRIBUT.findall(morceau))
    # Addresses between angle brackets are written in entities: a scheme may not be in sight.
    schemas = {nom.lower() for nom in _SCHEMA.findall(html)} | SCHEMAS_PERMIS
    return nh3.clean(
        html,
        tags=balises,
        clean_content_tags=set(),
        # A prefix, as in `xlink:href`, is no part of the name for the parser.
        attributes={
            "*": attributs
            | {nom.lower() for nom in attributs}
            | {nom.lower().rpartition(":")[2] for nom in attributs}
        },
        url_schemes=schemas | {"javascript", "data", "vbscript"},
        link_rel=None,
    )
