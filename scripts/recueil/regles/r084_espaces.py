"""Deux espaces se suivent.

Une deuxième espace entre deux mots ne se voit presque jamais, mais elle empêche de retrouver une
expression par la recherche et fait croire, au moment de relire, que le texte a changé.

Mauvais :

    contexte:
      - "Des habitants  cultivent ensemble un terrain."

Bon :

    contexte:
      - "Des habitants cultivent ensemble un terrain."
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.passage import Passage
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.source import TypeDeDefaut
from recueil.typographie import FINE, INSECABLE

REGLE = Regle(
    "R084",
    "espaces en double",
    Gravite.AVERTISSEMENT,
    "l'expression ne se retrouve plus par la recherche, et les relectures signalent de faux "
    "changements.",
)
_INSECABLES = frozenset((INSECABLE, FINE))
_DOUBLE = expression(rf"(?<=\S)[ {INSECABLE}{FINE}]{{2,}}(?=\S)")
_MARGE = re.compile(r"\n +")
# Blanks that have a use: after the mark of a list, a heading, a quotation, a note.
_MARQUE = expression(r"[ \t]*(?:(?:[-*+>:]|[0-9]{1,9}[.)]|#{1,6}|\*\[[^\]\n]+\]:)[ \t]*)*")
_RETRAIT_DE_CODE = 4


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the lines where blanks are doubled between two words."""
    # What stands for a sign that no tool can show is not a blank that somebody typed.
    remplacees = {
        defaut.position.ligne
        for defaut in lue.source.defauts
        if defaut.type is TypeDeDefaut.CARACTERE_INTERDIT
    }
    for passage in lue.prose:
        texte = passage.texte
        # A space that does not break may be doubled with another kind.
        insecables = INSECABLE in texte or FINE in texte
        if not insecables and ("  " not in texte or "  " not in _MARGE.sub("\n", texte)):
            continue
        for ligne in _lignes(passage):
            trouves = list(_DOUBLE.finditer(passage.texte, *ligne))
            if not trouves or passage.position(trouves[0]).ligne in remplacees:
                continue
            yield REGLE.constat(
                lue,
                passage.position(trouves[0]),
                "deux espaces se suivent"
                if len(trouves) == 1
                else f"deux espaces se suivent, à {len(trouves)} endroits de la ligne",
                editions=tuple(passage.edition(*t.span(), _une_seule(t.group())) for t in trouves),
                certaine=True,
            )


def _lignes(passage: Passage) -> Iterator[tuple[int, int]]:
    """The places of the lines of prose, past their marks; neither tables nor indented code."""
    textes = passage.texte.split("\n")
    # The first line of a value follows its key; the others have the indent of the block.
    suite = [t for t in textes[1 if passage.chemin else 0 :] if t.strip()]
    base = min((len(t) - len(t.lstrip()) for t in suite), default=0)
    debut = 0
    for texte in textes:
        trouve = _MARQUE.match(texte)
        assert trouve is not None
        marque = trouve.group()
        retrait = len(texte) - len(texte.lstrip()) - base
        if not texte.lstrip().startswith("|") and (marque.strip() or retrait < _RETRAIT_DE_CODE):
            yield debut + len(marque), debut + len(texte)
        debut += len(texte) + 1


def _une_seule(blancs: str) -> str:
    """The blank to keep: one that does not break, if the writer put one."""
    return next((blanc for blanc in blancs if blanc != " "), " ")
