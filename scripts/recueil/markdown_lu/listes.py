"""The lists of a text: where Python-Markdown will not see what the writer drew."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from recueil.expressions import expression
from recueil.markdown_lu.lignes import TABULATION, Genre, Ligne, blocs

# What an indented block belongs to when it follows one of these: a note, an admonition, a
# definition list.
_OUVRE = expression(r"\[\^[^\]]+\]:|!{3}|\?{3}|:[ ]")
_ANNEE = 100
_POINT = r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]+\S"
# A list, or a margin. `1)` alone opens none for the site: that is another rule's business (R072).
_UNE_LISTE = expression(r"\n(?:[ \t]*(?:[-+*]|[0-9]+\.)[ \t]|[ \t]{2})")
# A margin, a list that starts at another number than 1, an item right under a line that is none.
_A_REGARDER = expression(
    rf"\n(?:[^\S\n]|\n(?!1\.)[0-9]{{1,9}}\.[ \t]+\S|(?!{_POINT})[^\n]++\n{_POINT})"
)


class Piege(Enum):
    """What is wrong with a list."""

    COLLEE = "list glued under a paragraph: it stays text"
    PLATE = "nested items that come out at the level of their parent"
    TROP_LOIN = "an item so far to the right that it stays text"
    SUITE = "the rest of an item that comes out of the list"
    REMONTEE = "an item of a higher level that the site takes for one of the list below it"
    NUMERO = "a number that will not be shown"
    RETRAIT = "a text so far to the right that it is shown as code"


class Faute(NamedTuple):
    """A trap, and the lines as they should be.

    Attributes:
        ligne: the line at fault.
        ecrites: the lines to replace, or to set apart from those above.
        corrigees: what to write in the place of each; none when they only move.
        avant: the last item of the list before, when its number comes just before.
    """

    piege: Piege
    ligne: Ligne
    ecrites: tuple[Ligne, ...] = ()
    corrigees: tuple[str, ...] = ()
    avant: Ligne | None = None


def fautes(ensemble: list[Ligne]) -> Iterator[Faute]:
    """The traps of the lists of a text, in order."""
    region: list[list[Ligne]] = []
    protege = False
    precedente: Ligne | None = None
    for bloc in blocs(ensemble):
        premiere = bloc[0]
        if region and premiere.genre is not Genre.CODE and _continue(region, premiere):
            region.append(bloc)
            continue
        yield from _liste(region)
        precedente = _dernier_point(region) if region else precedente
        region = []
        if premiere.genre is Genre.CODE:
            continue
        if premiere.genre is Genre.POINT and premiere.retrait < TABULATION:
            yield from _numero(premiere, precedente)
            region = [bloc]
        elif premiere.retrait >= TABULATION:
            if not protege:
                yield _retrait(bloc)
            continue
        else:
            yield from _collee(bloc)
            if premiere.genre is not Genre.TEXTE:
                precedente = None
        protege = any(_OUVRE.match(ligne.corps) for ligne in bloc)
    yield from _liste(region)


def sont_simples(texte: str) -> bool:
    """Whether the lists of a text have one level, start at 1, and have a blank line above each.

    Such a text has none of the faults of `fautes`, whatever else it holds; or it has no list.
    """
    precede = f"\n\n{texte}"
    return not (_A_REGARDER.search(precede) and _UNE_LISTE.search(precede))


def _continue(region: list[list[Ligne]], premiere: Ligne) -> bool:
    """Whether a block belongs to the open list, for the site or for who drew it."""
    if premiere.genre is Genre.POINT and premiere.retrait < TABULATION:
        return True
    if premiere.retrait >= TABULATION:
        return True
    if premiere.genre is not Genre.TEXTE or not premiere.retrait:
        return False
    ouverts: list[int] = []
    for ligne in (ligne for bloc in region for ligne in bloc if ligne.genre is Genre.POINT):
        _fermer(ouverts, ligne.retrait)
        ouverts.append(ligne.contenu)
    return bool(ouverts) and premiere.retrait >= ouverts[0]


def _liste(region: list[list[Ligne]]) -> Iterator[Faute]:
    """The traps of a list: the items glued under a text, then the first line out of its level.

    The correction of the latter puts all that follows it right.
    """
    # The columns where the texts of the open items start, as the writer drew them; how deep the
    # site will see each.
    ouverts: list[int] = []
    profondeurs: list[int] = []
    faute: tuple[Piege, Ligne] | None = None
    redressees: list[tuple[Ligne, str]] = []
    for bloc in region:
        texte = remontee = False
        for rang, ligne in enumerate(bloc):
            piege = None
            if ligne.genre is Genre.POINT:
                # A block that starts inside an item is all of that item.
                if rang > 0 and ligne.retrait // TABULATION < bloc[0].retrait // TABULATION:
                    if not remontee and not texte:
                        yield Faute(Piege.REMONTEE, ligne, tuple(bloc[rang:]))
                    remontee = True
                if texte:
                    yield Faute(Piege.COLLEE, ligne, tuple(bloc[rang:]))
                    texte = False
                _fermer(ouverts, ligne.retrait)
                voulue = len(ouverts)
                # An item of the first level may stand a few columns to the right.
                vue = ligne.retrait // TABULATION if voulue else 0
                mere = profondeurs[voulue - 1] if voulue else -1
                if vue > mere + 1:
                    piege = Piege.TROP_LOIN
                elif vue < voulue:
                    piege = Piege.PLATE
                ouverts.append(ligne.contenu)
                profondeurs[voulue:] = [min(vue, mere + 1)]
            else:
                if rang == 0:
                    texte = True
                    _fermer(ouverts, max(ligne.retrait, ouverts[0] if ouverts else 0))
                    if ligne.retrait < TABULATION * len(ouverts):
                        piege = Piege.SUITE
                voulue = len(ouverts)
            if piege is not None and faute is None:
                faute = (piege, ligne)
            redressees.append((ligne, " " * (TABULATION * voulue) + ligne.corps))
    if faute is not None:
        piege, ligne = faute
        debut = next(rang for rang, (autre, _) in enumerate(redressees) if autre is ligne)
        reste = [paire for paire in redressees[debut:] if paire[0].texte != paire[1]]
        yield Faute(piege, ligne, tuple(e for e, _ in reste), tuple(c for _, c in reste))


def _fermer(ouverts: list[int], retrait: int) -> None:
    """Leave the items that a line is too far to the left to belong to."""
    while ouverts and retrait < ouverts[-1]:
        ouverts.pop()


def _collee(bloc: list[Ligne]) -> Iterator[Faute]:
    """A list whose first item comes right under a line of text."""
    if bloc[0].corps.startswith((">", "|")) or _OUVRE.match(bloc[0].corps):
        return
    texte: Ligne | None = None
    for rang, ligne in enumerate(bloc):
        if ligne.genre in (Genre.TITRE, Genre.FILET) or ligne.corps.startswith(">"):
            texte = None
            if ligne.corps.startswith(">"):
                return
        elif ligne.genre is Genre.POINT and texte is not None and ligne.retrait < TABULATION:
            # CommonMark lets an ordered list interrupt a paragraph only when it starts at 1.
            if ligne.marque[0] in "-+*" or ligne.marque[:-1] == "1":
                yield from _collee_et_dedans(ligne, bloc[rang:])
                return
        elif ligne.genre is Genre.POINT and texte is None:
            return
        else:
            texte = ligne


def _collee_et_dedans(ligne: Ligne, suite: list[Ligne]) -> Iterator[Faute]:
    """A glued list, as it should be with its own levels put right: one thing to mend, not two."""
    dedans = list(_liste([suite]))
    niveaux = [faute for faute in dedans if faute.piege in (Piege.PLATE, Piege.TROP_LOIN)]
    voulues = {
        ecrite.debut: corrigee
        for faute in niveaux
        for ecrite, corrigee in zip(faute.ecrites, faute.corrigees, strict=True)
    }
    corrigees = tuple(voulues.get(autre.debut, autre.texte) for autre in suite) if niveaux else ()
    yield Faute(Piege.COLLEE, ligne, tuple(suite), corrigees)
    yield from (faute for faute in dedans if faute not in niveaux)


def _numero(premiere: Ligne, precedente: Ligne | None) -> Iterator[Faute]:
    """An ordered list that does not start at 1: the site will number it from 1."""
    if premiere.marque[-1:] != "." or int(premiere.marque[:-1]) == 1:
        return
    nombre = int(premiere.marque[:-1])
    if nombre >= _ANNEE:
        corrigee = f"{premiere.marque[:-1]}\\. {premiere.suite}"
        yield Faute(Piege.NUMERO, premiere, (premiere,), (corrigee,))
        return
    suit = precedente is not None and precedente.marque == f"{nombre - 1}."
    yield Faute(Piege.NUMERO, premiere, avant=precedente if suit else None)


def _dernier_point(region: list[list[Ligne]]) -> Ligne | None:
    return next(
        (
            ligne
            for bloc in reversed(region)
            for ligne in reversed(bloc)
            if ligne.genre is Genre.POINT and ligne.retrait < TABULATION
        ),
        None,
    )


def _retrait(bloc: list[Ligne]) -> Faute:
    marge = min(ligne.retrait for ligne in bloc)
    corrigees = tuple(" " * max(0, ligne.retrait - marge) + ligne.corps for ligne in bloc)
    return Faute(Piege.RETRAIT, bloc[0], tuple(bloc), corrigees)
