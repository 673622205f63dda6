"""`mkdocs.yml` as values, or why it cannot be read: in French, with the line at fault.

MkDocs reads the file again for the site; read here first, it is never MkDocs that has to say, in
English, what is wrong with the way it is written.
"""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml_env_tag import construct_env_tag

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.libyaml import analyser, illisible
from recueil.lignes_yaml import decouper, ferme
from recueil.noeuds import Chemin, YAMLIllisible
from recueil.source import Source, TypeDeDefaut, lire_referentiel
from recueil.yaml_refuse import en_francais

FICHIER = "mkdocs.yml"
_POURQUOI = "tant que ce fichier n'est pas corrigé, rien ne peut être publié."
_JAMAIS_REFERME = "un guillemet ouvert ici n'est jamais refermé"
_COMPAREZ = (
    "comparez avec la ligne du dessus : même retrait, un deux-points et une espace après le nom, "
    "et des guillemets droits autour d'un texte qui contient « : » ou « # »"
)
_SANS_REGLAGE = "cette ligne n'est pas de la forme « réglage: valeur »"
_DEFAUTS = {
    TypeDeDefaut.ENCODAGE: (
        "le fichier est enregistré en {detail}, pas en UTF-8",
        "dans votre éditeur, « Enregistrer sous », encodage « UTF-8 », puis relisez les accents",
    ),
    TypeDeDefaut.CARACTERE_INTERDIT: (
        "le fichier contient un caractère de commande invisible ({detail})",
        "effacez le signe qui se trouve à cet endroit et tapez-le de nouveau",
    ),
    TypeDeDefaut.TAILLE: ("le fichier a plus de {detail} octets", "gardez-y les seuls réglages"),
}


class ReglagesIllisibles(Exception):
    """`mkdocs.yml` cannot be read; `diagnostic` says why, and where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        position = diagnostic.position
        super().__init__(f"{FICHIER}:{position.ligne}:{position.colonne} : {diagnostic.message}")
        self.diagnostic = diagnostic


class Configuration(NamedTuple):
    """The settings as MkDocs understands them: texts, numbers, lists, mappings."""

    source: Source
    donnees: Mapping[str, Any]

    def refus(self, chemin: Chemin, message: str, conseil: str) -> ReglagesIllisibles:
        """Why the setting at `chemin` (keys and ranks, from the top) will not do."""
        return _refus(self.source, self.place(chemin), message, conseil)

    def place(self, chemin: Chemin) -> Position:
        """Where the setting at `chemin` is named."""
        return analyser(self.source.texte).repere(chemin).cle


def configuration(racine: Path) -> Configuration:
    """What the `mkdocs.yml` at `racine` says.

    Raises:
        ReglagesIllisibles: it is not the YAML of a configuration.
        OSError: it cannot be read.
    """
    source = lire_referentiel(FICHIER, (racine / FICHIER).read_bytes())
    for defaut in source.defauts:
        message, conseil = _DEFAUTS[defaut.type]
        raise _refus(source, defaut.position, message.format(detail=defaut.detail), conseil)
    try:
        donnees = yaml.load(source.texte, Loader=_Chargeur)
    except _Incomprise as erreur:
        raise _refus(
            source, illisible(erreur).position, str(erreur.problem), "corrigez-la ou effacez-la"
        ) from erreur
    except RecursionError as erreur:
        raise _refus(
            source,
            Position(1, 1),
            "il y a trop de listes les unes dans les autres",
            "écrivez-les une par ligne",
        ) from erreur
    except yaml.YAMLError as erreur:
        raise _mal_ecrit(source, illisible(erreur)) from erreur
    if not isinstance(donnees, dict):
        raise _refus(
            source,
            Position(1, 1),
            "ce fichier ne contient aucun réglage",
            "écrivez au moins « site_name: » et « plugins: », comme dans le modèle du recueil",
        )
    return Configuration(source, donnees)


def _mal_ecrit(source: Source, erreur: YAMLIllisible) -> ReglagesIllisibles:
    message, position = en_francais(erreur, _SANS_REGLAGE)
    # libyaml may only give up at the end of the text, which shows nothing.
    derniere = max(rang for rang, ligne in enumerate(source.lignes, 1) if ligne.strip())
    if position.ligne > derniere:
        position = Position(derniere, 1)
    ligne = source.ligne(position.ligne)
    conseil = _COMPAREZ
    if (guillemet := _guillemet_oublie(source, position.ligne)) is not None:
        message, position, conseil = _JAMAIS_REFERME, guillemet, "refermez le guillemet"
    elif "\t" in ligne[: len(ligne) - len(ligne.lstrip())]:
        message = "une tabulation sert d'espace devant ce réglage"
        conseil = "remplacez-la par des espaces"
    elif message == _SANS_REGLAGE and ligne.lstrip().startswith("-"):
        message = "ce point de liste n'a pas le même retrait que les autres"
        conseil = "alignez les tirets d'une même liste"
    elif message.startswith(("un crochet", "une accolade")):
        conseil = "refermez-le avant la fin de la ligne"
    elif message.startswith(("le signe", "ce signe", "une barre")):
        conseil = "mettez le contenu entre guillemets droits, ou ôtez ce signe"
    return _refus(source, position, message, conseil)


def _guillemet_oublie(source: Source, ligne: int) -> Position | None:
    """Where a text starts whose quote was forgotten, when the one that it meets is at `ligne`.

    The fault that libyaml names is then on that line, and there is nothing wrong with it.
    """
    ouvert: tuple[str, Position] | None = None
    for numero, texte in enumerate(source.lignes[:ligne], 1):
        if ouvert is not None and ferme(texte, ouvert[0]):
            if numero == ligne:
                return ouvert[1]
            ouvert = None
            continue
        lue = decouper(texte, numero) if ouvert is None else None
        guillemet = lue.valeur[:1] if lue else ""
        if lue and guillemet in ("'", '"') and not ferme(lue.valeur[1:], guillemet):
            ouvert = guillemet, Position(numero, len(lue.avant_valeur) + 1)
    return ouvert[1] if ouvert else None


def _refus(source: Source, position: Position, message: str, conseil: str) -> ReglagesIllisibles:
    return ReglagesIllisibles(
        Diagnostic(
            # No rule looks at this file: it belongs to the site, not to the fiches.
            code="",
            gravite=Gravite.ERREUR,
            chemin=FICHIER,
            position=position,
            message=message,
            pourquoi=_POURQUOI,
            extrait=source.ligne(position.ligne),
            conseil=conseil,
        )
    )


class _Incomprise(yaml.constructor.ConstructorError):
    """A value that has the right form and no meaning; `problem` is already in French."""


# The C reader where PyYAML has it (all wheels do).
class _Chargeur(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the two tags of MkDocs' world: `!ENV`, and the name of a Python object.

    Other tags belong to settings that are not read here.
    """

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Refuse a setting that is written twice: YAML itself would keep the last, and say nothing.

        What a merge (`<<`) brings is added here to `node`, which may come back: seen only once.
        """
        if node not in (vus := self.__dict__.setdefault("vus", [])):
            vus.append(node)
            noms = set()
            for cle, _ in node.value:
                if not isinstance(cle, yaml.ScalarNode):
                    continue
                if cle.value in noms:
                    message = f"cette ligne donne une seconde fois « {cle.value} »"
                    raise _Incomprise(None, None, message, cle.start_mark)
                noms.add(cle.value)
        super().flatten_mapping(node)


def _objet(chargeur: yaml.SafeLoader, suffixe: str, noeud: yaml.Node) -> Any:
    module, _, nom = suffixe.rpartition(".")
    try:
        return getattr(importlib.import_module(module), nom)
    except (ImportError, AttributeError, ValueError) as erreur:
        raise _Incomprise(
            None, None, f"« {suffixe} » n'existe pas dans Python", noeud.start_mark
        ) from erreur


def _date(chargeur: yaml.SafeLoader, noeud: yaml.ScalarNode) -> object:
    try:
        return chargeur.construct_yaml_timestamp(noeud)
    except ValueError as erreur:
        raise _Incomprise(
            None, None, f"la date « {noeud.value} » n'existe pas", noeud.start_mark
        ) from erreur


_Chargeur.add_constructor("!ENV", construct_env_tag)
_Chargeur.add_constructor("tag:yaml.org,2002:timestamp", _date)
# The first that fits is used: the one that fits all comes last.
_Chargeur.add_multi_constructor("tag:yaml.org,2002:python/name:", _objet)
_Chargeur.add_multi_constructor("", lambda chargeur, marque, noeud: None)
