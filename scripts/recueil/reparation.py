"""A front matter to values, past the faults that can be put right in memory.

Going past them is what lets one run report everything instead of the first trap alone.
"""

import itertools
from dataclasses import replace
from typing import TypeVar

from recueil import regles
from recueil.corpus import FicheLue, ReferentielLu
from recueil.diagnostic import Diagnostic, Position
from recueil.lignes_yaml import Reparation, lignes_de_structure
from recueil.noeuds import Document, YAMLIllisible, analyser
from recueil.regles.r013_ecriture_yaml import illisible
from recueil.source import Source

_LIMITE_DE_REPARATIONS = 200
_L = TypeVar("_L", FicheLue, ReferentielLu)


def analyser_en_reparant(lu: _L) -> tuple[_L, list[Diagnostic]]:
    """`lu` with its values if its YAML can be read, and what was wrong with the YAML."""
    diagnostics: list[Diagnostic] = []
    source, repare = lu.source, lu
    lignes = list(lignes_de_structure(source))
    for regle in regles.avec("reparer"):
        constats = list(itertools.islice(regle.reparer(repare, lignes), _LIMITE_DE_REPARATIONS))
        if not constats:
            continue
        diagnostics += [
            replace(constat, extrait=source.ligne(constat.position.ligne))
            for constat, _ in constats
        ]
        repare = replace(
            repare, source=_reparer(repare.source, [reparation for _, reparation in constats])
        )
        lignes = list(lignes_de_structure(repare.source))
    try:
        document = analyser(repare.source.entete, source.ligne_entete)
    except YAMLIllisible as erreur:
        constat = illisible(lu, erreur)
        # A line that another rule has just explained would be explained twice.
        if all(constat.position.ligne != autre.position.ligne for autre in diagnostics):
            diagnostics.append(constat)
        return lu, diagnostics
    lu = replace(lu, document=_replacer(document, source, repare.source))
    for regle in regles.avec("sur_document"):
        diagnostics += regle.sur_document(lu)
    return lu, diagnostics


def _reparer(source: Source, reparations: list[Reparation]) -> Source:
    entete = source.entete.split("\n")
    for reparation in reparations:
        entete[reparation.ligne - source.ligne_entete] = reparation.texte
    return replace(source, entete="\n".join(entete))


def _replacer(document: Document, source: Source, repare: Source) -> Document:
    """Places read in repaired lines, as places of the lines that the writer sees."""
    if repare.entete == source.entete:
        return document
    lues = repare.entete.split("\n")

    def vue(position: Position) -> Position:
        rang = position.ligne - source.ligne_entete
        ecrite = source.ligne(position.ligne)
        lue = lues[rang] if 0 <= rang < len(lues) else ecrite
        if lue == ecrite:
            return position
        colonne = position.colonne
        if lue[: colonne - 1] != ecrite[: colonne - 1]:
            colonne += len(ecrite) - len(lue)
        colonne = min(max(1, colonne), len(ecrite) + 1)
        longueur = max(1, min(position.longueur, len(ecrite) - colonne + 1))
        return Position(position.ligne, colonne, longueur)

    def changee(numero: int) -> bool:
        rang = numero - source.ligne_entete
        return not 0 <= rang < len(lues) or lues[rang] != source.ligne(numero)

    reperes = {
        chemin: replace(
            repere,
            cle=vue(repere.cle),
            valeur=vue(repere.valeur),
            colonne_fin=0 if changee(repere.ligne_fin) else repere.colonne_fin,
        )
        for chemin, repere in document.reperes.items()
    }
    return replace(
        document,
        reperes=reperes,
        doublons=tuple(replace(d, position=vue(d.position)) for d in document.doublons),
        alias=tuple(map(vue, document.alias)),
        cles_composees=tuple(map(vue, document.cles_composees)),
    )
