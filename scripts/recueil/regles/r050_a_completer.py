"""Un texte provisoire est resté.

`recueil nouvelle` écrit une fiche de départ dont les textes provisoires commencent par
« À COMPLÉTER ». Chacun est signalé tant qu'il n'est pas remplacé. « TODO », « TBD », « XXX »,
« <À CHANGER> » et « lorem ipsum » le sont aussi.

Mauvais :

    resume: "À COMPLÉTER : une ou deux phrases."

Bon :

    resume: "Ce qu'il faut savoir avant de partager un jardin."
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Referentiels
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle

REGLE = Regle(
    "R050",
    "texte à compléter",
    Gravite.ERREUR,
    "un texte provisoire serait publié tel quel.",
)
PROVISOIRE = re.compile(
    r"\b[ÀA] COMPL[ÉE]TER\b|\bTODO\b|\bTBD\b|\bXXX+\b|\bFIXME\b|[<\[] ?(?i:à (?:changer|définir|"
    r"compléter|remplir|préciser)|a changer|a definir|a completer) ?[>\]]|(?i:lorem ipsum)"
)


# What each of them holds, in small letters: looking for a text is much quicker.
_INDICES = (
    *("a complet", "a complét", "à complet", "à complét"),
    *("todo", "tbd", "xxx", "fixme", "lorem ipsum"),
    *(f"{ouvrant}{blanc}{a}" for ouvrant in "<[" for blanc in ("", " ") for a in ("à ", "a ")),
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each placeholder left in the prose."""
    minuscules = lue.source.texte.lower()
    presents = [indice for indice in _INDICES if indice in minuscules]
    for passage in lue.passages if presents else ():
        for trouve in PROVISOIRE.finditer(passage.texte):
            yield REGLE.constat(
                lue,
                passage.position(trouve),
                f"il reste un texte provisoire : « {trouve.group()} »",
                conseil="remplacez-le par votre texte, ou effacez la ligne",
            )
