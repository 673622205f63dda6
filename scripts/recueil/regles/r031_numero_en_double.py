"""Deux fiches portent le même numéro.

Le numéro est l'adresse de la fiche et le moyen de la citer (« fiche 2.6 ») : il est unique.

Mauvais, dans 2.7-jardin-partage.md :

    numero: "2.7"

Et dans 2.7-compost.md :

    numero: "2.7"

Bon, dans 2.7-jardin-partage.md :

    numero: "2.7"

Et dans 2.8-compost.md :

    numero: "2.8"
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R031",
    "numéro déjà pris",
    Gravite.ERREUR,
    "« fiche 2.6 » mènerait à deux pages : aucune des deux ne pourrait être citée.",
    peut_se_taire=False,
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a French fiche whose number another one carries, or carried before."""
    if fiche.numero is None or fiche.est_traduction or fiche.se_dit_traduite:
        return
    porteuses = corpus.par_numero[fiche.numero]
    if len(porteuses) == 1:
        return
    autres = [
        autre for autre in porteuses if autre.chemin != fiche.chemin and not autre.se_dit_traduite
    ]
    if autres:
        partie = fiche.numero.split(".")[0]
        libre = corpus.numero_libre(partie)
        yield REGLE.constat(
            fiche,
            fiche.citees("numero")[0].position,
            f"le numéro {fiche.numero} est déjà celui de {autres[0].chemin}",
            correction=f'numero: "{libre}"',
            conseil=f"gardez-le pour l'une des deux ; pour l'autre, le premier numéro libre de la "
            f"partie {partie} est {libre}, et le fichier change de nom aussi",
        )
