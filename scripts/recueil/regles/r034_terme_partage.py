"""Deux fiches définissent le même terme.

Ce n'est pas une faute : le glossaire montre les deux définitions côte à côte. Mais la seconde
fiche peut souvent renvoyer à la première plutôt que de la répéter.

Mauvais, dans 2.7-jardin-partage.md :

    definitions:
      - terme: "Compost"
        texte: "Des restes de repas qui deviennent de la terre."

Et dans 2.8-compost.md :

    definitions:
      - terme: "Compost"
        texte: "Ce que l'on met au pied des plantes."

Bon, dans 2.7-jardin-partage.md :

    voir_aussi:
      - "2.8"

Et dans 2.8-compost.md :

    definitions:
      - terme: "Compost"
        texte: "Des restes de repas qui deviennent de la terre."
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus

REGLE = Regle(
    "R034",
    "terme défini dans deux fiches",
    Gravite.AVERTISSEMENT,
    "deux définitions d'un même mot peuvent se contredire sans que personne ne le voie.",
)


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each term of a French fiche that a fiche before it defines."""
    francaises = [(f, f.numero) for f in corpus.fiches if f.numero and not f.est_traduction]
    combien = Counter(chain.from_iterable(fiche.cles("termes") for fiche, _ in francaises))
    partages = {cle for cle, fois in combien.items() if fois > 1}
    premiers: dict[str, str] = {}
    for fiche, numero in francaises:
        if partages.isdisjoint(fiche.cles("termes")):
            continue
        for terme in fiche.citees("termes"):
            ailleurs = premiers.setdefault(terme.cle, numero)
            if ailleurs != numero:
                yield REGLE.constat(
                    fiche,
                    terme.position,
                    f"« {terme.valeur} » est déjà défini dans la fiche {ailleurs}",
                    conseil=f"écrivez « voir la fiche {ailleurs} » si c'est le même sens",
                )
