"""What no reader sees: blanks at the ends of lines, blank lines around a file's content."""

import re
from collections.abc import Iterator

from recueil.correction.retouche import Retouche
from recueil.diagnostic import Edition
from recueil.noeuds import Document
from recueil.source import Source

_FIN = re.compile(r"[ \t]+$")
_CLOTURE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def nettoyer(source: Source, document: Document) -> Iterator[Retouche]:
    """The blanks that can go from a file without a word of it moving.

    In Markdown, two blanks (or a tab) at the end of a line break it there: they stay where a line
    follows.
    """
    markdown = _lignes_de_markdown(source, document)
    dans_le_code = _lignes_de_code(source)
    editions = []
    for numero, texte in enumerate(source.lignes, 1):
        trouve = _FIN.search(texte)
        if trouve is None or numero in dans_le_code:
            continue
        suivante = source.ligne(numero + 1).strip()
        if numero in markdown and texte.strip() and suivante and trouve.group() != " ":
            continue
        # In a quoted value, a backslash gives its meaning to the blank after it.
        if texte[: trouve.start()].endswith("\\"):
            continue
        editions.append(Edition(numero, trouve.start() + 1, numero, len(texte) + 1, ""))
    if editions:
        yield Retouche("espaces en fin de ligne", tuple(editions))
    yield from _bords(source)


def _bords(source: Source) -> Iterator[Retouche]:
    """One line end after the last line; nothing before the first."""
    lignes = source.lignes
    pleines = [numero for numero, texte in enumerate(lignes, 1) if texte.strip()]
    if not pleines:
        return
    premiere, derniere = pleines[0], pleines[-1]
    if premiere > 1:
        yield Retouche("lignes vides au début", (Edition(1, 1, premiere, 1, ""),))
    fin = len(lignes[derniere - 1]) + 1
    if derniere == len(lignes):
        yield Retouche("fin de ligne manquante", (Edition(derniere, fin, derniere, fin, "\n"),))
    elif derniere < len(lignes) - 1:
        bout = Edition(derniere + 1, 1, len(lignes), len(lignes[-1]) + 1, "")
        yield Retouche("lignes vides à la fin", (bout,))


def _lignes_de_markdown(source: Source, document: Document) -> frozenset[int]:
    """The lines of the body and of the texts in blocks."""
    numeros = set(range(source.ligne_corps, len(source.lignes) + 1))
    for repere in document.reperes.values():
        if repere.bloc:
            numeros.update(range(repere.valeur.ligne + 1, repere.ligne_fin + 1))
    return frozenset(numeros)


def _lignes_de_code(source: Source) -> frozenset[int]:
    """The lines between two fences of the body, where every blank counts."""
    numeros: set[int] = set()
    cloture = ""
    for numero in range(source.ligne_corps, len(source.lignes) + 1):
        texte = source.ligne(numero)
        trouve = _CLOTURE.match(texte)
        if cloture:
            numeros.add(numero)
            if trouve and trouve[1].startswith(cloture):
                cloture = ""
        elif trouve:
            cloture = trouve[1]
    return frozenset(numeros)
