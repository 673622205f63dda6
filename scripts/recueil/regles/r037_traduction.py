"""Une traduction n'a pas sa fiche française, ou ne porte pas le même numéro qu'elle.

La traduction de `2.6-innovation-sociale.md` s'appelle `2.6-innovation-sociale.en.md`, dans le
même dossier.

Mauvais, dans 2.7-shared-garden.en.md :

    titre: "How can people share a garden?"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R037",
    "traduction sans fiche française",
    Gravite.ERREUR,
    "le site passe d'une langue à l'autre par le nom du fichier : le lien serait cassé.",
    peut_se_taire=False,
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation that no French fiche stands beside."""
    if fiche.est_traduction and (fiche.dossier, fiche.base) not in corpus.en_francais:
        yield REGLE.constat(
            fiche,
            Position(1, 1),
            f"cette traduction n'a pas de fiche française à côté d'elle ({fiche.base}.md)",
            conseil=f"donnez-lui le nom de la fiche française, suivi de .{fiche.langue}.md",
        )
