"""How much a file may hold: what keeps one file from stopping the check, or the site.

A stranger may propose any file. Each bound is far above what a fiche meant to be read holds, and
low enough that what stays under all of them is checked and rendered in a moment: the parsers
below us (libyaml, Python-Markdown) take a time, or a stack, that grows faster than some inputs.
A text that goes over one is not looked at any further.
"""

from typing import NamedTuple


class Borne(NamedTuple):
    """A bound on a text.

    Attributes:
        quoi: what is bounded, in French: « une ligne ».
        limite: how much it may hold.
        unite: of what, in French.
    """

    quoi: str
    limite: int
    unite: str


# A list of four hundred points between brackets.
LIGNE = Borne("une ligne", 20_000, "signes")
# Three printed pages without a blank line: Python-Markdown's patterns compare the signs of a
# paragraph with one another.
PARAGRAPHE = Borne("un paragraphe", 10_000, "signes")
# The longest addresses have some 300 signs, the longest words of French 25.
MOT = Borne("un mot", 1_000, "signes")
# A list of thirty links holds three hundred.
MARQUES = Borne("un paragraphe", 600, "signes de mise en forme")
# A reader is lost after four levels; the parsers' stacks end after some hundreds.
LISTES = Borne("une liste", 12, "niveaux")
CROCHETS = Borne("un passage entre crochets", 12, "niveaux")
# A fiche needs no HTML; a few tags at most.
CHEVRONS = Borne("le texte", 500, "chevrons « < »")
# Nobody reads more on one page.
INTERTITRES = Borne("le texte", 200, "intertitres")
RANGEES = Borne("un tableau", 200, "rangées")
COLONNES = Borne("un tableau", 30, "colonnes")
POINTS = Borne("une liste", 500, "points")
PUCES = Borne("le texte", 500, "points de liste")
# Python-Markdown goes one call deeper for each, and may go a thousand deep.
DEFINITIONS = Borne("une suite de définitions", 100, "lignes")
ENTREES = Borne("un référentiel", 5_000, "entrées")
