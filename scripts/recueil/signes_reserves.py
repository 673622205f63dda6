"""Which contents start with a sign that YAML keeps for itself, and where a bracket ends."""

from recueil.corpus import Lu
from recueil.entre_crochets import FERMANTS, etendue
from recueil.lignes_yaml import LigneYAML, est_un_bloc

_TOUJOURS = frozenset("@`%&*!,]}")


def est_reserve(ligne: LigneYAML, suivante: LigneYAML | None) -> bool:
    """Whether the value of a line starts with a sign that YAML keeps for itself.

    Args:
        suivante: the next line of structure.
    """
    valeur = ligne.valeur.rstrip()
    if not valeur:
        return False
    signe = valeur[0]
    if signe in _TOUJOURS:
        return True
    if signe in "|>":
        return not est_un_bloc(valeur)
    if signe == "?":
        return valeur[1:2] in ("", " ")
    if signe == "-":
        return ligne.cle is not None and valeur[1:2] in ("", " ")
    if signe in FERMANTS:
        if valeur.startswith("{{"):
            return True
        reste = apres_la_fermeture(valeur)
        if reste is None:
            # A list that goes on below is left to YAML; a key below shows that nothing closes it.
            return suivante is None or suivante.cle is not None or suivante.est_un_point
        return bool(reste) and not reste.startswith("#")
    return False


def se_referme_plus_bas(lu: Lu, ligne: LigneYAML) -> bool:
    """Whether what a brace or a bracket opens ends on a line below: R004 has looked at it."""
    if ligne.valeur[0] not in FERMANTS or apres_la_fermeture(ligne.valeur) is not None:
        return False
    entete = lu.source.entete.split("\n")
    return etendue(entete[ligne.numero - lu.source.ligne_entete :], len(ligne.avant_valeur)).fermee


def apres_la_fermeture(valeur: str) -> str | None:
    """What follows the bracket that closes the first one; None when nothing closes it."""
    jusque = etendue([valeur], 0)
    return jusque.reste if jusque.fermee else None
