"""Un titre du texte n'est pas écrit comme il faut.

Un titre commence au bord gauche, par deux à six dièses, une espace, puis ses mots. Une ligne de
tirets collée sous un paragraphe en fait un titre : pour un filet, laissez une ligne vide.

Mauvais, dans le texte :

      ## Pour commencer

    ##

Bon, dans le texte :

    ## Pour commencer
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.ecrits import Ecrit
from recueil.markdown_lu.lignes import TABULATION, Genre, Ligne, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R077",
    "titre mal écrit",
    Gravite.ERREUR,
    "la page montrerait les dièses, ou un titre vide que les lecteurs d'écran annoncent aussi.",
)
_TITRE_DECALE = re.compile(r"#{2,6}[ \t]+\S")
_TITRE_VIDE = re.compile(r"#{1,6}[ \t#]*")
_TROP_DE_DIESES = re.compile(r"#{7,}[ \t]*\S")
_TIRETS = re.compile(r"-+[ ]*")
# A heading has few words and no full stop.
_LONGUEUR_D_UN_TITRE = 90


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report headings that are none, or that have no words."""
    for ecrit in lue.markdown_en_bloc:
        if "#" in ecrit.texte and ecrit.niveaux is None:
            # The level of the heading above: that of the page or of the definition at first.
            niveau = 3 if ecrit.chemin else 1
            for ligne in ecrit.lignes:
                if "#" in ligne.texte:
                    yield from _titre(lue, ecrit, ligne, niveau)
                if ligne.genre is Genre.TITRE and not _TROP_DE_DIESES.match(ligne.corps):
                    niveau = len(ligne.corps) - len(ligne.corps.lstrip("#"))
        if "\n--" in ecrit.texte or "\n-\n" in ecrit.texte:
            yield from _tirets(lue, ecrit)


def _titre(lue: FicheLue, ecrit: Ecrit, ligne: Ligne, niveau: int) -> Iterator[Diagnostic]:
    position = ecrit.position(ligne.premier, ligne.fin)
    if ligne.genre is Genre.TITRE and _TITRE_VIDE.fullmatch(ligne.corps):
        yield REGLE.constat(
            lue, position, "ce titre est vide", conseil="écrivez-le, ou effacez la ligne"
        )
    elif ligne.genre is Genre.TITRE and _TROP_DE_DIESES.match(ligne.corps):
        yield REGLE.constat(
            lue,
            position,
            "un titre a six dièses au plus",
            editions=ecrit.editions_de_lignes(
                (ligne,), (f"{'#' * min(6, niveau + 1)} {ligne.corps.lstrip('#').strip()}",)
            ),
            conseil="écrivez-le sous le titre dont il dépend, avec un dièse de plus que lui",
        )
    elif (
        ligne.genre is Genre.TEXTE
        and 0 < ligne.retrait < TABULATION
        and _TITRE_DECALE.match(ligne.corps)
    ):
        yield REGLE.constat(
            lue,
            position,
            "ce titre n'est pas au bord gauche",
            editions=ecrit.editions_de_lignes((ligne,), (ligne.corps,)),
            conseil="ôtez les espaces devant les dièses",
        )


def _tirets(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    """A line of dashes that turns the sentence above it into a heading."""
    for bloc in blocs(list(ecrit.lignes)):
        if len(bloc) < 2 or not _TIRETS.fullmatch(bloc[1].texte):
            continue
        texte = bloc[0].corps
        if bloc[0].genre is not Genre.TEXTE or bloc[0].retrait or "|" in texte:
            continue
        if len(texte) <= _LONGUEUR_D_UN_TITRE and not texte.endswith((".", ";", ":", ",")):
            continue
        position = ecrit.position(bloc[1].premier, bloc[1].fin)
        yield REGLE.constat(
            lue,
            position,
            "cette ligne de tirets, collée au texte, en fait un titre",
            correction=f"{lue.source.ligne(position.ligne - 1)}\n\n"
            f"{lue.source.ligne(position.ligne)}",
            editions=(Edition(position.ligne, 1, position.ligne, 1, "\n"),),
            conseil="pour un filet, laissez une ligne vide au-dessus, ou écrivez « ## »",
            pourquoi="un paragraphe entier deviendrait un titre.",
        )
