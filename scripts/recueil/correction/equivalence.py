"""Whether two versions of a file say the same thing, typography aside.

What is compared is what readers get: the values of the front matter, and the text, shape, code
and addresses of the rendered Markdown. Spaces between words count; those beside a sign do not,
which is how French typography sets them.
"""

import re
import unicodedata
from html import unescape

from markdown import Markdown

from recueil.corpus import FicheLue
from recueil.francais.inclusif import normaliser
from recueil.registres import ReferentielLu
from recueil.slug import plat

_INVISIBLES = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
# Signs that typography may put one for another.
_SEMBLABLES = str.maketrans(
    {
        **dict.fromkeys("’‘‛´`ʼʹ′΄", "'"),
        **dict.fromkeys("–—―‐‑−", "-"),
        **dict.fromkeys("“”„«»", '"'),
        "…": "...",
        "º": "°",
    }
)
_CHEVRONS = re.compile("<<|>>")
_PUCE = re.compile(r"^[ \t]*(?:[-*+•▪◦‣·●○►▸])[ \t]+", re.MULTILINE)
_BLANCS_AUTOUR = re.compile(r" ?([^\w ]) ?")
_BLOC = re.compile(
    r"</?(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)"
    r"\b[^>]*>"
)
_CODE = re.compile(r"<code[^>]*>(.*?)</code>", re.DOTALL)
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)\b")
_ADRESSE = re.compile(r"\b(?:href|src)=\"([^\"]*)\"")
_EXTENSIONS = "abbr admonition attr_list def_list fenced_code footnotes md_in_html tables".split()
# The keys whose text is made of blocks, and those whose word R025 reads by its letters alone.
_MARKDOWN = "texte"
_MOTS = frozenset(("statut", "type", "membre_mes"))


def fond(texte: str) -> str:
    """What a text says: the same for two writings that differ by typography only."""
    texte = _INVISIBLES.sub("", unicodedata.normalize("NFC", texte))
    texte = normaliser(_PUCE.sub("", texte))
    texte = _CHEVRONS.sub('"', texte).translate(_SEMBLABLES)
    texte = re.sub("-{2,}", "-", texte)
    return _BLANCS_AUTOUR.sub(r"\1", " ".join(texte.split()))


def meme_fiche(avant: FicheLue, apres: FicheLue) -> bool:
    """Whether two versions of a fiche give the same page, typography aside."""
    return _memes_documents(avant, apres) and rendu(avant.source.corps) == rendu(apres.source.corps)


def meme_referentiel(avant: ReferentielLu, apres: ReferentielLu) -> bool:
    """Whether two versions of a registry have the same entries, in whatever order."""
    return _memes_documents(avant, apres)


def rendu(markdown: str) -> tuple[object, ...]:
    """What Markdown shows: its text, its elements, its code to the letter, its addresses."""
    html = Markdown(extensions=_EXTENSIONS).convert(markdown)
    return (
        fond(_en_texte(_CODE.sub("<br>", html))),
        tuple(_ELEMENT.findall(html)),
        tuple(_CODE.findall(html)),
        tuple(_ADRESSE.findall(html)),
    )


def _en_texte(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", _BLOC.sub("\n", html)))


def _memes_documents(avant: FicheLue | ReferentielLu, apres: FicheLue | ReferentielLu) -> bool:
    if avant.document is None or apres.document is None:
        return False
    if len(avant.document.doublons) != len(apres.document.doublons):
        return False
    en_desordre = isinstance(avant, ReferentielLu)
    un, autre = avant.document.donnees, apres.document.donnees
    return _dit(un, en_desordre=en_desordre) == _dit(autre, en_desordre=en_desordre)


def _dit(valeur: object, cle: str = "", *, en_desordre: bool) -> object:
    """A value without its typography; keys by their letters alone, as R021 reads them."""
    if isinstance(valeur, dict):
        plates = sorted(((plat(str(nom)), c) for nom, c in valeur.items()), key=lambda p: p[0])
        return {nom: _dit(contenu, nom, en_desordre=en_desordre) for nom, contenu in plates}
    if isinstance(valeur, list):
        contenus = [_dit(contenu, en_desordre=en_desordre) for contenu in valeur]
        return sorted(contenus, key=repr) if en_desordre else contenus
    texte = str(valeur)
    if cle in _MOTS:
        return plat(texte)
    return rendu(texte) if cle == _MARKDOWN else fond(texte)
