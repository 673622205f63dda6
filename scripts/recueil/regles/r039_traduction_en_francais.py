"""Une traduction publiée est restée en français.

`recueil traduire` écrit un brouillon avec le texte français, à remplacer. Tant que tout y est
encore mot pour mot comme dans la fiche française, son statut reste `brouillon` : la page n'est pas
publiée. `recueil etat` dit ce qui reste à traduire, section par section.

Mauvais, dans 2.7-jardin-partage.en.md :

    statut: proposition

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
    statut: proposition

Bon, dans 2.7-jardin-partage.en.md :

    statut: brouillon
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee
from recueil.sections import reste_en_francais
from recueil.valeurs import Statut

REGLE = Regle(
    "R039",
    "traduction restée en français",
    Gravite.AVERTISSEMENT,
    "une personne qui ne lit pas le français ouvrirait une page qu'elle ne comprend pas.",
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation that is published while it says what the French fiche says."""
    if not fiche.est_traduction:
        return
    francaise = corpus.francaises.get((fiche.dossier, fiche.base))
    if francaise is None or fiche.statut == Statut.BROUILLON.value:
        return
    if reste_en_francais(fiche.sections, francaise.sections):
        statut = next(iter(fiche.citees("statut")), None)
        yield REGLE.constat(
            fiche,
            statut.position if statut else Position(1, 1),
            "cette traduction dit encore tout en français, mot pour mot",
            correction=f"statut: {Statut.BROUILLON.value}" if statut else "",
            conseil="traduisez-la ; d'ici là, gardez-la en brouillon",
        )
