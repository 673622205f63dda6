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

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee
from recueil.valeurs import Statut

REGLE = Regle(
    "R036",
    "renvoi à un brouillon",
    Gravite.AVERTISSEMENT,
    "un brouillon n'est pas publié : le renvoi ne sera pas affiché.",
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a « voir aussi » of a published fiche that leads to a draft."""
    renvois = fiche.valeurs("voir_aussi")
    if corpus.brouillons.isdisjoint(renvois) or fiche.statut == Statut.BROUILLON.value:
        return
    for rang, ecrit in enumerate(renvois):
        for citee in corpus.par_numero.get(ecrit, ()):
            if citee.statut == Statut.BROUILLON.value:
                numero = fiche.citees("voir_aussi")[rang]
                yield REGLE.constat(
                    fiche, numero.position, f"la fiche {numero.valeur} est encore un brouillon"
                )
