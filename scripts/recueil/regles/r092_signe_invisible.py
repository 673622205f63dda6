"""Un mot contient un signe invisible, ou des accents détachés de leurs lettres.

Un texte copié d'un PDF ou d'un site apporte parfois des signes que l'on ne voit pas (coupure de
mot, espace sans largeur), ou des lettres suivies de leur accent au lieu de lettres accentuées. À
l'œil, rien ne change ; mais la recherche ne trouve plus le mot.

À faire : `recueil corriger` les remplace ; à la main, effacez le mot et tapez-le de nouveau.

Mauvais :

    contexte:
      - "Un terrain cul\u00adtivé à plusieurs."

Bon :

    contexte:
      - "Un terrain cultivé à plusieurs."
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R092",
    "signe invisible",
    Gravite.AVERTISSEMENT,
    "la recherche ne trouve pas le mot, alors qu'à l'œil rien ne manque.",
)
# Not the joiners of emoji and of other scripts, which do show.
_INVISIBLES = {
    "\u00ad": "une coupure de mot invisible",
    "\u200b": "une espace sans largeur",
    "\u2060": "un lien invisible entre deux mots",
    "\u200e": "une marque invisible de sens de lecture",
    "\u200f": "une marque invisible de sens de lecture",
}
_MOT = expression(
    rf"[^\W\d_]*(?:[{''.join(_INVISIBLES)}]|[^\W\d_][\u0300-\u036f]+)"
    rf"(?:[^\W\d_]|[{''.join(_INVISIBLES)}\u0300-\u036f])*"
)
_DOUTEUX = expression(f"[{''.join(_INVISIBLES)}\u0300-\u036f]")
_INVISIBLE = expression(f"[{''.join(_INVISIBLES)}]")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the lines that hold such signs, once each."""
    if not _DOUTEUX.search("".join(lue.signes)):
        return
    for passage in lue.prose:
        trouves = [t for t in _MOT.finditer(passage.texte) if _propre(t.group()) != t.group()]
        places = [(passage.position(trouve).ligne, trouve) for trouve in trouves]
        for _, ensemble in groupby(places, lambda place: place[0]):
            mots = [trouve for _, trouve in ensemble]
            yield REGLE.constat(
                lue,
                passage.position(mots[0]),
                _phrase(mots[0].group()),
                editions=tuple(passage.edition(*m.span(), _propre(m.group())) for m in mots),
                certaine=True,
                conseil="`recueil corriger` le fait pour vous",
            )


def _propre(mot: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", mot))


def _phrase(mot: str) -> str:
    invisible = _INVISIBLE.search(mot)
    propre = _propre(mot)
    ou = f"« {propre} » contient" if propre else "il y a ici"
    if invisible:
        return f"{ou} {_INVISIBLES[invisible.group()]}"
    return f"les accents de « {propre} » sont détachés de leurs lettres"
