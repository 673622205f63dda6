"""Un titre saute un niveau.

Dans le texte d'une fiche, les titres commencent par `##` ; sous un `##` vient un `###`, et ainsi
de suite, sans saut. Dans le texte d'une définition, qui a déjà son propre titre, ils commencent
par `####`.

Mauvais, dans le texte :

    ## Pour commencer

    #### Choisir un terrain

Bon, dans le texte :

    ## Pour commencer

    ### Choisir un terrain
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.markdown_lu.lignes import Genre, Ligne
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R060",
    "niveau de titre",
    Gravite.ERREUR,
    "un lecteur d'écran va de titre en titre : un niveau sauté y fait croire qu'il manque un "
    "passage.",
)
# The title of the page is of level 1, that of a definition of level 3.
_NIVEAU_DU_CORPS, _NIVEAU_D_UNE_DEFINITION = 1, 3
_DIESES = re.compile(r"#{1,6}")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each heading that is more than one level below the one before, or too high."""
    for ecrit in lue.markdown_en_bloc:
        if "#" in ecrit.texte and not _se_suivent(ecrit):
            yield from _titres(lue, ecrit)


def _se_suivent(ecrit: Ecrit) -> bool:
    """Whether the headings are plain ones, none too high and none too deep."""
    plus_haut = (_NIVEAU_D_UNE_DEFINITION if ecrit.chemin else _NIVEAU_DU_CORPS) + 1
    return ecrit.niveaux is not None and all(
        plus_haut <= niveau <= precedent + 1
        for precedent, niveau in pairwise([plus_haut - 1, *ecrit.niveaux])
    )


def _titres(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    base = _NIVEAU_D_UNE_DEFINITION if ecrit.chemin else _NIVEAU_DU_CORPS
    precedent = base
    for ligne in ecrit.lignes:
        if ligne.genre is not Genre.TITRE:
            continue
        dieses = _DIESES.match(ligne.corps)
        assert dieses is not None
        niveau = len(dieses.group())
        # Too many signs, or no word: another rule says so.
        if ligne.corps.startswith("#######") or not ligne.corps.strip("# \t"):
            continue
        # A `#` in the body has a rule of its own.
        if niveau == 1 and not ecrit.chemin:
            precedent = max(precedent, base + 1)
            continue
        voulu = min(max(niveau, base + 1), precedent + 1)
        if voulu != niveau:
            yield _constat(lue, ecrit, ligne, niveau, voulu)
        precedent = voulu


def _constat(lue: FicheLue, ecrit: Ecrit, ligne: Ligne, niveau: int, voulu: int) -> Diagnostic:
    signes = "#" * niveau
    if ecrit.chemin and niveau <= _NIVEAU_D_UNE_DEFINITION:
        message = f"dans une définition, un titre commence par « #### » et non par « {signes} »"
    elif voulu == _NIVEAU_DU_CORPS + 1:
        message = f"le premier titre du texte commence par « ## » et non par « {signes} »"
    else:
        message = f"ce titre de niveau {niveau} vient après un titre de niveau {voulu - 1}"
    edition = ecrit.edition(ligne.debut, ligne.debut + niveau, "#" * voulu)
    return REGLE.constat(
        lue,
        ecrit.position(ligne.debut, ligne.debut + niveau),
        message,
        editions=(edition,) if edition else (),
        conseil=f"écrivez-le avec « {'#' * voulu} »",
    )
