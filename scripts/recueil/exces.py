"""What goes over the bounds in a file, and where: see `recueil.bornes`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recueil.bornes import (
    CHEVRONS,
    COLONNES,
    CROCHETS,
    DEFINITIONS,
    INTERTITRES,
    LIGNE,
    LISTES,
    MARQUES,
    MOT,
    PARAGRAPHE,
    POINTS,
    PUCES,
    RANGEES,
    Borne,
)
from recueil.diagnostic import Position
from recueil.exces_possibles import (
    MARQUES_DU_TEXTE,
    RETRAIT,
    a_trop_de_crochets,
    est_court,
    est_peu_profond,
    est_plat,
)
from recueil.expressions import expression
from recueil.noeuds import Chemin, Document, YAMLIllisible
from recueil.source import Source

# Quotes and lists open at the start of a line, several on the same line if one likes.
_OUVERTURES = expression(r"(?:[ \t]*(?:>|(?:[-*+?:]|[0-9]{1,9}[.)])(?=[ \t])))*[ \t]*")
_OUVERTURE = re.compile(r"[^ \t0-9.)]|[0-9]+[.)]")
_MOT = re.compile(r"\S+")
_POINT = expression(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_DEFINITION = re.compile(r"[ \t>]*:[ \t]")
_INTERTITRE = expression(r"[ \t>]{0,8}#|[ \t]{0,3}(?:=+|-+)[ \t]*$")
_CROCHETS = re.compile(r"[\[\]]")
_CROCHETS_YAML = re.compile(r"[\[\]{}]")


class Exces(NamedTuple):
    """A place where a file goes over a bound.

    Attributes:
        mesure: how much there is.
    """

    borne: Borne
    position: Position
    mesure: int


def exces_du_fichier(source: Source) -> tuple[Exces, ...]:
    """What keeps a file from being parsed, each bound once; nothing in an ordinary file."""
    trouves: list[Exces] = []
    if max(map(len, source.lignes), default=0) > MOT.limite:
        trouves += _lignes(source.lignes)
    if not est_plat(source.entete):
        entete = source.entete.split("\n")
        trouves += _niveaux(entete, source.ligne_entete)
        trouves += _crochets_du_yaml(source, entete)
    return _une_fois([*trouves, *exces_du_markdown(source.corps, source.ligne_corps)])


def exces_du_document(document: Document, texte: str, points: Borne = POINTS) -> tuple[Exces, ...]:
    """What goes over a bound in the values of a front matter or a registry, each bound once.

    Args:
        texte: the YAML that the values come from.
        points: the bound on its lists.
    """
    partout = a_trop_de_crochets(texte) or texte.count("|") > COLONNES.limite
    if not partout and not _en_ont_trop(document, points):
        return ()
    trouves: list[Exces] = []
    for chemin, valeur in _valeurs(document.donnees, ()):
        if isinstance(valeur, list):
            if len(valeur) > points.limite:
                place = document.repere((*chemin, points.limite)).valeur
                trouves.append(Exces(points, place, len(valeur)))
        elif partout or len(valeur) > MARQUES.limite or not est_peu_profond(valeur):
            place = document.repere(chemin).valeur
            trouves += (exces._replace(position=place) for exces in exces_du_markdown(valeur))
    return _une_fois(trouves)


def exces_du_markdown(texte: str, premiere_ligne: int = 1) -> tuple[Exces, ...]:
    """What goes over a bound in a Markdown text, each bound once.

    Args:
        premiere_ligne: the line of its file at which the text starts.
    """
    if est_court(texte) and est_plat(texte):
        return ()
    lignes = texte.split("\n")
    trouves = [*_niveaux(lignes, premiere_ligne), *_nombres(lignes, premiere_ligne)]
    debut = 0
    for rang, ligne in enumerate([*lignes, ""]):
        if ligne.strip():
            continue
        if debut < rang:
            trouves += _paragraphe(lignes[debut:rang], premiere_ligne + debut)
        debut = rang + 1
    return _une_fois(trouves)


def _valeurs(donnees: object, chemin: Chemin) -> Iterator[tuple[Chemin, str | list[object]]]:
    """The texts and the lists of a document."""
    if isinstance(donnees, dict):
        for cle, valeur in donnees.items():
            yield from _valeurs(valeur, (*chemin, cle))
    elif isinstance(donnees, list):
        yield chemin, donnees
        for rang, valeur in enumerate(donnees):
            yield from _valeurs(valeur, (*chemin, rang))
    elif isinstance(donnees, str):
        yield chemin, donnees


def _en_ont_trop(document: Document, points: Borne) -> bool:
    """Whether a list or a text of a document may be long, or deep, enough to be looked at."""
    textes = [texte for _, texte in document.feuilles]
    return (
        # There is one for each item.
        len(document.reperes) > points.limite
        or max(map(len, textes), default=0) > MARQUES.limite
        or not est_peu_profond("\n".join(textes))
    )


def _une_fois(trouves: Sequence[Exces]) -> tuple[Exces, ...]:
    """The first excess of each bound, in order."""
    premiers: dict[Borne, Exces] = {}
    for exces in trouves:
        premiers.setdefault(exces.borne, exces)
    return tuple(premiers.values())


def _lignes(lignes: Sequence[str]) -> Iterator[Exces]:
    """Lines and words that are too long."""
    for numero, ligne in enumerate(lignes, 1):
        if len(ligne) > LIGNE.limite:
            yield Exces(LIGNE, Position(numero, LIGNE.limite + 1), len(ligne))
        elif len(ligne) > MOT.limite:
            for mot in _MOT.finditer(ligne):
                longueur = mot.end() - mot.start()
                if longueur > MOT.limite:
                    yield Exces(MOT, Position(numero, mot.start() + 1, longueur), longueur)


def _niveaux(lignes: Sequence[str], premiere_ligne: int) -> Iterator[Exces]:
    """Lists and quotes that are too deep, by their marks and by their indent."""
    for numero, ligne in enumerate(lignes, premiere_ligne):
        trouve = _OUVERTURES.match(ligne)
        if trouve is None or not ligne.strip():
            continue
        debut = trouve.group()
        retrait = len(debut.expandtabs(RETRAIT)) // RETRAIT
        marques = sum(1 for _ in _OUVERTURE.finditer(debut))
        if max(retrait, marques) > LISTES.limite:
            yield Exces(LISTES, Position(numero, 1, len(debut)), max(retrait, marques))


def _nombres(lignes: Sequence[str], premiere_ligne: int) -> Iterator[Exces]:
    """Headings, items, rows and columns that are too many."""
    intertitres = points = rangees = chevrons = 0
    for numero, ligne in enumerate(lignes, premiere_ligne):
        barres = ligne.count("|")
        rangees = rangees + 1 if barres else 0
        chevrons += ligne.count("<")
        points += _POINT.match(ligne) is not None
        intertitres += _INTERTITRE.match(ligne) is not None
        for borne, nombre in (
            (INTERTITRES, intertitres),
            (PUCES, points),
            (CHEVRONS, chevrons),
            (RANGEES, rangees),
            (COLONNES, barres - 1),
        ):
            if nombre > borne.limite:
                yield Exces(borne, Position(numero, 1, max(1, len(ligne))), nombre)


def _paragraphe(lignes: Sequence[str], numero: int) -> Iterator[Exces]:
    """What is too much between two blank lines."""
    signes = sum(map(len, lignes)) + len(lignes) - 1
    if signes > PARAGRAPHE.limite:
        yield Exces(PARAGRAPHE, Position(numero, 1, max(1, len(lignes[0]))), signes)
    marques = sum(ligne.count(marque) for ligne in lignes for marque in MARQUES_DU_TEXTE)
    if marques > MARQUES.limite:
        yield Exces(MARQUES, Position(numero, 1, max(1, len(lignes[0]))), marques)
    definitions = sum(_DEFINITION.match(ligne) is not None for ligne in lignes)
    if definitions > DEFINITIONS.limite:
        yield Exces(DEFINITIONS, Position(numero, 1, max(1, len(lignes[0]))), definitions)
    yield from _crochets(lignes, numero, _CROCHETS)


def _crochets_du_yaml(source: Source, entete: Sequence[str]) -> Iterator[Exces]:
    """Brackets in brackets as YAML has them; all those that are typed, where it is no YAML yet."""
    from recueil.libyaml import crochets_profonds

    try:
        place = crochets_profonds(source.entete, CROCHETS.limite, source.ligne_entete)
    except YAMLIllisible:
        # Once repaired, the text will be parsed further than it can be now.
        yield from _crochets(entete, source.ligne_entete, _CROCHETS_YAML)
    else:
        if place is not None:
            yield Exces(CROCHETS, place, CROCHETS.limite + 1)


def _crochets(lignes: Sequence[str], numero: int, motif: re.Pattern[str]) -> Iterator[Exces]:
    """Brackets opened in brackets, whether or not they are ever closed."""
    niveau = 0
    for rang, ligne in enumerate(lignes, numero):
        for trouve in motif.finditer(ligne):
            niveau = niveau + 1 if trouve.group() in "[{" else max(0, niveau - 1)
            if niveau > CROCHETS.limite:
                yield Exces(CROCHETS, Position(rang, trouve.start() + 1), niveau)
                return
