"""The words that the site adds to the fiches, in each language: one file per language."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml
from babel.dates import format_date
from babel.numbers import format_decimal

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.typographie import typographier


@cache
def catalogue(langue: str) -> Mapping[str, str]:
    """The texts of `langue`, with its typography; those of French where there are none."""
    textes = _lire(LANGUE_PAR_DEFAUT)
    if langue != LANGUE_PAR_DEFAUT:
        textes = textes | _lire(langue)
    return MappingProxyType({cle: composer(texte, langue) for cle, texte in textes.items()})


def composer(texte: str, langue: str) -> str:
    """`texte` as it is shown: French gets its no-break spaces and apostrophes."""
    return typographier(texte) if langue == LANGUE_PAR_DEFAUT else texte


def date_longue(jour: date, langue: str) -> str:
    """`23 novembre 2026`, `November 23, 2026`."""
    return format_date(jour, "long", locale=langue)


def taille_lisible(octets: int, langue: str) -> str:
    """A size for a reader, rounded up: `68 Ko`, `1,2 Mo` (thousands and millions of bytes)."""
    textes = catalogue(langue)
    if octets < 1_000_000:
        return textes["kilo_octets"].format(n=-(-octets // 1000))
    return textes["mega_octets"].format(n=format_decimal(-(-octets // 100_000) / 10, locale=langue))


def _lire(langue: str) -> dict[str, str]:
    fichier = resources.files("recueil") / "langues" / f"{langue}.yml"
    if not fichier.is_file():
        return {}
    textes = yaml.load(fichier.read_text("utf-8"), Loader=yaml.BaseLoader)
    return {str(cle): str(texte) for cle, texte in textes.items()}
