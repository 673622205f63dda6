"""Une fiche renvoie à elle-même, à un brouillon, ou reprend un numéro en usage.

`voir_aussi` propose d'autres lectures. `anciens_numeros` garde les adresses d'avant : aucune ne
peut être celle d'une fiche d'aujourd'hui.

Mauvais :

    numero: "2.7"
    voir_aussi:
      - "2.7"

Bon :

    numero: "2.7"
    voir_aussi:
      - "1.1"
"""

from collections.abc import Iterator

from recueil.corpus import TOUS, Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle

REGLE = Regle(
    "R035",
    "renvoi sans effet",
    Gravite.ERREUR,
    "la personne qui suit le lien tournerait en rond.",
)


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a fiche that points at itself, and old numbers that are in use."""
    for chemin, numero in lue.valeurs("voir_aussi", TOUS):
        if numero == lue.numero:
            yield REGLE.constat(
                lue,
                lue.place(chemin),
                f"la fiche {numero} renvoie à elle-même",
                conseil="effacez cette ligne",
            )
    for chemin, numero in lue.valeurs("anciens_numeros", TOUS):
        occupants = corpus.par_numero.get(numero)
        if occupants:
            yield REGLE.constat(
                lue,
                lue.place(chemin),
                f"l'ancien numéro {numero} est celui de {occupants[0].chemin}",
                pourquoi="l'ancienne adresse mènerait à une autre fiche.",
                conseil="effacez cette ligne",
            )
