"""Une ligne en gras sert de titre.

Un titre s'écrit avec des dièses (`##`, `###`). Du gras a l'air d'un titre, mais n'en est pas un :
il manque au sommaire, et un lecteur d'écran ne peut pas y aller.

Mauvais, dans le texte :

    **Choisir un terrain**

    Il en faut un.

Bon, dans le texte :

    ## Choisir un terrain

    Il en faut un.
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.markdown_lu.lignes import Genre, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R054",
    "gras à la place d'un titre",
    Gravite.AVERTISSEMENT,
    "il manque au sommaire, et un lecteur d'écran, qui va de titre en titre, passe à côté.",
)
_GRAS = expression(r"(?P<signe>\*\*|__)(?P<mots>[^*_\n]+)(?P=signe)[ ]*:?")
# On a line of its own that is not the last.
_SEUL = re.compile(r"\n(?:\*\*|__)[^*_\n]+(?:\*\*|__)[ ]*:?[^\S\n]*\n")
# A heading has few words and no full stop.
_LONGUEUR_MAX = 80


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each paragraph of the text that is nothing but a few bold words."""
    for ecrit in lue.markdown_en_bloc:
        if _SEUL.search(f"\n{ecrit.texte}"):
            yield from _gras(lue, ecrit)


def _gras(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    niveau = "####" if ecrit.chemin else "##"
    ensemble = list(blocs(list(ecrit.lignes)))
    for rang, bloc in enumerate(ensemble):
        premiere = bloc[0]
        if premiere.genre is Genre.TITRE:
            niveau = "#" * min(6, len(premiere.corps) - len(premiere.corps.lstrip("#")) + 1)
        trouve = _GRAS.fullmatch(premiere.corps)
        # The last words of a text may be bold: a heading has something under it.
        if trouve is None or len(bloc) > 1 or premiere.retrait or rang + 1 == len(ensemble):
            continue
        mots = trouve["mots"].strip().rstrip(":").rstrip()
        if len(mots) > _LONGUEUR_MAX or mots.endswith((".", ";", ",")):
            continue
        yield REGLE.constat(
            lue,
            ecrit.position(premiere.premier, premiere.fin),
            "cette ligne en gras sert de titre",
            editions=ecrit.editions_de_lignes((premiere,), (f"{niveau} {mots}",)),
        )
