"""One file, its safe corrections made turn after turn until none is left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recueil.corpus import FicheLue
from recueil.correction.equivalence import meme_fiche, meme_referentiel
from recueil.correction.guillemets import citer_les_nombres
from recueil.correction.ordre import ordonner
from recueil.correction.proprete import nettoyer
from recueil.correction.retouche import Retouche
from recueil.correction.signes import signes_du_clavier
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.editions import appliquer
from recueil.registres import ReferentielLu
from recueil.source import TypeDeDefaut

Lu = FicheLue | ReferentielLu
Examen = Callable[[bytes], tuple[Lu, tuple[Diagnostic, ...]]]

# A correction may uncover another one (a quoted value, then what is written in it). More turns
# than that would mean two corrections that undo each other.
_TOURS = 12
_INTOUCHABLES = {
    TypeDeDefaut.ENCODAGE: "son encodage est à changer d'abord",
    TypeDeDefaut.SIGNE_MAL_ENCODE: "un signe y est à taper de nouveau d'abord",
    TypeDeDefaut.CARACTERE_INTERDIT: "un caractère invisible y est à effacer d'abord",
    TypeDeDefaut.ENTETE_ABSENT: "son en-tête est à écrire d'abord",
    TypeDeDefaut.TIRETS_EN_DOUBLE: "une ligne « --- » y est à effacer d'abord",
    TypeDeDefaut.ENTETE_NON_REFERME: "son en-tête est à refermer d'abord",
}
_MARQUE = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Correction:
    """A file before and after.

    Attributes:
        avant, apres: its text, with `\\n` line ends and without byte order mark.
        octets: what to write; the same as what was read when nothing has to change.
        constats: what the rules over one file found before.
        faites: what was put right, in the order in which it was.
        restent: what the rules over one file still find.
        intouchable: why nothing could be done, in French; empty when something could.
    """

    chemin: str
    avant: str
    apres: str
    octets: bytes
    change: bool
    constats: tuple[Diagnostic, ...]
    faites: tuple[Retouche, ...]
    restent: tuple[Diagnostic, ...]
    intouchable: str = ""


def corriger(chemin: str, octets: bytes, examiner: Examen) -> Correction:
    """The safe corrections of a file. Made again on its result, it changes nothing more.

    Args:
        examiner: reads bytes and runs the rules over them.
    """
    lu, diagnostics = examiner(octets)
    constats = diagnostics
    avant = lu.source.texte
    raison = _intouchable(lu)
    if raison:
        return Correction(chemin, avant, avant, octets, False, diagnostics, (), diagnostics, raison)
    faites = list(_octets(octets))
    for _ in range(_TOURS):
        tour = _un_tour(lu, diagnostics, examiner)
        if tour is None:
            break
        lu, diagnostics, retenues = tour
        faites += retenues
    ecrits = lu.source.texte.encode()
    change = ecrits != octets
    return Correction(
        chemin,
        avant,
        lu.source.texte,
        ecrits,
        change,
        constats,
        tuple(faites) if change else (),
        diagnostics,
    )


def _intouchable(lu: Lu) -> str:
    """Why what the file says is a guess, that only its writer can settle."""
    raisons = [_INTOUCHABLES[defaut.type] for defaut in lu.source.defauts]
    if not raisons and lu.document is None:
        raisons = ["son en-tête ne peut pas encore être lu"]
    return next(iter(raisons), "")


def _octets(octets: bytes) -> Iterator[Retouche]:
    debut = (Edition(1, 1, 1, 1, ""),)
    if octets.startswith(_MARQUE):
        yield Retouche("marque invisible au début du fichier", debut)
    if b"\r" in octets:
        yield Retouche("fins de ligne de Windows", debut)


def _un_tour(
    lu: Lu, diagnostics: Sequence[Diagnostic], examiner: Examen
) -> tuple[Lu, tuple[Diagnostic, ...], list[Retouche]] | None:
    """The file after as many corrections as can be made at once; None when none can."""
    for lots in (list(_retouches(lu, diagnostics)), list(_ordre(lu))):
        if not lots:
            continue
        essai = _essayer(lu, diagnostics, lots, examiner)
        if essai is None:
            # One of them changes more than it should: without it, the others still hold.
            seuls = [piece for lot in lots for piece in _pieces(lot)]
            bons = [un for un in seuls if _essayer(lu, diagnostics, [un], examiner)]
            lots = bons
            essai = _essayer(lu, diagnostics, lots, examiner) if bons else None
            if essai is None and bons:
                lots = bons[:1]
                essai = _essayer(lu, diagnostics, lots, examiner)
        if essai is not None:
            return *essai, lots
    return None


def _essayer(
    lu: Lu, diagnostics: Sequence[Diagnostic], lots: Sequence[Retouche], examiner: Examen
) -> tuple[Lu, tuple[Diagnostic, ...]] | None:
    """The file with these corrections; None when it would say something else, or be worse."""
    lignes = appliquer(lu.source.lignes, [e for lot in lots for e in lot.editions])
    if lignes == lu.source.lignes:
        return None
    apres, constats = examiner("\n".join(lignes).encode())
    if _erreurs(constats) > _erreurs(diagnostics):
        return None
    if isinstance(lu, FicheLue) and isinstance(apres, FicheLue):
        return (apres, constats) if meme_fiche(lu, apres) else None
    if isinstance(lu, ReferentielLu) and isinstance(apres, ReferentielLu):
        return (apres, constats) if meme_referentiel(lu, apres) else None
    return None


def _erreurs(diagnostics: Sequence[Diagnostic]) -> int:
    return sum(diagnostic.gravite is Gravite.ERREUR for diagnostic in diagnostics)


def _retouches(lu: Lu, diagnostics: Sequence[Diagnostic]) -> Iterator[Retouche]:
    """What the rules are sure of, and what no rule complains about."""
    for diagnostic in diagnostics:
        if diagnostic.certaine and diagnostic.editions:
            yield Retouche(diagnostic.message, diagnostic.editions, diagnostic.code)
    if lu.document is None:
        return
    yield from citer_les_nombres(lu.source, lu.document)
    yield from nettoyer(lu.source, lu.document)
    if isinstance(lu, FicheLue):
        yield from signes_du_clavier(lu)


def _ordre(lu: Lu) -> Iterator[Retouche]:
    nom = lu.nom if isinstance(lu, ReferentielLu) else ""
    entete = lu.source.entete.removesuffix("\n").split("\n")
    ordonne = ordonner(entete, nom)
    if ordonne != entete:
        debut = lu.source.ligne_entete
        fin = debut + len(entete) - 1
        edition = Edition(debut, 1, fin, len(lu.source.ligne(fin)) + 1, "\n".join(ordonne))
        yield Retouche("ordre des entrées" if nom else "ordre des rubriques", (edition,))


def _pieces(lot: Retouche) -> Iterator[Retouche]:
    """A batch in pieces that stand alone; the edits of a rule's finding go together."""
    if lot.code:
        yield lot
    else:
        yield from (Retouche(lot.nom, (edition,)) for edition in lot.editions)
