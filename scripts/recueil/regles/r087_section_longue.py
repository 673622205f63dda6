"""Un passage est très long, sans liste ni intertitre.

Au-delà de 400 mots d'affilée (plus d'une page imprimée), l'œil n'a plus de repère, et une personne
qui parcourt la fiche avec un lecteur d'écran ne peut plus sauter d'un point à l'autre. Un
intertitre (`###`) ou une liste suffisent.

Mauvais, dans le texte, répété 30 fois :

    On choisit un terrain, puis on réunit les personnes que le projet intéresse et l'on décide.


Bon, dans le texte :

    ## Pour commencer

    ### Choisir un terrain

    Un paragraphe.

    ### Réunir un groupe

    Un autre paragraphe.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.prose import Bloc, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R087",
    "passage sans liste ni intertitre",
    Gravite.AVERTISSEMENT,
    "au-delà d'une page d'un seul tenant, on ne trouve plus ce que l'on cherche.",
)
_MOTS_MAX = 400
# A word and its blank take two signs at least.
_SIGNES_MIN = 2 * _MOTS_MAX
_MOT = expression(r"\w+(?:['’·-]\w+)*")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each run of paragraphs with too many words, where it starts."""
    for passage in lue.prose:
        if len(passage.texte) < _SIGNES_MIN:
            continue
        for premier, mots in _suites(
            lue.blocs_du_corps if not passage.chemin else blocs(passage.texte)
        ):
            if mots > _MOTS_MAX:
                yield REGLE.constat(
                    lue,
                    passage.place(premier.debut, premier.debut + len(premier.texte)),
                    f"{mots} mots se suivent sans liste ni intertitre, pour {_MOTS_MAX} au plus",
                    conseil="coupez le passage par un intertitre (###), ou mettez en liste ce qui "
                    "s'énumère",
                )


def _suites(morceaux: Iterable[Bloc]) -> Iterator[tuple[Bloc, int]]:
    """The runs of paragraphs between lists, headings and tables, with their words."""
    for des_paragraphes, suite in groupby(morceaux, lambda bloc: bloc.genre == "paragraphe"):
        ensemble = list(suite)
        if des_paragraphes and sum(len(bloc.texte) for bloc in ensemble) >= _SIGNES_MIN:
            yield ensemble[0], sum(len(_MOT.findall(bloc.texte)) for bloc in ensemble)
