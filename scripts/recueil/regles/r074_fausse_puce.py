"""Une liste est faite de puces collées d'un traitement de texte.

Une liste s'écrit avec un tiret et une espace devant chaque point : `- `. Une puce (`•`) ou un
tiret long (`–`) reste dans le texte, et les points se suivent dans un paragraphe ; un tiret sans
espace aussi.

Mauvais, dans le texte :

    • un terrain ;
    • des outils.

Bon, dans le texte :

    - un terrain ;
    - des outils.
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.markdown_lu.lignes import Genre, Ligne, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R074",
    "fausse puce",
    Gravite.AVERTISSEMENT,
    "les points se suivraient dans un paragraphe : un lecteur d'écran n'y verrait pas de liste.",
)
_PUCE = expression(r"(?P<puce>[•‣▪●○◦➢➤✓✔→·–—]|-(?=[^\W\d_]))[ \t\u00a0\u202f]*(?=\S)")
# A line end is found much quicker than the start of a line.
_UNE_PUCE = expression(rf"\n[ ]{{0,3}}{_PUCE.pattern}")
_TIRET_COLLE = re.compile(r"\n[ ]*-[^\W\d_]")
_TIRETS = "-–—"
_RETRAIT_MAX = 3


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each run of lines that start with a bullet."""
    puces = not lue.signes.isdisjoint("•‣▪●○◦➢➤✓✔→·–—")
    if not puces and not _TIRET_COLLE.search(f"\n{lue.source.texte}"):
        return
    for ecrit in lue.markdown_en_bloc:
        if _UNE_PUCE.search(f"\n{ecrit.texte}"):
            yield from _listes(lue, ecrit)


def _listes(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    for bloc in blocs(list(ecrit.lignes)):
        suite = [
            (ligne, trouve)
            for ligne in bloc
            if ligne.genre is Genre.TEXTE
            and ligne.retrait <= _RETRAIT_MAX
            and (trouve := _PUCE.match(ligne.corps))
        ]
        # A dash alone may open a sentence, or a line of a dialogue, but not under an item.
        if not suite:
            continue
        dans_la_liste = bloc[0].genre is Genre.POINT and suite[0][0].retrait == bloc[0].retrait
        seul = len(suite) == 1 and suite[0][1]["puce"] in _TIRETS
        if not seul or (dans_la_liste and suite[0][1]["puce"] == "-"):
            yield _constat(lue, ecrit, bloc, suite)


def _constat(
    lue: FicheLue,
    ecrit: Ecrit,
    bloc: Sequence[Ligne],
    suite: Sequence[tuple[Ligne, re.Match[str]]],
) -> Diagnostic:
    premiere, trouve = suite[0]
    ecrites = tuple(ligne for ligne, _ in suite)
    corrigees = tuple(f"- {ligne.corps[puce.end() :]}" for ligne, puce in suite)
    if premiere is not bloc[0] and bloc[0].genre is not Genre.POINT:
        corrigees = (f"\n{corrigees[0]}", *corrigees[1:])
    return REGLE.constat(
        lue,
        ecrit.position(premiere.premier, premiere.premier + 1),
        "il manque une espace après les tirets de cette liste"
        if trouve["puce"] == "-"
        else f"cette liste est faite avec « {trouve['puce']} » et non avec des tirets",
        editions=ecrit.editions_de_lignes(ecrites, corrigees),
    )
