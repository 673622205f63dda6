"""Une traduction n'a pas sa fiche française, ou ne porte pas le même numéro qu'elle.

La traduction de `2.6-innovation-sociale.md` s'appelle `2.6-innovation-sociale.en.md`, dans le
même dossier.

Mauvais, dans 2.7-shared-garden.en.md :

    titre: "How can people share a garden?"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
"""

from collections.abc import Iterator

from recueil.corpus import Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.regles.regle import Regle

REGLE = Regle(
    "R037",
    "traduction sans fiche française",
    Gravite.ERREUR,
    "le site passe d'une langue à l'autre par le nom du fichier : le lien serait cassé.",
)


def fiche_francaise(lue: FicheLue, corpus: Corpus) -> FicheLue | None:
    """The French fiche that `lue` translates: the one with the same name beside it."""
    for autres in corpus.par_numero.values():
        for autre in autres:
            if (autre.base, autre.dossier) == (lue.base, lue.dossier):
                return autre
    return None


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation that no French fiche stands beside."""
    if lue.est_traduction and fiche_francaise(lue, corpus) is None:
        yield REGLE.constat(
            lue,
            Position(1, 1),
            f"cette traduction n'a pas de fiche française à côté d'elle ({lue.base}.md)",
            conseil=f"donnez-lui le nom de la fiche française, suivi de .{lue.langue}.md",
        )
