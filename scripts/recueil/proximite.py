"""The word that was most likely meant for another: a name of the format, a word of a list."""

import difflib
import re
from collections.abc import Collection

from recueil.noms_de_rubriques import autres_noms
from recueil.slug import plat

PROCHE, PRESQUE_PAREIL = 0.6, 0.75
# What other tools, and English, call the same.
_AUTRES_MOTS = {
    "draft": "brouillon",
    "encours": "brouillon",
    "relecture": "proposition",
    "arelire": "proposition",
    "archive": "archivee",
    "true": "oui",
    "yes": "oui",
    "vrai": "oui",
    "false": "non",
    "no": "non",
    "faux": "non",
    "ville": "commune",
    "village": "commune",
    "etat": "pays",
}


def plus_proche(mot: str, connus: Collection[str], seuil: float = PROCHE) -> str | None:
    """The known word that `mot` most likely stands for, accents and capitals aside.

    Args:
        seuil: how much alike they must be, from 0 to 1 (`difflib`).
    """
    plats = {plat(connu): connu for connu in connus}
    noms = autres_noms(plat(mot)) if seuil == PROCHE else []
    autre = next((nom for nom in noms if nom in connus), None)
    if autre is not None:
        return autre
    proches = difflib.get_close_matches(plat(mot), list(plats), n=1, cutoff=seuil)
    return plats[proches[0]] if proches else None


def mot_voulu(ecrit: str, possibles: Collection[str]) -> str | None:
    """The word of a list that was most likely meant, whatever remark follows it."""
    autre = _AUTRES_MOTS.get(plat(ecrit))
    proche = autre if autre in possibles else plus_proche(ecrit, possibles)
    if proche is not None:
        return proche
    premier = re.match(r"\w+(?=\W)", ecrit)
    return next((p for p in possibles if premier and plat(premier.group()) == plat(p)), None)
