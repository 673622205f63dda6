"""The words that the site adds to the fiches, in each language: gettext's files, one a language.

French is the source: `langues/recueil.pot` for what each language says, `langues/redaction.pot` for
the pages that are in French only. A message is known by its context (`msgctxt`), so that a word
put right in French changes no program and loses no translation; translators see the French text
(`msgid`), in Poedit or on a forge.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from gettext import c2py
from importlib import resources

import polib

from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.expressions import expression
from recueil.pannes import PublicationImpossible
from recueil.typographie import typographier

SOURCES = ("recueil.pot", "redaction.pot")
_MENU = "menu_"
# CLDR's categories of numbers all show below this; larger ones go by their last digits.
_NOMBRES = range(201)
# French is the source: its file has no header of a translation.
_PLURIEL_FRANCAIS = "n > 1"
_LIGNE = expression(r"\(line ([0-9]+)\)")
_PLURIEL = expression(r"\bplural=([^;]+)")


@dataclass(frozen=True)
class Message:
    """What one language says.

    Attributes:
        ecrites: one text, or one for each form that the language's numbers ask for.
        forme: the rank of the form for a number.
        langue: whose words these are: French where there is no translation.
    """

    ecrites: tuple[str, ...]
    forme: Callable[[int], int]
    langue: str

    @cached_property
    def formes(self) -> tuple[str, ...]:
        """What is shown. Most runs show few of the messages."""
        return tuple(composer(texte, self.langue) for texte in self.ecrites)


class Textes(Mapping[str, str]):
    """The texts of a language, with its typography; those of French where there are none."""

    def __init__(self, langue: str, messages: Mapping[str, Message]) -> None:
        """Keep what `langue` says, and what French says of the rest."""
        self.langue = langue
        self._messages = messages

    def __getitem__(self, cle: str) -> str:
        """The text, in its first form when there are several."""
        return self._messages[cle].formes[0]

    def __iter__(self) -> Iterator[str]:
        """The names of the messages."""
        return iter(self._messages)

    def __len__(self) -> int:
        """How many messages there are."""
        return len(self._messages)

    def compte(self, cle: str, n: int) -> str:
        """The message `cle` for `n` things: `1 exemple`, `2 exemples`."""
        message = self._messages[cle]
        return message.formes[message.forme(n)].format(n=n)

    def formes(self, cle: str) -> str:
        """The forms of `cle` for a script, as JSON: CLDR's category (`Intl.PluralRules`) → text."""
        from babel import Locale

        message = self._messages[cle]
        categorie = Locale.parse(message.langue).plural_form
        par_categorie: dict[str, str] = {}
        for n in _NOMBRES:
            par_categorie.setdefault(categorie(n), message.formes[message.forme(n)])
        return json.dumps(par_categorie, ensure_ascii=False)


@cache
def catalogue(langue: str) -> Textes:
    """What the site says in `langue`."""
    messages: dict[str, Message] = {}
    for source in SOURCES:
        messages |= _lire(source, LANGUE_PAR_DEFAUT)
    if langue != LANGUE_PAR_DEFAUT:
        messages |= _lire(f"{langue}.po", langue)
    return Textes(langue, messages)


def titre_du_menu(titre: str, langue: str) -> str:
    """A title of the menu in `langue`; as it is when it is none of ours."""
    if langue == LANGUE_PAR_DEFAUT:
        return titre
    cle = _cles_du_menu().get(composer(titre, LANGUE_PAR_DEFAUT))
    return titre if cle is None else catalogue(langue)[cle]


@cache
def _cles_du_menu() -> dict[str, str]:
    francais = catalogue(LANGUE_PAR_DEFAUT)
    return {texte: cle for cle, texte in francais.items() if cle.startswith(_MENU)}


def composer(texte: str, langue: str) -> str:
    """`texte` as it is shown: French gets its no-break spaces and apostrophes."""
    return typographier(texte) if langue == LANGUE_PAR_DEFAUT else texte


def localisation(langue: str) -> str:
    """The language with its most likely country, as Open Graph writes it: `fr_FR`."""
    from babel import Locale
    from babel.core import get_global

    probable = Locale.parse(get_global("likely_subtags").get(langue, langue))
    return f"{langue}_{probable.territory}" if probable.territory else langue


def date_longue(jour: date, langue: str) -> str:
    """`23 novembre 2026`, `November 23, 2026`."""
    from babel.dates import format_date  # takes as long to import as a fiche takes to read

    return format_date(jour, "long", locale=langue)


def taille_lisible(octets: int, langue: str) -> str:
    """A size for a reader, rounded up: `68 Ko`, `1,2 Mo` (thousands and millions of bytes)."""
    from babel.numbers import format_decimal

    textes = catalogue(langue)
    if octets < 1_000_000:
        return textes["kilo_octets"].format(n=-(-octets // 1000))
    return textes["mega_octets"].format(n=format_decimal(-(-octets // 100_000) / 10, locale=langue))


def _lire(nom: str, langue: str) -> dict[str, Message]:
    """The messages of a file, those aside that are empty or that their translator has to see."""
    fichier = resources.files("recueil") / "langues" / nom
    if not fichier.is_file():
        return {}
    # A quarter of the time that Babel takes, which every command would wait for.
    try:
        lu = polib.pofile(fichier.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as erreur:
        ligne = _LIGNE.search(str(erreur))
        ou = f", à la ligne {ligne[1]}" if ligne else ""
        raise PublicationImpossible(f"les textes du site, {nom}, ne se lisent pas{ou}") from None
    pluriel = _PLURIEL.search(lu.metadata.get("Plural-Forms", ""))
    forme = c2py(pluriel[1].strip() if pluriel else _PLURIEL_FRANCAIS)
    messages = {}
    for message in (ecrit for ecrit in lu if not ecrit.obsolete and not ecrit.fuzzy):
        formes = _sources(message) if langue == LANGUE_PAR_DEFAUT else _traductions(message)
        if message.msgctxt and formes and all(formes):
            messages[str(message.msgctxt)] = Message(formes, forme, langue)
    return messages


def _sources(message: polib.POEntry) -> tuple[str, ...]:
    return tuple(str(m) for m in (message.msgid, message.msgid_plural) if m)


def _traductions(message: polib.POEntry) -> tuple[str, ...]:
    """Its one form, or those that numbers ask for in their order."""
    formes: dict[int, str] = message.msgstr_plural
    return tuple(formes[rang] for rang in sorted(formes)) or (str(message.msgstr),)
