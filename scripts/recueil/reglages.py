"""What `mkdocs.yml` says that concerns more than MkDocs: the Markdown, the languages, the address.

The stages that work without MkDocs (PDF) read it here; the plugin builds the same value from the
configuration that MkDocs has read. MkDocs costs a third of a second to import: composing a fiche
costs less.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recueil.configuration import FICHIER, Configuration, ReglagesIllisibles, configuration
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Position
from recueil.expressions import expression
from recueil.langues_du_site import FAIRE_LES_TEXTES, SANS_TEXTES, a_ses_textes
from recueil.noeuds import Chemin

__all__ = [
    "EXTENSIONS_DE_MKDOCS",
    "FICHIER",
    "Options",
    "Reglages",
    "ReglagesIllisibles",
    "adresse_de_dossier",
    "adresse_du_site",
    "lire",
    "traduire_le_titre",
]

# MkDocs adds these to what a configuration lists.
EXTENSIONS_DE_MKDOCS = ("toc", "tables", "fenced_code")
Options = Mapping[str, Mapping[str, Any]]
_RECUEIL, _I18N = "recueil", "recueil-i18n"
_RELUS = expression(r"programme|fiches|referentiels|[1-9][0-9]*")
_NOM = re.compile(r"@?[\w./+@-]+")


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
        return traduire_le_titre(self.titres, titre, langue)


def lire(racine: Path) -> Reglages:
    """The settings of the recueil at `racine`.

    Raises:
        ReglagesIllisibles: `mkdocs.yml` is not the YAML of a configuration.
        OSError: it cannot be read.
    """
    lue = configuration(racine)
    brut = lue.donnees
    plugins = _par_nom(lue, "plugins")
    i18n, notre = plugins.get(_I18N, {}), plugins.get(_RECUEIL, {})
    listees = _par_nom(lue, "markdown_extensions")
    langues = _dictionnaire(lue, i18n, "languages", 'écrivez dessous « fr: "Français" »')
    titres = _dictionnaire(lue, i18n, "translate_nav", "écrivez dessous « en: », puis les titres")
    for code in langues:
        if not a_ses_textes(code):
            raise lue.refus(
                (*_chemin(lue, _I18N), "languages", code),
                SANS_TEXTES.format(code=code),
                FAIRE_LES_TEXTES.format(code=code),
            )
    return Reglages(
        nom=str(brut.get("site_name") or ""),
        adresse=adresse_de_dossier(brut.get("site_url")),
        langues=tuple(sorted(langues or [LANGUE_PAR_DEFAUT], key=LANGUE_PAR_DEFAUT.__ne__)),
        titres={code: noms for code, noms in titres.items() if isinstance(noms, dict)},
        extensions=tuple(dict.fromkeys([*EXTENSIONS_DE_MKDOCS, *listees])),
        options={nom: reglage for nom, reglage in listees.items() if reglage},
        pdf=notre.get("pdf", True) is not False,
        pdf_archive=notre.get("pdf_archive", False) is True,
        relecture=_relecture(lue, notre.get("relecture")),
    )


def traduire_le_titre(titres: Mapping[str, Mapping[str, str]], titre: str, langue: str) -> str:
    """A title of the menu in `langue`: as `translate_nav` has it, else as our catalogue does."""
    # Babel takes a tenth of a second to import: most who read the settings want no title.
    from recueil.catalogue import titre_du_menu

    ecrit = titres.get(langue, {}).get(titre)
    return str(ecrit) if ecrit is not None else titre_du_menu(titre, langue)


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


def places_des_langues(lue: Configuration) -> dict[str, Position]:
    """Where `mkdocs.yml` names each language of the site; nothing when it names none as it should.

    Raises:
        ReglagesIllisibles: the settings of the plugins are not what they should be.
    """
    langues = _par_nom(lue, "plugins").get(_I18N, {}).get("languages")
    if not isinstance(langues, dict):
        return {}
    chemin = (*_chemin(lue, _I18N), "languages")
    return {str(code): lue.place((*chemin, str(code))) for code in langues}


def _relecture(lue: Configuration, brut: object) -> dict[str, tuple[str, ...]]:
    """Who reads what; a name is one word, so that it cannot become a line of its own."""
    resultat = {}
    # What is no mapping gets the same answer as a wrong name.
    lignes = brut.items() if isinstance(brut, dict) else [("", brut)] if brut else []
    for cle, noms in lignes:
        liste = [str(nom) for nom in noms] if isinstance(noms, list) else [str(noms)]
        if not _RELUS.fullmatch(str(cle)) or not all(_NOM.fullmatch(nom) for nom in liste):
            raise lue.refus(
                (*_chemin(lue, _RECUEIL), "relecture", *([str(cle)] if cle else [])),
                "le réglage « relecture » n'est pas celui de noms à inviter",
                "écrivez « fiches: ['@equipe'] » ; les noms possibles sont programme, fiches, "
                "referentiels, ou le numéro d'une partie",
            )
        resultat[str(cle)] = tuple(liste)
    return resultat


def _dictionnaire(
    lue: Configuration, i18n: Mapping[str, Any], nom: str, conseil: str
) -> dict[str, Any]:
    """A setting of the languages: a mapping, its keys as texts."""
    valeur = i18n.get(nom) or {}
    if not isinstance(valeur, dict):
        raise lue.refus(
            (*_chemin(lue, _I18N), nom), f"« {nom} » n'est pas une liste de langues", conseil
        )
    return {str(cle): contenu for cle, contenu in valeur.items()}


def _par_nom(lue: Configuration, cle: str) -> dict[str, dict[str, Any]]:
    """MkDocs' lists of names and `name: settings`, or a mapping, as a mapping."""
    brut = lue.donnees.get(cle)
    entrees = brut if isinstance(brut, list) else [brut] if brut else []
    resultat: dict[str, dict[str, Any]] = {}
    for rang, entree in enumerate(entrees):
        for nom, reglage in (entree if isinstance(entree, dict) else {entree: {}}).items():
            if reglage is not None and not isinstance(reglage, dict):
                chemin: Chemin = (cle, rang) if isinstance(brut, list) else (cle,)
                raise lue.refus(
                    (*chemin, str(nom)),
                    f"« {nom} » n'est pas suivi de ses réglages",
                    "écrivez-les dessous, un par ligne, décalés de deux espaces de plus",
                )
            resultat[str(nom)] = reglage or {}
    return resultat


def _chemin(lue: Configuration, plugin: str) -> Chemin:
    """Where `mkdocs.yml` has the settings of a plugin."""
    brut = lue.donnees.get("plugins")
    if isinstance(brut, dict):
        return ("plugins", plugin)
    for rang, entree in enumerate(brut or ()):
        if isinstance(entree, dict) and plugin in entree:
            return ("plugins", rang, plugin)
    return ("plugins",)
