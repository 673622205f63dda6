"""Whether a text could go over a bound at all, told at a glance: see `recueil.exces`.

Each function may say no of a text within the bounds, never yes of one that goes over them.
"""

import re

from recueil.bornes import COLONNES, CROCHETS, DEFINITIONS, LISTES, MARQUES, PARAGRAPHE

# Signs that Markdown, HTML or attributes may give a meaning to.
MARQUES_DU_TEXTE = "*_[]<>`\\!|~^{}&"
_MARQUES = MARQUES_DU_TEXTE.encode()
# What a level of a list is moved right by, at most (Python-Markdown's default).
RETRAIT = 4
# What lists open with, at the start of a line. Each mark has a blank after it, unlike that of a
# quotation: one of these at most may stand before the others.
_OUVRANTS = r" *+?:0-9.)\-"
_SIGNES = 2 * LISTES.limite - 1
_MARGE = RETRAIT * LISTES.limite - _SIGNES - 1
_LIGNE = rf"[ ]{{0,{_MARGE}}}+>?+[{_OUVRANTS}]{{0,{_SIGNES}}}+(?![{_OUVRANTS}>\t])[^\n]*+"
_LIGNES_PEU_PROFONDES = re.compile(rf"(?:{_LIGNE}\n)*+{_LIGNE}")


def est_court(texte: str) -> bool:
    """Whether a text holds too little to go over any bound but those on depth."""
    if (
        len(texte) > PARAGRAPHE.limite
        or texte.count("\n") > DEFINITIONS.limite
        or (
            texte.count("|") > COLONNES.limite
            and max(ligne.count("|") for ligne in texte.split("\n")) > COLONNES.limite
        )
    ):
        return False
    octets = texte.encode("utf-8", "surrogatepass")
    return len(octets) - len(octets.translate(None, _MARQUES)) <= MARQUES.limite


def est_plat(texte: str) -> bool:
    """Whether a text has too few marks of depth to go over a bound on it."""
    return not a_trop_de_crochets(texte) and est_peu_profond(texte)


def a_trop_de_crochets(texte: str) -> bool:
    """Whether a text opens enough brackets to nest them deeper than the bound."""
    return texte.count("[") + texte.count("{") > CROCHETS.limite


def est_peu_profond(texte: str) -> bool:
    """Whether each line of a text starts with too few signs to open lists and quotes so deep."""
    return _LIGNES_PEU_PROFONDES.fullmatch(texte) is not None
