"""Un dièse coupe un contenu sans guillemets.

Dans l'en-tête, un dièse précédé d'une espace ouvre une remarque : ce qui le suit, jusqu'au bout
de la ligne, n'est pas lu. Un contenu qui contient un dièse se met entre guillemets droits. Une
remarque, elle, se met sur une ligne à part, ou après un contenu entre guillemets.

Mauvais :

    titre: Comment rejoindre l'équipe # 2 du jardin ?

Bon :

    titre: "Comment rejoindre l'équipe # 2 du jardin ?"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, citer_entree, en_texte, entrees
from recueil.regles.regle import Regle
from recueil.silences import est_une_consigne

REGLE = Regle(
    "R016",
    "dièse dans une valeur sans guillemets",
    Gravite.ERREUR,
    "tout ce qui suit le dièse serait perdu, sans que rien ne le montre.",
    peut_se_taire=False,
)
_DIESE = re.compile(r"(?:(?<=\s)|^)#")
# Where no text is due, what follows a `#` can only be a remark, and the value is complete.
_SANS_PROSE = frozenset(
    "numero statut organisations territoires territoire periode lien url site annee voir_aussi "
    "anciens_numeros traduit_de id type membre_mes region".split()
)


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report plain values that a `#` cuts short, with the value put between quotes."""
    groupes = list(entrees(lignes))
    parent = ""
    for rang, entree in enumerate(groupes):
        premiere = entree[0]
        if premiere.cle is not None and premiere.ouvre:
            parent = premiere.cle
        if (premiere.cle or parent) in _SANS_PROSE:
            continue
        if not premiere.est_nue:
            suivante = groupes[rang + 1][0] if rang + 1 < len(groupes) else None
            if not _commence_par_un_diese(premiere, suivante):
                continue
        for ligne in entree:
            trouve = _DIESE.search(ligne.valeur)
            if trouve is None or est_une_consigne(ligne.valeur[trouve.start() :]):
                continue
            reparations = citer_entree(entree)
            yield (
                REGLE.constat(
                    lu,
                    Position(ligne.numero, len(ligne.avant_valeur) + trouve.start() + 1),
                    "un dièse coupe ce contenu, qui n'est pas entre guillemets",
                    correction=en_texte(reparations),
                    conseil="si c'est une remarque, mettez-la plutôt seule sur la ligne du dessus",
                ),
                reparations,
            )
            break


def _commence_par_un_diese(ligne: LigneYAML, suivante: LigneYAML | None) -> bool:
    """Whether the value starts with a `#` that belongs to it, as in « #MeToo »."""
    if not re.match(r"#[^\s#]", ligne.valeur) or est_une_consigne(ligne.valeur):
        return False
    colonne = ligne.retrait_de_cle if ligne.cle else ligne.retrait
    if suivante is None:
        return True
    dessous = suivante.retrait > colonne
    return not (dessous or (ligne.cle and suivante.est_un_point and suivante.retrait == colonne))
