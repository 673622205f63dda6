"""Il manque une espace après le deux-points d'une rubrique, ou après le tiret d'un point.

Mauvais :

    titre:"Comment partager un jardin ?"

Bon :

    titre: "Comment partager un jardin ?"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, est_une_cle_connue
from recueil.regles.regle import Regle

REGLE = Regle(
    "R015",
    "espace oubliée",
    Gravite.ERREUR,
    "sans cette espace, la rubrique et son contenu ne font qu'un seul mot.",
)
_CLE_COLLEE = re.compile(r"^(?P<avant>[ \t]*(?:-[ \t]+)*)(?P<cle>[a-z_]+):(?=[^\s:/])")
_TIRET_COLLE = re.compile(r"^(?P<avant>[ \t]*)-(?=[\"'A-Za-zÀ-ÿ])")


def reparer(lu: Lu, lignes: Sequence[LigneYAML]) -> Iterator[tuple[Diagnostic, Reparation]]:
    """Report a known key, or a dash, that its content touches."""
    for ligne in lignes:
        trouve = _CLE_COLLEE.match(ligne.texte)
        if trouve and est_une_cle_connue(trouve["cle"]):
            colonne, quoi = trouve.end(), f"le deux-points de « {trouve['cle']} »"
        else:
            trouve = _TIRET_COLLE.match(ligne.texte)
            if trouve is None:
                continue
            colonne, quoi = trouve.end(), "le tiret de ce point de liste"
        corrigee = f"{ligne.texte[:colonne]} {ligne.texte[colonne:]}"
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, colonne),
                f"il manque une espace après {quoi}",
                correction=corrigee,
            ),
            Reparation(ligne.numero, corrigee),
        )
