"""The links that writers type: where each leads, as a file of the repository.

A relative link works in the forge as on the site: `2.7-autre.md#ancre` beside the fiche,
`../1-comprendre/1.1-autre.md` in another folder, `../../docs/a-propos.md` for a page of the site.
"""

import posixpath
import re
from urllib.parse import unquote

from recueil.conventions import DOSSIER_FICHES
from recueil.expressions import expression
from recueil.surete.destinations import est_distante, schema

DOSSIER_DOCS = "docs"
# From a fiche, two folders down, to a page of the site: what the forge reads, and the site.
_VERS_UNE_PAGE = expression(
    r"(?P<avant>\]\(<?|^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*<?)\.\./\.\./docs/", re.M
)


def est_locale(adresse: str) -> bool:
    """Whether an address leads to a file of the repository, or inside the same page."""
    return bool(adresse) and not schema(adresse) and not est_distante(adresse)


def cible(adresse: str, dossier: str) -> tuple[str, str]:
    """The file and the anchor that a local address leads to; the file is empty for this page.

    Args:
        dossier: folder of the fiche, from the root of the repository.
    """
    chemin, _, ancre = adresse.partition("#")
    chemin = unquote(chemin.partition("?")[0])
    if not chemin:
        return "", unquote(ancre)
    return posixpath.normpath(posixpath.join(dossier, chemin)), unquote(ancre)


def relative(chemin: str, dossier: str, ancre: str = "") -> str:
    """The address of a file of the repository as a fiche of `dossier` writes it."""
    adresse = posixpath.relpath(chemin, dossier)
    return f"{adresse}#{ancre}" if ancre else adresse


def pour_le_site(markdown: str) -> str:
    """A fiche's Markdown with its links to pages of `docs/` as the site wants them.

    `docs/` is the site's own root: what is `../../docs/a-propos.md` in the repository is
    `../../a-propos.md` there.
    """
    if f"../{DOSSIER_DOCS}/" not in markdown:
        return markdown
    return _VERS_UNE_PAGE.sub(r"\g<avant>../../", markdown)


def dossier_de(chemin: str, dans_le_recueil: bool, partie: str) -> str:
    """The folder from which a fiche's links start.

    Args:
        partie: the folder of its part, for a fiche that is checked before it is in its place.
    """
    return posixpath.dirname(chemin) if dans_le_recueil else f"{DOSSIER_FICHES}/{partie or '1'}"
