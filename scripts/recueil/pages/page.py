"""What a stage of pages returns: plain Markdown with its metadata, and small static files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from recueil.adresses import suffixe
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.markdown_sur import en_sa_langue, litteral

# libyaml when PyYAML was built with it: a site of 1,000 fiches writes as many front matters.
_ECRIVAIN = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Page:
    """A Markdown page.

    Attributes:
        uri: where it stands among the sources, `fiches/2-agir/2.6-innovation-sociale.md`.
        adresse: its address on the site, `fiches/2.6-innovation-sociale/`.
        meta: its front matter, for templates and other generators.
        origine: the file to edit, relative to the root of the repository.
        dans_le_menu: whether lists and menus name it.
    """

    uri: str
    adresse: str
    langue: str
    meta: Mapping[str, object]
    corps: str
    origine: str | None = None
    dans_le_menu: bool = True


@dataclass(frozen=True)
class Fichier:
    """A static file, written as it is."""

    uri: str
    contenu: str


@dataclass(frozen=True)
class Cadre:
    """What pages depend on beside the fiches.

    Attributes:
        langues: the site's languages, the default one first.
        dates: last change of each file, by path; absent when git does not know.
        brouillons: whether drafts get a page.
        accueils: the languages whose home page is written in `docs/`.
        traduire: a title of the menu in another language (mkdocs-i18n's `translate_nav`).
    """

    langues: tuple[str, ...] = (LANGUE_PAR_DEFAUT,)
    dates: Mapping[str, date] = field(default_factory=dict)
    brouillons: bool = False
    accueils: tuple[str, ...] = (LANGUE_PAR_DEFAUT,)
    traduire: Callable[[str, str], str] = lambda titre, langue: titre

    def en_sa_langue(self, titre: str, langue: str) -> str:
        """A title of the menu as Markdown for a page in `langue`; said to be French if it is."""
        traduit = self.traduire(titre, langue)
        dite = LANGUE_PAR_DEFAUT if traduit == titre else langue
        return en_sa_langue(litteral(traduit), dite, langue)


def texte(page: Page) -> str:
    """A page as a Markdown file: its metadata as front matter, then its body."""
    meta = yaml.dump(
        dict(page.meta), Dumper=_ECRIVAIN, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{meta}---\n\n{page.corps}"


def langues_accueillies(racine: Path, langues: Iterable[str]) -> tuple[str, ...]:
    """The languages whose home page is written in the recueil at `racine`."""
    return tuple(
        langue for langue in langues if (racine / f"docs/index{suffixe(langue)}.md").is_file()
    )
