"""The languages of the site, for whoever checks the fiches: some translations would not be shown.

`recueil.reglages` reads them for good, and takes as long as checking a hundred unchanged fiches:
a look at the text of `mkdocs.yml` tells that nothing is missing.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Position
from recueil.source import Source

_REGLAGE = re.compile(
    r"^(?P<marge> *)languages:(?P<a_cote>[^\n]*)\n(?P<dessous>(?:(?P=marge) +[^\n]*\n)*)", re.M
)
_CODE = re.compile(r"^ *[\"']?([a-z]{2})[\"']? *:", re.M)
# Said by whoever builds the site, and by R028 to whoever checks the fiches.
SANS_TEXTES = "la langue « {code} » n'a pas de fichier de textes"
FAIRE_LES_TEXTES = "faites langues/{code}.po à partir de langues/recueil.pot, dans scripts/recueil"


@dataclass(frozen=True)
class LanguesSansTextes:
    """The languages that `mkdocs.yml` names and in which the site has nothing to say.

    Attributes:
        source: `mkdocs.yml` as text.
        places: where each is named.
    """

    source: Source
    places: tuple[tuple[str, Position], ...]

    @property
    def chemin(self) -> str:
        """Path relative to the root of the recueil."""
        return self.source.chemin


def a_ses_textes(langue: str) -> bool:
    """Whether the site has words in a language: French is the source of all others."""
    catalogue = Path(__file__).parent / "langues" / f"{langue}.po"
    return langue == LANGUE_PAR_DEFAUT or catalogue.is_file()


def langues_du_site(racine: Path, employees: Collection[str]) -> tuple[str, ...]:
    """The languages of the site, when one of `employees` is not among them; empty otherwise.

    Empty too when `mkdocs.yml` says nothing of languages, or cannot be read: what builds the site
    tells what is wrong with it.
    """
    reglage = _reglage(racine)
    if reglage is None or set(employees) <= set(_CODE.findall(reglage["dessous"])):
        return ()
    from recueil.configuration import ReglagesIllisibles
    from recueil.reglages import lire

    try:
        return lire(racine).langues
    except (OSError, ReglagesIllisibles):
        return ()


def langues_sans_textes(racine: Path) -> LanguesSansTextes | None:
    """The languages of the site without a catalogue; None when each has its own.

    None too when `mkdocs.yml` cannot be read, for the same reason.
    """
    reglage = _reglage(racine)
    if reglage is None:
        return None
    vues = set(_CODE.findall(reglage["dessous"]))
    # Between braces, only who reads the whole file can tell them apart.
    if vues and not reglage["a_cote"].strip(" #") and all(map(a_ses_textes, vues)):
        return None
    from recueil.configuration import ReglagesIllisibles, configuration
    from recueil.reglages import places_des_langues

    try:
        lue = configuration(racine)
        places = places_des_langues(lue)
    except (OSError, ReglagesIllisibles):
        return None
    manquent = tuple((code, place) for code, place in places.items() if not a_ses_textes(code))
    return LanguesSansTextes(lue.source, manquent) if manquent else None


def _reglage(racine: Path) -> re.Match[str] | None:
    try:
        texte = (racine / "mkdocs.yml").read_text("utf-8", errors="replace")
    except OSError:
        return None
    return _REGLAGE.search(texte)
