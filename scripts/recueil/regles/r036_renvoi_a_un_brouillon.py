"""Une fiche renvoie à un brouillon.

Un brouillon n'est pas publié : le renvoi n'apparaîtra sur le site que lorsque la fiche citée
sera au moins une proposition.

Mauvais, dans 2.7-jardin-partage.md :

    voir_aussi:
      - "2.8"

Et dans 2.8-compost.md :

    statut: brouillon

Bon, dans 2.7-jardin-partage.md :

    voir_aussi:
      - "2.8"

Et dans 2.8-compost.md :

    statut: proposition
"""

from collections.abc import Iterator

from recueil.corpus import TOUS, Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.modele import Statut
from recueil.regles.regle import Regle

REGLE = Regle(
    "R036",
    "renvoi à un brouillon",
    Gravite.AVERTISSEMENT,
    "un brouillon n'est pas publié : le renvoi ne sera pas affiché.",
)


def _statut(lue: FicheLue) -> str:
    return next((texte for _, texte in lue.valeurs("statut")), "")


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a « voir aussi » of a published fiche that leads to a draft."""
    if _statut(lue) == Statut.BROUILLON.value:
        return
    for chemin, numero in lue.valeurs("voir_aussi", TOUS):
        for citee in corpus.par_numero.get(numero, ()):
            if _statut(citee) == Statut.BROUILLON.value:
                yield REGLE.constat(
                    lue, lue.place(chemin), f"la fiche {numero} est encore un brouillon"
                )
