"""A fiche's Markdown to HTML, before anything cleans it: to see what is in it.

Rules that read Markdown with patterns see what people write; only Python-Markdown itself knows
what it makes of a text bent on deceiving it. It costs some ten milliseconds a fiche, so plain
text is told apart first: the signs of HTML, and links other than the simplest.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from recueil.corpus import Lu
from recueil.expressions import expression
from recueil.markdown_sur import en_ligne

if TYPE_CHECKING:
    from markdown import Markdown

# Those of mkdocs.yml, where MkDocs adds three of its own; ours that only dress text are left out.
# A test holds the two lists together.
EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "recueil.extensions.colonnes",
)
# Python-Markdown takes a time that is not in proportion to some texts; none of them is a fiche.
SIGNES_MAX = 2_000
_SIGNES = re.compile(r"[<\[({*_`&|]")

# What needs no rendering to be known harmless: a link to the web or to a file, plainly written.
_LIEN_SIMPLE = expression(
    r"(?<!!)\[[^\[\]<>{}&\\]*\]\((?:https?://)?[\w.%#?=+~,;@$-][\w./%#?=+~,;@$-]*"
    r"(?: \"[^\"<>{}&\\]*\")?\)"
)
_AUTOMATIQUE = expression(r"<https?://[\w./%#?=+~,;:@$-]+>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>")
_ACTIF = re.compile(r"<[A-Za-z/!?]|[\[{]|&(?:#|\w+;)|[\x00-\x08\x0e-\x1f]")


def est_simple(texte: str) -> bool:
    """Whether Markdown can make nothing but plain text and plain links of `texte`."""
    if _ACTIF.search(texte) is None:
        return True
    return _ACTIF.search(_AUTOMATIQUE.sub("", _LIEN_SIMPLE.sub("", texte))) is None


def est_demesure(textes: Iterable[str]) -> bool:
    """Whether texts hold more signs of Markdown than any fiche, so that rendering is no option."""
    return sum(len(_SIGNES.findall(texte)) for texte in textes) > SIGNES_MAX


def rendre(lu: Lu) -> str:
    """The HTML of all that was typed in a file, one text after the other."""
    morceaux = []
    for ecrit in lu.ecrits:
        # A value is in its place on the page as an item of a list; a text is a text.
        en_bloc = not ecrit.chemin or ecrit.chemin[-1] in ("texte", "presentation")
        morceaux.append(ecrit.texte if en_bloc else f"- {en_ligne(ecrit.texte)}")
    return convertir("\n\n".join(morceaux))


def convertir(markdown: str) -> str:
    """`markdown` as HTML, raw and uncleaned: for whom looks at it, never for a reader."""
    convertisseur = _convertisseur()
    convertisseur.reset()
    return convertisseur.convert(markdown)


@cache
def _convertisseur() -> "Markdown":
    # Almost no fiche needs it, and it takes as long to read as ten fiches to check.
    from markdown import Markdown

    return Markdown(extensions=list(EXTENSIONS))
