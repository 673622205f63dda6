"""Un deux-points suivi d'une espace se trouve dans une valeur sans guillemets.

Dans l'en-tête, « : » sépare le nom d'une rubrique de son contenu. S'il revient dans le contenu,
celui-ci doit être entre guillemets droits.

Mauvais :

    titre: Qui sont les acteurs : une définition

Bon :

    titre: "Qui sont les acteurs : une définition"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import (
    LigneYAML,
    Reparation,
    citer_entree,
    en_texte,
    entrees,
    est_une_cle_connue,
)
from recueil.regles.regle import Regle

REGLE = Regle(
    "R012",
    "deux-points dans une valeur sans guillemets",
    Gravite.ERREUR,
    "« : » sépare une rubrique de son contenu ; le voir deux fois fait perdre tout l'en-tête.",
    peut_se_taire=False,
)
_REMARQUE = re.compile(r"\s#")
_DEUX_POINTS = re.compile(r":(?=\s|$)")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report a plain value that holds a colon, with the value put between quotes."""
    for entree in entrees(lignes):
        premiere = entree[0]
        if not premiere.valeur or premiere.valeur[0] in "\"'[{|>&*!":
            continue
        for ligne in entree:
            # What follows a `#` is a remark: nothing in it has to be quoted.
            trouve = _DEUX_POINTS.search(_REMARQUE.split(ligne.valeur, maxsplit=1)[0])
            if trouve is not None:
                break
        else:
            continue
        # `- Terme: x` opens a mapping, and R021 knows the key that it stands for.
        if ligne.cle is None and est_une_cle_connue(ligne.valeur[: trouve.start()]):
            continue
        reparations = citer_entree(entree)
        ou = f"la valeur de « {premiere.cle} »" if premiere.cle else "un point de la liste"
        colonne = len(ligne.avant_valeur) + trouve.start() + 1
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, colonne),
                f"{ou} contient « : » sans être entre guillemets",
                correction=en_texte(reparations),
                certaine=True,
            ),
            reparations,
        )
