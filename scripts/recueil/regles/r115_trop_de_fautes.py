"""Un fichier a trop de fautes pour les donner toutes.

Les premières sont montrées. Une fois celles-ci corrigées, la vérification donne les suivantes.
Souvent, une seule erreur en tête du fichier explique toutes les autres.

Mauvais, dans le texte, répété 201 fois :

    - TODO : trouver un terrain.

Bon, dans le texte :

    - Trouver un terrain.
"""

from collections.abc import Sequence

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Fichier, Regle

REGLE = Regle(
    "R115",
    "fautes trop nombreuses",
    Gravite.ERREUR,
    "une liste de plusieurs centaines de fautes décourage, et cache celle qui cause les autres.",
)
# More than anyone mends at once; what a rule finds beyond is not even looked for.
LIMITE = 200


def abreger(fichier: Fichier, constats: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The first diagnostics of a file, and one that says how many others there are."""
    if len(constats) <= LIMITE:
        return list(constats)
    tries = sorted(constats, key=lambda constat: constat.cle_de_tri)
    suivant = tries[LIMITE]
    return [
        *tries[:LIMITE],
        REGLE.constat(
            fichier,
            suivant.position,
            f"ce fichier a plus de {LIMITE} fautes : seules les premières sont données",
            conseil="corrigez d'abord celles-ci, puis vérifiez de nouveau",
        ),
    ]
