"""One file, its safe corrections made one after the other until none is left."""

from collections.abc import Callable
from dataclasses import dataclass

from recueil.correction.ordre import ordonner
from recueil.correction.proprete import nettoyer
from recueil.diagnostic import Diagnostic
from recueil.editions import appliquer
from recueil.source import Source, TypeDeDefaut

# A correction may uncover another one (a quoted value, then what is written in it); more turns
# than that would mean two rules that undo each other.
_TOURS = 8

Examen = Callable[[bytes], tuple[Source, tuple[Diagnostic, ...]]]


@dataclass(frozen=True)
class Correction:
    """A file before and after.

    Attributes:
        avant, apres: its text, with `\\n` line ends and without byte order mark.
        octets: what to write; the same as what was read when nothing has to change.
        faites: what rules had found and is mended.
        restent: what they still find.
    """

    chemin: str
    avant: str
    apres: str
    octets: bytes
    change: bool
    faites: tuple[Diagnostic, ...]
    restent: tuple[Diagnostic, ...]


def corriger(chemin: str, octets: bytes, examiner: Examen, *, fiche: bool) -> Correction:
    """The safe corrections of a file.

    Args:
        examiner: reads bytes and runs the rules over them.
        fiche: whether the file has a front matter whose keys have an order.
    """
    source, diagnostics = examiner(octets)
    avant = source.texte
    if any(defaut.type in _ILLISIBLES for defaut in source.defauts):
        # What the bytes meant is a guess: only their writer can tell.
        return Correction(chemin, avant, avant, octets, False, (), diagnostics)
    faites: list[Diagnostic] = []
    texte, restent = avant, diagnostics
    for _ in range(_TOURS):
        certains = [d for d in restent if d.certaine and d.editions]
        nouveau = "\n".join(
            appliquer(source.lignes, [edition for d in certains for edition in d.editions])
        )
        nouveau = _mettre_en_ordre(nouveau, examiner, fiche=fiche)
        if nouveau == texte:
            break
        lue, constats = examiner(nouveau.encode())
        if _nouvelles_erreurs(restent, constats):
            break
        encore = {(d.code, d.message) for d in constats}
        faites += [d for d in certains if (d.code, d.message) not in encore]
        texte, source, restent = nouveau, lue, constats
    ecrits = texte.encode()
    change = texte != avant or ecrits != octets
    return Correction(chemin, avant, texte, ecrits, change, tuple(faites), restent)


_ILLISIBLES = frozenset({TypeDeDefaut.ENCODAGE, TypeDeDefaut.CARACTERE_INTERDIT})


def _mettre_en_ordre(texte: str, examiner: Examen, *, fiche: bool) -> str:
    lignes = nettoyer(texte.split("\n"))
    if not fiche:
        return "\n".join(lignes)
    source, _ = examiner("\n".join(lignes).encode())
    if source.defauts:
        return "\n".join(lignes)
    debut = source.ligne_entete - 1
    fin = source.ligne_corps - 2
    return "\n".join([*lignes[:debut], *ordonner(lignes[debut:fin]), *lignes[fin:]])


def _nouvelles_erreurs(avant: tuple[Diagnostic, ...], apres: tuple[Diagnostic, ...]) -> bool:
    """Whether a correction brought a fault that was not there: then it is not made.

    A front matter that could not be read hid what is wrong in it: that is no new fault.
    """
    if any(d.certaine and d.code < "R020" for d in avant):
        return False
    connues = {(d.code, d.message) for d in avant}
    return any((d.code, d.message) not in connues for d in apres)
