"""Quotes around the values that another program would not read as text.

For Recueil every value is text. An editor, a forge or a script that reads the file with ordinary
YAML takes `2.10` for 2.1, `2015` for a number and `2020-01-01` for a date.
"""

from collections.abc import Iterator

import yaml

from recueil.correction.retouche import Retouche
from recueil.diagnostic import Edition
from recueil.lignes_yaml import citer
from recueil.noeuds import Chemin, Document
from recueil.source import Source

_RESOLVEUR = yaml.SafeLoader("")
_TEXTE = "tag:yaml.org,2002:str"


def citer_les_nombres(source: Source, document: Document) -> Iterator[Retouche]:
    """The plain values that ordinary YAML would turn into something else, between quotes."""
    editions = []
    for chemin, repere in document.reperes.items():
        valeur = _valeur(document, chemin)
        if repere.cite or repere.bloc or not isinstance(valeur, str) or not valeur:
            continue
        debut = repere.valeur
        ecrite = source.ligne(debut.ligne)[debut.colonne - 1 :][: len(valeur)]
        if ecrite == valeur and _est_autre_chose(valeur):
            fin = debut.colonne + len(valeur)
            editions.append(Edition(debut.ligne, debut.colonne, debut.ligne, fin, citer(valeur)))
    if editions:
        yield Retouche("guillemets autour des nombres et des dates", tuple(editions))


def _est_autre_chose(valeur: str) -> bool:
    etiquette = _RESOLVEUR.resolve(yaml.ScalarNode, valeur, (True, False))  # type: ignore[no-untyped-call]
    return bool(etiquette != _TEXTE)


def _valeur(document: Document, chemin: Chemin) -> object:
    valeur: object = document.donnees
    for pas in chemin:
        valeur = valeur[pas]  # type: ignore[index]
    return valeur
