"""Une fiche définit deux fois le même terme.

Réunissez les deux textes sous un seul terme, ou précisez l'un des deux termes.

Mauvais :

    definitions:
      - terme: "Jardin"
        texte: "Un terrain que l'on cultive."
      - terme: "Jardin"
        texte: "Un lieu où l'on se rencontre."

Bon :

    definitions:
      - terme: "Jardin"
        texte: "Un terrain que l'on cultive, et un lieu où l'on se rencontre."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R033",
    "terme défini deux fois",
    Gravite.ERREUR,
    "les deux définitions auraient la même adresse : on ne pourrait en citer qu'une.",
    peut_se_taire=False,
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a term that the fiche has already defined, capitals and accents aside."""
    vus: dict[str, int] = {}
    for chemin, terme, cle in lue.termes:
        position = lue.place(chemin)
        premiere = vus.setdefault(cle, position.ligne)
        if premiere != position.ligne:
            yield REGLE.constat(
                lue,
                position,
                f"« {terme} » est déjà défini à la ligne {premiere}",
                conseil="réunissez les deux définitions, ou donnez à celle-ci un autre terme",
            )
