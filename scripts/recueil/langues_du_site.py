"""The languages of the site, for whoever checks the fiches: a translation in another is not shown.

`recueil.reglages` reads them for good, and takes as long as checking a hundred unchanged fiches:
a look at the text of `mkdocs.yml` tells that nothing is missing.
"""

import re
from collections.abc import Collection
from pathlib import Path

_REGLAGE = re.compile(
    r"^(?P<marge> *)languages:[^\n]*\n(?P<dessous>(?:(?P=marge) +[^\n]*\n)*)", re.M
)
_CODE = re.compile(r"^ *[\"']?([a-z]{2})[\"']? *:", re.M)


def langues_du_site(racine: Path, employees: Collection[str]) -> tuple[str, ...]:
    """The languages of the site, when one of `employees` is not among them; empty otherwise.

    Empty too when `mkdocs.yml` says nothing of languages, or cannot be read: what builds the site
    tells what is wrong with it.
    """
    try:
        texte = (racine / "mkdocs.yml").read_text("utf-8", errors="replace")
    except OSError:
        return ()
    reglage = _REGLAGE.search(texte)
    if reglage is None or set(employees) <= set(_CODE.findall(reglage["dessous"])):
        return ()
    from recueil.configuration import ReglagesIllisibles
    from recueil.reglages import lire

    try:
        return lire(racine).langues
    except (OSError, ReglagesIllisibles):
        return ()
