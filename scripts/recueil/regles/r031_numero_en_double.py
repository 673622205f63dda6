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

from recueil.corpus import Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.modele import cle_numero
from recueil.regles.regle import Regle

REGLE = Regle(
    "R031",
    "numéro déjà pris",
    Gravite.ERREUR,
    "« fiche 2.6 » mènerait à deux pages : aucune des deux ne pourrait être citée.",
)


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a French fiche whose number another one carries, or carried before."""
    if lue.numero is None or lue.est_traduction:
        return
    autres = [a for a in corpus.par_numero[lue.numero] if a.chemin != lue.chemin]
    if autres:
        partie = lue.numero.split(".")[0]
        pris = [cle_numero(n) for n in corpus.par_numero if n.split(".")[0] == partie]
        libre = f"{partie}.{max(n[1] for n in pris) + 1}"
        position = lue.place(("numero",))
        yield REGLE.constat(
            lue,
            position,
            f"le numéro {lue.numero} est déjà celui de {autres[0].chemin}",
            correction=f'numero: "{libre}"',
            conseil=f"le premier numéro libre de la partie {partie} est {libre} ; "
            "renommez aussi le fichier",
        )
