"""MkDocs' sentences in French: those on pages, and those on `mkdocs.yml` with their line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.configuration import FICHIER, Configuration, configuration
from recueil.diagnostic import Diagnostic
from recueil.noeuds import Chemin

# What a writer can cause in a page.
_PAGES = (
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<lien>[^']+)', but the target "
            r"'?(?P<cible>[^']*)'? ?is not found among documentation files\."
        ),
        "{page} : le lien « {lien} » ne mène à aucune page du site",
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<lien>[^']+)', but (?:there is no "
            r"such anchor on this page|the doc '[^']+' does not contain an anchor '[^']+')\."
        ),
        "{page} : le lien « {lien} » mène à un endroit de la page qui n'existe pas",
    ),
)
_REGLAGE = re.compile(
    r"Config value '(?P<cle>[^']+)': (?:Plugin '(?P<plugin>[^']+)' option '(?P<option>[^']+)': )?"
    r"(?P<suite>.*)",
    re.DOTALL,
)
_NAV = re.compile(r"A reference to '(?P<page>[^']+)' is included in the 'nav' configuration")
# Ours, for what MkDocs lets by.
ABSENT = f"{FICHIER}, « %s » : « %s » n'existe pas dans docs/"
_ABSENT = re.compile(rf"{FICHIER}, « (?P<cle>\w+) » : « (?P<nom>.+) » n'existe pas dans docs/")
_NOM = "corrigez son nom, ou effacez la ligne"
# What follows the name of a setting → the sentence, and what to do.
_REGLAGES = (
    (r"Unrecognised configuration name: (?P<nom>.+)", "le réglage « {nom} » n'existe pas", _NOM),
    (
        r"Required configuration not provided\.",
        "il manque le réglage « {reglage} »",
        "ajoutez-le, ou corrigez son nom s'il est déjà écrit",
    ),
    (
        r"Unrecognised theme name: '(?P<nom>.+?)'\. The available installed themes are: (?P<ok>.+)",
        "le thème « {nom} » n'est pas installé",
        "les thèmes installés : {ok}",
    ),
    (
        r'The "(?P<nom>.+)" plugin is not installed',
        "« {nom} » n'est pas installé",
        "corrigez son nom : ceux du recueil sont recueil et recueil-i18n",
    ),
    (
        r"Failed to load extension '(?P<nom>.+?)'\.",
        "l'extension « {nom} » n'est pas installée",
        _NOM,
    ),
    (
        r"The path(?: set in custom_dir)? \(?'(?P<chemin>.+?)'\)? "
        r"(?:isn't an existing|does not exist)",
        "« {chemin} » n'existe pas dans le recueil",
        "corrigez ce nom de dossier ou de fichier",
    ),
    (
        r"Expected one of: \((?P<ok>.+?),?\) but received: (?P<nom>.+)",
        "« {nom} » n'est pas une valeur possible de « {reglage} »",
        "les valeurs possibles : {ok}",
    ),
    (
        r"Expected type: <class '(?P<type>\w+)'>",
        "« {reglage} » n'attend pas cette valeur",
        "écrivez {type}",
    ),
)
_TYPES = {
    "bool": "true ou false, sans guillemets",
    "str": "un texte entre guillemets",
    "int": "un nombre entier, sans guillemets",
    "dict": "des réglages dessous, un par ligne",
    "list": "une liste dessous, un tiret par ligne",
}


def en_francais(message: str, racine: Path) -> Diagnostic | str:
    """One of MkDocs' warnings in French, as far as it is one that somebody can cause."""
    for motif, phrase in _PAGES:
        if trouve := motif.search(message):
            return phrase.format(**trouve.groupdict())
    if trouve := _NAV.search(message):
        lue = configuration(racine)
        page = trouve["page"]
        place = next(_valeurs(lue.donnees.get("nav"), ("nav",), page), ("nav",))
        return lue.refus(
            place,
            f"la page « {page} » n'existe pas",
            "corrigez ce nom : c'est celui d'un fichier de docs/",
        ).diagnostic
    if trouve := _ABSENT.match(message):
        lue = configuration(racine)
        cle, nom = trouve["cle"], trouve["nom"]
        place = next(_valeurs(lue.donnees.get(cle), (cle,), nom), (cle,))
        return lue.refus(place, f"« {nom} » n'existe pas dans docs/", _NOM).diagnostic
    if trouve := _REGLAGE.match(message):
        return _reglage(trouve, racine) or message
    return message


def _reglage(trouve: re.Match[str], racine: Path) -> Diagnostic | None:
    reglage = trouve["option"] or trouve["cle"]
    for motif, phrase, conseil in _REGLAGES:
        suite = re.match(motif, trouve["suite"])
        if suite is None:
            continue
        # Python's quotes are no part of what is written.
        lus = {nom: texte.replace("'", "") for nom, texte in suite.groupdict().items()}
        dits = {"reglage": reglage} | lus
        if "chemin" in dits:
            dits["nom"] = dits["chemin"] = chemin_relatif(racine / dits["chemin"], racine)
        dits["type"] = _TYPES.get(dits.get("type", ""), "une valeur d'un autre genre")
        lue = configuration(racine)
        place = _place(lue, trouve["cle"], trouve["plugin"], trouve["option"], dits.get("nom", ""))
        return lue.refus(place, phrase.format(**dits), conseil.format(**dits)).diagnostic
    return None


def _place(
    lue: Configuration, cle: str, plugin: str | None, option: str | None, nom: str
) -> Chemin:
    """Where a setting is written; the key above it when it is not."""
    brut = lue.donnees.get(cle)
    if plugin is None:
        return next(_valeurs(brut, (cle,), nom), (cle,))
    entrees = brut.items() if isinstance(brut, Mapping) else enumerate(brut or ())
    for rang, entree in entrees:
        if isinstance(entree, Mapping) and plugin in entree:
            return (cle, rang, plugin, option or "")
    return (cle, plugin, option or "")


def _valeurs(brut: object, chemin: Chemin, voulue: str) -> Iterator[Chemin]:
    """Where a text stands under a setting, as a value or as the name of one."""
    if brut == voulue:
        yield chemin
    elif isinstance(brut, Mapping):
        for cle, valeur in brut.items():
            if cle == voulue:
                yield (*chemin, str(cle))
            yield from _valeurs(valeur, (*chemin, str(cle)), voulue)
    elif isinstance(brut, list):
        for rang, valeur in enumerate(brut):
            yield from _valeurs(valeur, (*chemin, rang), voulue)
