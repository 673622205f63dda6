"""How the line of an item goes with those around it: what it opens, ends, or should have named."""

from collections.abc import Sequence

from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, est_une_cle_connue, ferme
from recueil.rubriques import cles_sous

# The key of an item of which the text alone is often written.
_PRINCIPALES = {"definitions": "terme", "exemples_mes": "texte", "sources": "titre"}
_CLE_MAL_SUIVIE = expression(r"(?P<cle>[^\W\d][\w-]*)\s*(?:[:=：;]|[\"'«“])")


def ouvre(avant: LigneYAML) -> bool:
    """Whether what stands below a line belongs to it."""
    return (avant.cle is not None or avant.est_un_point) and avant.ouvre


def est_finie(avant: LigneYAML, ligne: LigneYAML) -> bool:
    """Whether `ligne` stands where the next item, or its text, would; nothing continues `avant`."""
    return (
        avant.est_un_point
        and avant.cle is None
        and ligne.retrait in (avant.retrait, len(avant.avant_valeur))
        and not ligne.est_un_point
        and avant.valeur[:1] == '"'
        and ferme(avant.valeur[1:], '"')
    )


def rubrique_oubliee(parent: str, ligne: LigneYAML, dessous: Sequence[LigneYAML]) -> str:
    """The key that a text should have, since others of its item go on below; empty for no such."""
    principale = _PRINCIPALES.get(parent, "")
    if not principale or not ligne.est_un_point or ligne.cle is not None or not ligne.valeur:
        return ""
    suivante = dessous[0] if dessous else ligne
    freres = cles_sous(parent) - {principale}
    place = len(ligne.avant_valeur)
    ici = suivante.cle in freres and not suivante.est_un_point and suivante.retrait == place
    if not ici or ligne.valeur[0] in "{[|>&*!#":
        return ""
    # Its key is there, followed by something else than a colon and a space: R015 tells it.
    ecrite = _CLE_MAL_SUIVIE.match(ligne.valeur)
    return "" if ecrite and est_une_cle_connue(ecrite["cle"]) else principale
