"""What a stage of pages returns: plain Markdown with its metadata, and small static files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.recueil import FichePubliee, Recueil
from recueil.slug import slug

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
        traduire: a title of the menu in another language (mkdocs-i18n's `translate_nav`).
    """

    langues: tuple[str, ...] = (LANGUE_PAR_DEFAUT,)
    dates: Mapping[str, date] = field(default_factory=dict)
    brouillons: bool = False
    traduire: Callable[[str, str], str] = lambda titre, langue: titre


def suffixe(langue: str) -> str:
    """What a file's name carries for a language: nothing for French, `.en` for English."""
    return "" if langue == LANGUE_PAR_DEFAUT else f".{langue}"


def uri_fiche(recueil: Recueil, fiche: FichePubliee) -> str:
    """Where a fiche's page stands among the sources: as in the repository."""
    dossier = recueil.dossiers.get(fiche.partie, "")
    nom = f"{fiche.nom}{suffixe(fiche.langue)}.md"
    return "/".join(morceau for morceau in ("fiches", dossier, nom) if morceau)


def adresse_fiche(fiche: FichePubliee) -> str:
    """A fiche's address: without its part's folder, so that it can be typed."""
    return f"fiches/{fiche.nom}{suffixe(fiche.langue)}/"


def ancre_definition(terme: str) -> str:
    """Anchor of a definition: stable as long as its term is."""
    return f"def-{slug(terme)}"


def uri_organisation(identifiant: str, langue: str) -> str:
    """Where an organisation's page stands among the sources."""
    return f"organisations/{identifiant}{suffixe(langue)}.md"


def uri_partie(recueil: Recueil, numero: str, langue: str) -> str:
    """Where a part's page stands among the sources."""
    return f"parties/{recueil.dossiers[numero]}/index{suffixe(langue)}.md"


def adresse_partie(recueil: Recueil, numero: str, langue: str) -> str:
    """A part's address."""
    return f"parties/{recueil.dossiers[numero]}{suffixe(langue)}/"


def texte(page: Page) -> str:
    """A page as a Markdown file: its metadata as front matter, then its body."""
    meta = yaml.dump(
        dict(page.meta), Dumper=_ECRIVAIN, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{meta}---\n\n{page.corps}"
