"""Une liste est numérotée avec une parenthèse, une barre ou un tiret.

Une liste numérotée s'écrit avec un chiffre, un point et une espace : `1. `. Avec `1)`, `1/` ou
`1-`, les points se suivent dans un paragraphe.

Mauvais, dans le texte :

    1) trouver un terrain ;
    2) réunir des outils.

Bon, dans le texte :

    1. trouver un terrain ;
    2. réunir des outils.
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.markdown_lu.lignes import Ligne, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R072",
    "liste mal numérotée",
    Gravite.AVERTISSEMENT,
    "les points se suivraient dans un paragraphe : un lecteur d'écran n'y verrait pas de liste.",
)
_NUMERO = expression(r"(?P<nombre>[0-9]{1,2})(?P<signe>[)/]|-|°|\.-)[ \t]+(?=\S)")
# A line end is found much quicker than the start of a line.
_PEUT_ETRE = re.compile(r"\n {0,3}[0-9]{1,2}[)/°-][ \t]|\n {0,3}[0-9]{1,2}\.-[ \t]")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the lines that count with another sign than a full stop."""
    for ecrit in lue.markdown_en_bloc:
        if _PEUT_ETRE.search(f"\n{ecrit.texte}"):
            yield from _listes(lue, ecrit)


def _listes(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    suite: list[tuple[Ligne, re.Match[str]]] = []
    for bloc in blocs(list(ecrit.lignes)):
        for ligne in bloc:
            trouve = _NUMERO.match(ligne.corps) if ligne.retrait < 4 else None
            if trouve is None:
                continue
            if suite and int(trouve["nombre"]) != int(suite[-1][1]["nombre"]) + 1:
                yield from _constat(lue, ecrit, suite)
                suite = []
            suite.append((ligne, trouve))
    yield from _constat(lue, ecrit, suite)


def _constat(
    lue: FicheLue, ecrit: Ecrit, suite: Sequence[tuple[Ligne, re.Match[str]]]
) -> Iterator[Diagnostic]:
    """One diagnostic for a run of numbers; one number alone may be a sentence."""
    if len(suite) < 2:
        return
    premiere, trouve = suite[0]
    signe = trouve.group().strip()
    editions = [
        edition
        for ligne, numero in suite
        if (
            edition := ecrit.edition(
                ligne.premier + numero.start("signe"), ligne.premier + numero.end("signe"), "."
            )
        )
    ]
    yield REGLE.constat(
        lue,
        ecrit.position(premiere.premier, premiere.premier + len(signe)),
        f"cette liste est numérotée avec « {signe} » et non « {trouve['nombre']}. »",
        editions=tuple(editions) if len(editions) == len(suite) else (),
        conseil="mettez un point après le chiffre, et une ligne vide au-dessus de la liste",
    )
