"""A front matter to values, past the faults that can be put right in memory.

Going past them is what lets one run report everything instead of the first trap alone.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from recueil import regles
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Position
from recueil.lignes_ordinaires import retrait_ordinaire
from recueil.lignes_yaml import Reparation, en_texte, lignes_de_structure
from recueil.noeuds import Document, YAMLIllisible
from recueil.registres import ReferentielLu
from recueil.regles.r013_ecriture_yaml import illisible
from recueil.source import Source

_LIMITE_DE_REPARATIONS = 200
_L = TypeVar("_L", FicheLue, ReferentielLu)


def analyser_d_un_coup(lu: _L) -> _L | None:
    """`lu` with its values when its YAML holds no trap at all; None asks for a closer look."""
    from recueil.libyaml import analyser

    try:
        document = analyser(lu.source.entete, lu.source.ligne_entete)
    except YAMLIllisible:
        return None
    if document.doublons or document.alias or document.cles_composees:
        return None
    if not _est_ordinaire(lu.source, document):
        return None
    return lu.avec(document=document)


def analyser_en_reparant(lu: _L) -> tuple[_L, list[Diagnostic]]:
    """`lu` with its values if its YAML can be read, and what was wrong with the YAML."""
    from recueil.libyaml import analyser

    diagnostics: list[Diagnostic] = []
    source, repare = lu.source, lu
    lignes = list(lignes_de_structure(source))
    for regle in regles.avec("reparer"):
        constats = list(itertools.islice(regle.reparer(repare, lignes), _LIMITE_DE_REPARATIONS))
        if not constats:
            continue
        vue = _vue_sur(source, repare.source.entete)
        diagnostics += [
            _avec_editions(constat, reparations, source, repare.source)._replace(
                position=vue(constat.position),
                extrait=source.ligne(constat.position.ligne),
            )
            for constat, reparations in constats
        ]
        ensemble = [reparation for _, reparations in constats for reparation in reparations]
        repare = replace(repare, source=_reparer(repare.source, ensemble))
        lignes = list(lignes_de_structure(repare.source))
    try:
        document = analyser(repare.source.entete, source.ligne_entete)
    except YAMLIllisible as erreur:
        vue = _vue_sur(source, repare.source.entete)
        erreur.position = vue(erreur.position)
        erreur.debut = vue(erreur.debut) if erreur.debut is not None else None
        constat = illisible(lu, erreur)
        # A line that another rule has just explained would be explained twice.
        if all(constat.position.ligne != autre.position.ligne for autre in diagnostics):
            diagnostics.append(constat)
        return lu, diagnostics
    lu = lu.avec(document=_replacer(document, source, repare.source.entete))
    for regle in regles.avec("sur_document"):
        diagnostics += regle.sur_document(lu)
    return lu, diagnostics


def _est_ordinaire(source: Source, document: Document) -> bool:
    """Whether every line of structure is one in which nothing can hide."""
    recouvertes: set[int] = set()
    for repere in document.reperes.values():
        debut = repere.valeur.ligne
        if repere.bloc or (repere.cite and repere.ligne_fin > debut):
            recouvertes.update(range(debut + 1, repere.ligne_fin + 1))
    retrait_precedent, ouvre = 0, True
    for numero, ligne in enumerate(source.entete.split("\n"), source.ligne_entete):
        if numero in recouvertes or not ligne:
            continue
        retrait = retrait_ordinaire(ligne)
        if retrait is None:
            return False
        # A dash under a text is swallowed by it, without a word from YAML.
        if retrait > retrait_precedent and not ouvre and ligne.startswith("- ", retrait):
            return False
        retrait_precedent, ouvre = retrait, ligne.rstrip().endswith((":", "-"))
    return True


def _reparer(source: Source, reparations: Sequence[Reparation]) -> Source:
    entete = source.entete.split("\n")
    for reparation in reparations:
        entete[reparation.ligne - source.ligne_entete] = reparation.texte
    return replace(source, entete="\n".join(entete))


def _vue_sur(source: Source, lu: str) -> Callable[[Position], Position]:
    """What turns a place in the repaired lines `lu` into one in the lines that the writer sees."""
    if lu == source.entete:
        return lambda position: position
    lues = lu.split("\n")

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

    return vue


def _replacer(document: Document, source: Source, lu: str) -> Document:
    """Places read in the repaired lines `lu`, as places of the lines that the writer sees."""
    if lu == source.entete:
        return document
    vue, lues, ecrites = _vue_sur(source, lu), lu.split("\n"), source.entete.split("\n")
    changees = {
        source.ligne_entete + rang
        for rang, (lue, ecrite) in enumerate(zip(lues, ecrites, strict=True))
        if lue != ecrite
    }
    reperes = {
        chemin: repere._replace(
            cle=vue(repere.cle),
            valeur=vue(repere.valeur),
            colonne_fin=0 if repere.ligne_fin in changees else repere.colonne_fin,
        )
        for chemin, repere in document.reperes.items()
    }
    return document._replace(
        reperes=reperes,
        doublons=tuple(
            d._replace(position=vue(d.position), premiere=vue(d.premiere))
            for d in document.doublons
        ),
        alias=tuple(map(vue, document.alias)),
        cles_composees=tuple(map(vue, document.cles_composees)),
    )


def _avec_editions(
    constat: Diagnostic, reparations: Sequence[Reparation], source: Source, repare: Source
) -> Diagnostic:
    """The diagnostic of a repair with the editions that make it in the file."""
    if constat.correction != en_texte(reparations):
        return constat
    lignes = repare.entete.split("\n")
    editions = []
    for reparation in reparations:
        ecrite = source.ligne(reparation.ligne)
        # A line that another rule has put right in memory cannot be edited twice.
        if lignes[reparation.ligne - source.ligne_entete] != ecrite:
            return constat
        if reparation.texte != ecrite:
            editions.append(Edition.de_ligne(reparation.ligne, ecrite, reparation.texte))
    return constat._replace(editions=tuple(editions))
