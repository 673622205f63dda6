"""Une période finit avant de commencer.

`periode: "1990-1999"` va de la première année à la dernière.

Mauvais :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "1999-1990"

Bon :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "1990-1999"
"""

import re
from collections.abc import Iterator

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R047",
    "période à l'envers",
    Gravite.ERREUR,
    "la frise ne saurait pas où placer l'exemple.",
    peut_se_taire=False,
)
_INTERVALLE = re.compile(r"([0-9]{4})-([0-9]{4})")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each period whose years are not in order."""
    for chemin, periode in lue.valeurs("exemples_mes", TOUS, "periode"):
        annees = _INTERVALLE.fullmatch(periode.strip())
        if annees is None or annees[1] < annees[2]:
            continue
        voulue = annees[1] if annees[1] == annees[2] else f"{annees[2]}-{annees[1]}"
        position = lue.place(chemin)
        ligne = lue.source.ligne(position.ligne)
        yield REGLE.constat(
            lue,
            position,
            f"la période {periode} finit avant de commencer"
            if annees[1] != annees[2]
            else f"la période {periode} tient en une année",
            correction=ligne.replace(periode, voulue, 1),
        )
