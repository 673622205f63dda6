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

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R035",
    "renvoi sans effet",
    Gravite.ERREUR,
    "la personne qui suit le lien tournerait en rond.",
    peut_se_taire=False,
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a fiche that points at itself, and old numbers that are in use."""
    for rang, ecrit in enumerate(fiche.valeurs("voir_aussi")):
        if ecrit == fiche.numero:
            numero = fiche.citees("voir_aussi")[rang]
            yield REGLE.constat(
                fiche,
                numero.position,
                f"la fiche {numero.valeur} renvoie à elle-même",
                conseil="effacez cette ligne",
            )
    if fiche.est_traduction:
        return
    for numero in fiche.citees("anciens_numeros") if fiche.valeurs("anciens_numeros") else ():
        autres = [
            chemin for chemin in corpus.anciens_numeros[numero.valeur] if chemin != fiche.chemin
        ]
        if autres:
            yield REGLE.constat(
                fiche,
                numero.position,
                f"l'ancien numéro {numero.valeur} est aussi celui de {autres[0]}",
                pourquoi="l'ancienne adresse ne peut mener qu'à une fiche.",
                conseil="gardez-le dans la fiche qui le portait en dernier",
            )
        occupants = corpus.par_numero.get(numero.valeur)
        if occupants:
            yield REGLE.constat(
                fiche,
                numero.position,
                f"l'ancien numéro {numero.valeur} est celui de {occupants[0].chemin}",
                pourquoi="l'ancienne adresse mènerait à une autre fiche.",
                conseil="effacez cette ligne",
            )
