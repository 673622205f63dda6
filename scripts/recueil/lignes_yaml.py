"""The lines of a front matter seen as text, for faults that keep YAML from being parsed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recueil.entre_crochets import FERMANTS, etendue
from recueil.entre_crochets import citer as citer
from recueil.expressions import expression
from recueil.noms_de_rubriques import autres_noms
from recueil.rubriques import CLES
from recueil.source import Source

_LIGNE = expression(
    r"^(?P<avant>[ \t]*(?:-[ \t]+)*"
    r"(?:(?P<cle>[^\s:#\"'\[\]{},-][^:#\"'\[\]{},]*?)[ \t]*:(?:[ \t]+|$))?)"
    r"(?P<valeur>.*)$"
)
_TIRET_SEUL = expression(r"[ \t]*(?:-[ \t]+)*-[ \t]*")
_CLE_INCONNUE = expression(r"(?P<cle>[^\W\d][\w-]*)[ \t]*:(?:[ \t]+|$)")
_CITE_SEUL = expression(r"\"(?:[^\"\\]|\\.)*\"")
_BLOC = expression(r"^[|>][+-]?[0-9]?[+-]?\s*(#.*)?$")
# The same with the first words of the text on its line, where YAML has no place for them.
_BLOC_ENTAME = re.compile(r"^[|>][+-]?[0-9]?[+-]?\s+[^#\s]")


class LigneYAML(NamedTuple):
    """One line of structure: `avant_valeur` + `valeur` is the line as written.

    Attributes:
        suite: whether the line continues the unquoted value of the line before.
    """

    numero: int
    texte: str
    avant_valeur: str
    cle: str | None
    valeur: str
    suite: bool = False

    @property
    def retrait(self) -> int:
        """Number of blanks before the first sign."""
        return len(self.texte) - len(self.texte.lstrip(" \t"))

    @property
    def retrait_de_cle(self) -> int:
        """Column of the key, past the dashes of a list."""
        trouve = re.match(r"^[ \t]*(?:-[ \t]+)*", self.texte)
        return trouve.end() if trouve else 0

    @property
    def est_un_point(self) -> bool:
        """Whether the line starts with the dash of a list."""
        return self.avant_valeur.lstrip().startswith("-") or self.texte.strip() == "-"

    @property
    def ouvre(self) -> bool:
        """Whether the value is on the lines below: a key, or a dash, with nothing after it."""
        return not self.valeur.strip() or self.valeur.lstrip().startswith("#")

    @property
    def est_nue(self) -> bool:
        """Whether the value is text without quotes."""
        return bool(self.valeur) and self.valeur[0] not in "\"'[{#" and not _BLOC.match(self.valeur)


class Reparation(NamedTuple):
    """A line to read in place of the one written, so that the rest can be checked too."""

    ligne: int
    texte: str


def decouper(texte: str, numero: int) -> LigneYAML | None:
    """Cut a line into what comes before its value and the value; None for no structure."""
    trouve = _LIGNE.match(texte)
    if trouve is None or not texte.strip() or texte.lstrip().startswith("#"):
        return None
    if _TIRET_SEUL.fullmatch(texte):
        return LigneYAML(numero, texte, texte, None, "")
    cle = trouve["cle"]
    # `- Enjeu : x` is an item of text unless the word is a key that an item may have.
    if cle is not None and "-" in trouve["avant"][: trouve.start("cle")] and cle not in CLES:
        debut = trouve.start("cle")
        return LigneYAML(numero, texte, texte[:debut], None, texte[debut:])
    return LigneYAML(numero, texte, trouve["avant"], cle, trouve["valeur"])


def est_un_bloc(valeur: str) -> bool:
    """Whether a value is the sign (`|`, `>`) after which a text stands on the lines below."""
    return _BLOC.match(valeur) is not None


def est_un_bloc_entame(valeur: str) -> bool:
    """Whether the first words of a text stand beside the sign that puts it on the lines below."""
    return _BLOC_ENTAME.match(valeur) is not None


def est_une_cle_connue(mot: str) -> bool:
    """Whether `mot` is a key of the format, capitals aside."""
    return mot.strip().lower() in CLES


def lignes_de_structure(source: Source) -> Iterator[LigneYAML]:
    """The lines that carry keys and values: not the rest of a text, nor of what is in brackets."""
    retrait_du_bloc: int | None = None
    commence = deborde = False
    guillemet = ""
    avant: LigneYAML | None = None
    entete = source.entete.split("\n")
    fin_des_crochets = 0
    for numero, texte in enumerate(entete, source.ligne_entete):
        if numero <= fin_des_crochets:
            continue
        retrait = len(texte) - len(texte.lstrip(" \t"))
        if retrait_du_bloc is not None:
            if not texte.strip() or retrait > retrait_du_bloc:
                commence = commence or bool(texte.strip())
                continue
            retrait_du_bloc = None
            suivante = decouper(texte, numero)
            # A text that stands too far to the left under its key is still a text, up to a key.
            deborde = not commence and bool(suivante and not _est_de_structure(suivante))
        ligne = decouper(texte, numero)
        if ligne is not None and ligne.est_un_point and ligne.cle is None:
            ligne = _point_a_cle_inconnue(ligne, entete[numero - source.ligne_entete + 1 :][:2])
        if deborde and not (ligne and ligne.cle in CLES):
            continue
        deborde = False
        # A line that starts with a known key, or with the dash of the next item, is no
        # continuation: the quote was forgotten.
        if guillemet and not (ligne and (ligne.cle in CLES or _est_un_point_frere(avant, ligne))):
            if ferme(texte, guillemet):
                guillemet = ""
            continue
        guillemet = ""
        if ligne is None:
            continue
        if avant is not None and _continue(avant, ligne):
            marge = texte[:retrait]
            yield LigneYAML(numero, texte, marge, None, texte[retrait:], suite=True)
            continue
        if _BLOC.match(ligne.valeur) or _BLOC_ENTAME.match(ligne.valeur):
            commence = False
            # Alone on its line, the sign belongs to the key above it.
            seul = ligne.cle is None and not ligne.est_un_point and avant is not None
            retrait_du_bloc = avant.retrait_de_cle if seul and avant else _retrait_du_parent(texte)
        elif ligne.valeur[:1] in tuple(FERMANTS):
            # What is between braces or brackets is no line of structure, as far as they go.
            suite = etendue(entete[numero - source.ligne_entete :], len(ligne.avant_valeur))
            fin_des_crochets = numero + suite.lignes - 1 if suite.fermee else 0
        elif ligne.valeur[:1] in ('"', "'") and not ferme(ligne.valeur[1:], ligne.valeur[0]):
            guillemet = ligne.valeur[0]
        avant = ligne
        yield ligne


def _point_a_cle_inconnue(ligne: LigneYAML, dessous: Sequence[str]) -> LigneYAML:
    """An item whose first word is a key that the format does not have, since keys go on under it.

    Args:
        dessous: the lines below; one of them may be blank.
    """
    trouve = _CLE_INCONNUE.match(ligne.valeur)
    suivante = next((texte for texte in dessous if texte.strip()), "")
    marge = len(ligne.avant_valeur)
    # `- text: "…"`: nobody starts a text so, and other tools name their keys so.
    cite = trouve is not None and _CITE_SEUL.fullmatch(ligne.valeur[trouve.end() :].strip())
    d_ailleurs = trouve is not None and trouve["cle"].islower() and autres_noms(trouve["cle"])
    if trouve is not None and cite and d_ailleurs:
        avant = ligne.texte[: marge + trouve.end()]
        return LigneYAML(ligne.numero, ligne.texte, avant, trouve["cle"], ligne.texte[len(avant) :])
    if trouve is None or not re.match(rf"[ ]{{{marge}}}[^\s:#\"'\-]+[ \t]*:(?:\s|$)", suivante):
        return ligne
    avant = ligne.texte[: marge + trouve.end()]
    return LigneYAML(ligne.numero, ligne.texte, avant, trouve["cle"], ligne.texte[len(avant) :])


def _est_de_structure(ligne: LigneYAML) -> bool:
    """Whether a line is a key or an item, and no text whatever stands above it."""
    return ligne.est_un_point or ligne.cle in CLES


def _est_un_point_frere(avant: LigneYAML | None, ligne: LigneYAML) -> bool:
    """Whether two lines are items of the same list, at the same column."""
    return (
        avant is not None
        and avant.est_un_point
        and ligne.est_un_point
        and avant.retrait == ligne.retrait
    )


def _continue(avant: LigneYAML, ligne: LigneYAML) -> bool:
    """Whether `ligne` can only be the rest of the unquoted value that `avant` starts."""
    if not avant.est_nue or ligne.est_un_point or (ligne.cle and est_une_cle_connue(ligne.cle)):
        return False
    return ligne.retrait > (avant.retrait_de_cle if avant.cle else avant.retrait)


def entrees(lignes: Iterable[LigneYAML]) -> Iterator[tuple[LigneYAML, ...]]:
    """Each line with those that continue its value."""
    groupe: list[LigneYAML] = []
    for ligne in lignes:
        if not ligne.suite and groupe:
            yield tuple(groupe)
            groupe = []
        groupe.append(ligne)
    if groupe:
        yield tuple(groupe)


def citer_entree(entree: Sequence[LigneYAML]) -> tuple[Reparation, ...]:
    """The lines of a value with the whole of it between quotes."""
    textes = [ligne.avant_valeur + citer(ligne.valeur)[1:-1] for ligne in entree]
    debut = len(entree[0].avant_valeur)
    textes[0] = f'{textes[0][:debut]}"{textes[0][debut:]}'
    textes[-1] += '"'
    return tuple(
        Reparation(ligne.numero, texte) for ligne, texte in zip(entree, textes, strict=True)
    )


def en_texte(reparations: Iterable[Reparation]) -> str:
    """Repaired lines as a correction to copy."""
    return "\n".join(reparation.texte for reparation in reparations)


def _retrait_du_parent(texte: str) -> int:
    """Column under which a block's text ends: that of its key, or of its dash."""
    trouve = re.match(r"^[ \t]*(?:-[ \t]+(?=[^\s|>]))*", texte)
    return trouve.end() if trouve else 0


def ferme(texte: str, guillemet: str) -> bool:
    """Whether `texte` holds the quote that closes a value opened by `guillemet`."""
    if guillemet == "'":
        return texte.replace("''", "").find("'") >= 0
    return re.search(r'(?<!\\)(?:\\\\)*"', texte) is not None
