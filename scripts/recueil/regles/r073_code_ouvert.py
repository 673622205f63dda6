"""Un bloc de code n'est pas refermé.

Un bloc de code commence par une ligne de trois accents graves (```` ``` ````) et finit par la
même ligne, toutes deux au bord gauche. Sans la seconde, les accents s'affichent, et ce qui suit
est lu comme du texte.

Mauvais, dans le texte :

    ```
    python3 scripts/build.py

    Ouvrez ensuite la page.

Bon, dans le texte :

    ```
    python3 scripts/build.py
    ```

    Ouvrez ensuite la page.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.markdown_lu.lignes import Genre
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R073",
    "bloc de code non refermé",
    Gravite.ERREUR,
    "ces signes s'afficheraient, et le code serait lu comme du texte.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the first fence of a text that opens no block of code."""
    for ecrit in lue.markdown_en_bloc:
        if "```" in ecrit.texte or "~~~" in ecrit.texte:
            yield from _ouverts(lue, ecrit)


def _ouverts(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    for ligne in ecrit.lignes:
        if ligne.genre is Genre.CODE or not ligne.corps.startswith(("```", "~~~")):
            continue
        signe = ligne.corps[: len(ligne.corps) - len(ligne.corps.lstrip(ligne.corps[0]))]
        # Code between two series of accents on one line is no block.
        if signe in ligne.corps[len(signe) :]:
            continue
        position = ecrit.position(ligne.premier, ligne.premier + len(signe))
        if ligne.retrait:
            yield REGLE.constat(
                lue,
                position,
                "ce bloc de code n'est pas au bord gauche : il ne sera pas affiché comme du code",
                correction=ligne.corps,
                conseil="ôtez les espaces devant les lignes du bloc",
            )
            return
        yield REGLE.constat(
            lue,
            position,
            f"ce bloc de code n'est pas refermé par une ligne « {signe} »",
            conseil=f"ajoutez une ligne « {signe} » après la dernière ligne du code",
        )
        return
