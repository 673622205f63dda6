"""A rule's documentation, read from the docstring of its module: prose and examples.

The docstring is Markdown, in French: a first sentence, prose, then at least one bad example and
one good one, each an indented block under a line that says which and where:

    Mauvais :                                   the header of a fiche
    Bon, dans le texte :                        what follows the header
    Mauvais, dans organisations.yml :           a registry
    Mauvais, dans mkdocs.yml :                  the settings of the site
    Mauvais, dans 2.7-jardin.md :               a fiche of that name…
    Et dans 2.8-potager.md :                    … and another file of the same example
    Mauvais, enregistré en Windows-1252 :       bytes that are not UTF-8
    Mauvais, dans le texte, répété 9 fois :     too long to be shown whole

`recueil.essais` runs each of them for real, the pages and `recueil expliquer` show them.
"""

import re
import textwrap
from types import ModuleType
from typing import NamedTuple

from recueil.expressions import expression

_ETIQUETTE = expression(
    r"^(?P<genre>Mauvais|Bon|Et)(?:,? dans (?P<ou>[^,]+?))?(?:, enregistré en (?P<code>\S+))?"
    r"(?:, répété (?P<fois>[0-9]+) fois)? :$"
)
_MARGE = "    "
# Where the site shows the rules; each has its page below, `R012/`.
ADRESSE_DES_REGLES = "contribuer/regles/"


class Extrait(NamedTuple):
    """A piece of an example.

    Attributes:
        ou: where it stands, as the label says; empty for the header of a fiche.
        encodage: how its file is saved, a name that Python knows.
        fois: how many times it stands there, one under the other.
    """

    ou: str
    texte: str
    encodage: str = "UTF-8"
    fois: int = 1


class Exemple(NamedTuple):
    """What to write or not to write."""

    bon: bool
    extraits: tuple[Extrait, ...]


class Documentation(NamedTuple):
    """All that a rule says of itself.

    Attributes:
        resume: its first sentence, without Markdown blocks.
        blocs: the rest in its order, each paragraph or list as Markdown, each example.
    """

    resume: str
    blocs: tuple[str | Exemple, ...]

    @property
    def exemples(self) -> tuple[Exemple, ...]:
        """The examples alone."""
        return tuple(bloc for bloc in self.blocs if isinstance(bloc, Exemple))


def documentation(regle: ModuleType) -> Documentation:
    """The documentation of a rule's module.

    Raises:
        ValueError: « Et dans… » comes before any example.
    """
    # Not `inspect.cleandoc`, which would turn the tab of an example into spaces.
    paragraphes = _paragraphes((regle.__doc__ or "").strip("\n").split("\n"))
    resume, reste = (paragraphes[0], paragraphes[1:]) if paragraphes else ("", [])
    blocs: list[str | Exemple] = []
    etiquette: re.Match[str] | None = None
    for paragraphe in reste:
        if etiquette is not None and paragraphe.startswith(_MARGE):
            extrait = Extrait(
                (etiquette["ou"] or "").strip("`"),
                "\n".join(ligne.removeprefix(_MARGE) for ligne in paragraphe.split("\n")),
                etiquette["code"] or "UTF-8",
                int(etiquette["fois"] or 1),
            )
            _ajouter(blocs, etiquette["genre"], extrait)
            etiquette = None
            continue
        etiquette = _ETIQUETTE.match(paragraphe)
        if etiquette is None:
            blocs.append(paragraphe)
    return Documentation(" ".join(resume.split()), tuple(blocs))


def adresse_de_la_regle(site: str, code: str) -> str:
    """The page of a rule on the site at `site`; empty when the site has no known address."""
    return f"{site.rstrip('/')}/{ADRESSE_DES_REGLES}{code}/" if site else ""


def en_markdown(texte: Documentation) -> str:
    """The documentation as plain Markdown, as its author wrote it."""
    blocs = [texte.resume]
    for bloc in texte.blocs:
        if isinstance(bloc, str):
            blocs.append(bloc)
            continue
        for rang, extrait in enumerate(bloc.extraits):
            blocs.append(f"{'Et' if rang else 'Bon' if bloc.bon else 'Mauvais'}{_lieu(extrait)} :")
            blocs.append(textwrap.indent(extrait.texte, _MARGE))
    return "\n\n".join(blocs)


def _lieu(extrait: Extrait) -> str:
    if extrait.encodage != "UTF-8":
        return f", enregistré en {extrait.encodage}"
    return f", dans {extrait.ou}" if extrait.ou else ""


def _ajouter(blocs: list[str | Exemple], genre: str, extrait: Extrait) -> None:
    if genre != "Et":
        blocs.append(Exemple(genre == "Bon", (extrait,)))
        return
    if not blocs or not isinstance(blocs[-1], Exemple):
        raise ValueError(f"« Et dans {extrait.ou} » ne suit aucun exemple")
    precedent = blocs[-1]
    blocs[-1] = Exemple(precedent.bon, (*precedent.extraits, extrait))


def _paragraphes(lignes: list[str]) -> list[str]:
    """Stretches of text between blank lines; an indented block keeps its own blank lines."""
    resultat: list[list[str]] = []
    blanches = 0
    for ligne in lignes:
        if not ligne.strip():
            blanches += 1
            continue
        suite = bool(resultat) and (
            not blanches or (resultat[-1][0].startswith(_MARGE) and ligne.startswith(_MARGE))
        )
        if suite:
            resultat[-1] += [""] * blanches + [ligne]
        else:
            resultat.append([ligne])
        blanches = 0
    return ["\n".join(paragraphe) for paragraphe in resultat]
