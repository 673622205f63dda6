"""Un point d'une liste de l'en-tête commence par un autre signe que le tiret.

Les traitements de texte remplacent le tiret par une puce (`•`) ou par un tiret long (`–`). Dans
l'en-tête, seul le tiret du clavier suivi d'une espace ouvre un point.

Mauvais :

    contexte:
      • Un regain d'attention depuis les années 2000.

Bon :

    contexte:
      - Un regain d'attention depuis les années 2000.
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation
from recueil.regles.regle import Regle

REGLE = Regle(
    "R009",
    "tiret de liste",
    Gravite.ERREUR,
    "sans tiret, les points de la liste seraient collés en un seul texte.",
    peut_se_taire=False,
)
_PUCE = re.compile(r"^(?P<marge>[ ]*)(?P<puce>[–—―‒−•·‣▪●○◦➢*+])(?P<espace>\s+)(?=\S)")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the signs that stand for the dash of a list, under a key or beside a dash."""
    ouverte = False
    for ligne in lignes:
        trouve = _PUCE.match(ligne.texte)
        # Under a text, such a line is the rest of it; under `*gras*`, the sign is Markdown's.
        if trouve is None or not ouverte:
            ouverte = (ligne.cle is not None or ligne.est_un_point) and ligne.ouvre
            continue
        corrigee = f"{trouve['marge']}- {ligne.texte[trouve.end() :]}"
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, trouve.start("puce") + 1),
                f"ce point de liste commence par « {trouve['puce']} » et non par un tiret",
                correction=corrigee,
                certaine=True,
            ),
            (Reparation(ligne.numero, corrigee),),
        )
