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
from recueil.delimitation import DELIMITEUR
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
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
            ligne = lu.source.ligne(defaut.position.ligne)
            extrait = ligne.strip()
            if defaut.detail and defaut.detail == extrait:
                yield REGLE.constat(
                    lu,
                    Position(defaut.position.ligne, 1, len(ligne.rstrip())),
                    "la ligne « --- » qui ouvre l'en-tête n'est pas au bord gauche"
                    if extrait == DELIMITEUR
                    else f"l'en-tête s'ouvre par trois tirets, et non par « {extrait} »",
                    editions=(Edition.de_ligne(defaut.position.ligne, ligne, DELIMITEUR),),
                )
                continue
            if defaut.detail and extrait.startswith(("```", "~~~")):
                yield REGLE.constat(
                    lu,
                    Position(defaut.position.ligne, 1, len(extrait)),
                    "l'en-tête est dans un bloc de code",
                    conseil="effacez cette ligne, et celle de mêmes signes qui est sous l'en-tête",
                )
                continue
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
                correction=f"---\n{extrait.removeprefix(DELIMITEUR).strip()}"
                if ":" in extrait
                else "",
                conseil="ajoutez une ligne de trois tirets tout en haut"
                if lu.source.entete
                else "ajoutez une ligne de trois tirets tout en haut, puis les rubriques ; "
                '`recueil nouvelle "2.7" "Titre"` écrit une fiche de départ',
            )
