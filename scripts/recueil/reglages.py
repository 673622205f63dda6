"""What `mkdocs.yml` says that concerns more than MkDocs: the Markdown, the languages, the address.

The stages that work without MkDocs (PDF) read it here; the plugin builds the same value from the
configuration that MkDocs has read. MkDocs costs a third of a second to import: composing a fiche
costs less.
"""

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from recueil.corpus import LANGUE_PAR_DEFAUT

FICHIER = "mkdocs.yml"
# MkDocs adds these to what a configuration lists.
EXTENSIONS_DE_MKDOCS = ("toc", "tables", "fenced_code")
Options = Mapping[str, Mapping[str, Any]]
_RELUS = re.compile(r"programme|fiches|referentiels|[1-9][0-9]*")
_NOM = re.compile(r"@?[\w./+@-]+")


class ReglagesIllisibles(Exception):
    """`mkdocs.yml` cannot be read; the message, in French, says why."""


@dataclass(frozen=True)
class Reglages:
    """The settings of a recueil.

    Attributes:
        nom: the site's name.
        adresse: where the site is published, with a final slash; empty when nobody knows.
        langues: the site's languages, the default one first.
        titres: the titles of the menu in each other language.
        extensions: the names of the Markdown extensions, in order.
        options: the settings of each extension.
        pdf: whether the PDFs are made with the site.
        pdf_archive: whether the PDFs also follow PDF/A-2a.
        relecture: who reads what, for the forges: `programme`, `fiches`, `referentiels` or the
            number of a part, to names as the forge writes them.
    """

    nom: str = ""
    adresse: str = ""
    langues: tuple[str, ...] = (LANGUE_PAR_DEFAUT,)
    titres: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extensions: tuple[str, ...] = EXTENSIONS_DE_MKDOCS
    options: Options = field(default_factory=dict)
    pdf: bool = True
    pdf_archive: bool = False
    relecture: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def traduire(self, titre: str, langue: str) -> str:
        """A title of the menu in another language, or as it is."""
        return self.titres.get(langue, {}).get(titre, titre)


def lire(racine: Path) -> Reglages:
    """The settings of the recueil at `racine`.

    Raises:
        ReglagesIllisibles: `mkdocs.yml` is not the YAML of a configuration.
        OSError: it cannot be read.
    """
    try:
        brut = yaml.load((racine / FICHIER).read_text("utf-8"), Loader=_Chargeur)
    except (yaml.YAMLError, UnicodeDecodeError) as erreur:
        raise ReglagesIllisibles(f"{FICHIER} : {erreur}") from erreur
    if not isinstance(brut, dict):
        raise ReglagesIllisibles(f"{FICHIER} ne contient aucun réglage")
    plugins = _par_nom(brut.get("plugins"))
    i18n = plugins.get("recueil-i18n", {})
    langues = tuple(i18n.get("languages") or (LANGUE_PAR_DEFAUT,))
    listees = _par_nom(brut.get("markdown_extensions"))
    notre = plugins.get("recueil", {})
    return Reglages(
        nom=str(brut.get("site_name") or ""),
        adresse=adresse_de_dossier(brut.get("site_url")),
        langues=tuple(sorted(langues, key=lambda code: code != LANGUE_PAR_DEFAUT)),
        titres=i18n.get("translate_nav") or {},
        extensions=tuple(dict.fromkeys([*EXTENSIONS_DE_MKDOCS, *listees])),
        options={nom: reglage for nom, reglage in listees.items() if reglage},
        pdf=notre.get("pdf", True) is not False,
        pdf_archive=notre.get("pdf_archive", False) is True,
        relecture=_relecture(notre.get("relecture")),
    )


def adresse_du_site(racine: Path) -> str:
    """The `site_url` of the recueil at `racine`, empty when there is none or it is not read.

    A report names this address if it can; whoever builds the site is told what is wrong with
    `mkdocs.yml`.
    """
    try:
        adresse = lire(racine).adresse
    except (OSError, ReglagesIllisibles):
        return ""
    return adresse if adresse.startswith("http") else ""


def adresse_de_dossier(adresse: object) -> str:
    """An address with its final slash, as MkDocs makes `site_url`; empty when there is none."""
    texte = str(adresse or "")
    return texte if not texte or texte.endswith("/") else f"{texte}/"


def _relecture(brut: object) -> dict[str, tuple[str, ...]]:
    """Who reads what; a name is one word, so that it cannot become a line of its own."""
    resultat = {}
    # What is no mapping gets the same answer as a wrong name.
    lignes = brut.items() if isinstance(brut, dict) else [("", brut)] if brut else []
    for cle, noms in lignes:
        liste = [str(nom) for nom in noms] if isinstance(noms, list) else [str(noms)]
        if not _RELUS.fullmatch(str(cle)) or not all(_NOM.fullmatch(nom) for nom in liste):
            raise ReglagesIllisibles(
                f"{FICHIER}, « relecture » : écrivez « fiches: ['@equipe'] » ; les noms possibles "
                "sont programme, fiches, referentiels, ou le numéro d'une partie"
            )
        resultat[str(cle)] = tuple(liste)
    return resultat


def _par_nom(liste: object) -> dict[str, dict[str, Any]]:
    """MkDocs' lists of names and `name: settings`, or a mapping, as a mapping."""
    if isinstance(liste, dict):
        return {str(nom): reglage or {} for nom, reglage in liste.items()}
    resultat: dict[str, dict[str, Any]] = {}
    for entree in liste if isinstance(liste, list) else []:
        if isinstance(entree, dict):
            resultat |= {str(nom): reglage or {} for nom, reglage in entree.items()}
        else:
            resultat[str(entree)] = {}
    return resultat


# The C reader where PyYAML has it (all wheels do).
class _Chargeur(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the two tags of MkDocs' world: `!ENV`, and the name of a Python object.

    Other tags belong to settings that are not read here.
    """


def _objet(chargeur: yaml.SafeLoader, suffixe: str, noeud: yaml.Node) -> Any:
    module, _, nom = suffixe.rpartition(".")
    try:
        return getattr(importlib.import_module(module), nom)
    except (ImportError, AttributeError, ValueError) as erreur:
        raise yaml.constructor.ConstructorError(
            None, None, f"« {suffixe} » n'existe pas", noeud.start_mark
        ) from erreur


_Chargeur.add_constructor("!ENV", construct_env_tag)
_Chargeur.add_multi_constructor("", lambda chargeur, marque, noeud: None)
_Chargeur.add_multi_constructor("tag:yaml.org,2002:python/name:", _objet)
