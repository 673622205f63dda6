"""La fiche ne commence pas par son en-tête.

Une fiche commence par une ligne `---`, puis ses rubriques (numero, titre, contexte…), puis une
autre ligne `---`. Sans la première, tout l'en-tête serait affiché comme du texte.

Mauvais :

    numero: "2.6"
    titre: "Comment… ?"
    ---

Bon :

    ---
    numero: "2.6"
    titre: "Comment… ?"
    ---
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.regles.regle import Regle
from recueil.source import TypeDeDefaut

REGLE = Regle(
    "R002",
    "en-tête absent",
    Gravite.ERREUR,
    "c'est dans l'en-tête que le site prend le titre, le contexte, les définitions et les "
    "exemples.",
    peut_se_taire=False,
)


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report a fiche whose first line of text is not `---`."""
    for defaut in lu.source.defauts:
        if defaut.type is TypeDeDefaut.ENTETE_ABSENT:
            extrait = lu.source.ligne(defaut.position.ligne).strip()
            if defaut.detail:
                yield REGLE.constat(
                    lu,
                    Position(defaut.position.ligne, 1, max(1, len(extrait))),
                    "il y a du texte avant la ligne « --- » qui ouvre l'en-tête",
                    conseil="effacez tout ce qui est au-dessus de cette ligne ; un texte pour les "
                    "lecteurs va sous l'en-tête",
                )
                continue
            yield REGLE.constat(
                lu,
                defaut.position,
                "la fiche ne commence pas par une ligne « --- »",
                correction=f"---\n{extrait}" if ":" in extrait else "",
                conseil="ajoutez une ligne de trois tirets tout en haut"
                if lu.source.entete
                else "ajoutez une ligne de trois tirets tout en haut, puis les rubriques ; "
                '`recueil nouvelle "2.7" "Titre"` écrit une fiche de départ',
            )
