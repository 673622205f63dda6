"""The keys of a front matter in the order of the format, each with its lines and comments.

Lines move whole: what stands between two keys of the first level goes with the first of them,
except comments just above a key, which speak of what follows.
"""

import re
from collections.abc import Sequence

from recueil.modele import Fiche, Traduction
from recueil.noeuds import YAMLIllisible, analyser

_CLE = re.compile(r"^(?P<cle>[a-z_]+)[ \t]*:(?:[ \t]|$)")
# `traduit_de` closes a translation's front matter; the fields of `Fiche` come before it.
ORDRE = tuple(dict.fromkeys([*Fiche.model_fields, *Traduction.model_fields]))


def ordonner(entete: Sequence[str]) -> list[str]:
    """The lines of a front matter, its keys in order; unchanged when that is not safe to do."""
    lignes = list(entete)
    try:
        avant = analyser("\n".join(lignes) + "\n")
    except YAMLIllisible:
        return lignes
    if avant.doublons or avant.alias or avant.cles_composees:
        return lignes
    if not isinstance(avant.donnees, dict) or any(cle not in ORDRE for cle in avant.donnees):
        return lignes
    departs = {
        repere.cle.ligne - 1: str(chemin[0])
        for chemin, repere in avant.reperes.items()
        if len(chemin) == 1
    }
    blocs = _blocs(lignes, departs)
    ranges = sorted(blocs, key=lambda bloc: ORDRE.index(bloc[0]) if bloc[0] else -1)
    resultat = [ligne for _, siennes in ranges for ligne in siennes]
    # The proof that nothing else changed is to read it again.
    return resultat if analyser("\n".join(resultat) + "\n").donnees == avant.donnees else lignes


def _blocs(lignes: list[str], departs: dict[int, str]) -> list[tuple[str, list[str]]]:
    """What stands before the first key, under an empty name, then each key with its lines."""
    blocs: list[tuple[str, list[str]]] = [("", [])]
    for rang, ligne in enumerate(lignes):
        if rang in departs and _CLE.match(ligne):
            commentaires: list[str] = []
            precedent = blocs[-1][1]
            while precedent and precedent[-1].startswith("#"):
                commentaires.insert(0, precedent.pop())
            blocs.append((departs[rang], commentaires))
        blocs[-1][1].append(ligne)
    return [bloc for bloc in blocs if bloc[1]]
