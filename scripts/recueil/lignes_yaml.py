"""The lines of a front matter seen as text, for faults that keep YAML from being parsed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recueil.modele import Definition, Exemple, Fiche, Intertitres, Reference, Traduction
from recueil.referentiels import FormeInclusive, Lexique, Organisation, Partie, Sigle, Territoire
from recueil.source import Source

_LIGNE = re.compile(
    r"^(?P<avant>[ \t]*(?:-[ \t]+)*"
    r"(?:(?P<cle>[^\s:#\"'\[\]{},-][^:#\"'\[\]{},]*?)[ \t]*:(?:[ \t]+|$))?)"
    r"(?P<valeur>.*)$"
)
_BLOC = re.compile(r"^[|>][+-]?[0-9]?[+-]?\s*(#.*)?$")
_CLES = frozenset(
    cle
    for modele in (
        Traduction,
        Fiche,
        Definition,
        Exemple,
        Reference,
        Intertitres,
        Partie,
        Organisation,
        Territoire,
        Lexique,
        Sigle,
        FormeInclusive,
    )
    for cle in modele.model_fields
)


@dataclass(frozen=True)
class LigneYAML:
    """One line of structure: `avant_valeur` + `valeur` is the line as written."""

    numero: int
    texte: str
    avant_valeur: str
    cle: str | None
    valeur: str

    @property
    def retrait(self) -> int:
        """Number of blanks before the first sign."""
        return len(self.texte) - len(self.texte.lstrip(" \t"))

    @property
    def retrait_de_cle(self) -> int:
        """Column of the key, past the dashes of a list."""
        trouve = re.match(r"^[ \t]*(?:-[ \t]+)*", self.texte)
        return trouve.end() if trouve else 0


@dataclass(frozen=True)
class Reparation:
    """A line to read in place of the one written, so that the rest can be checked too."""

    ligne: int
    texte: str


def decouper(texte: str, numero: int) -> LigneYAML | None:
    """Cut a line into what comes before its value and the value; None for no structure."""
    trouve = _LIGNE.match(texte)
    if trouve is None or not texte.strip() or texte.lstrip().startswith("#"):
        return None
    cle = trouve["cle"]
    # `- Enjeu : x` is an item of text unless the word is a key that an item may have.
    if cle is not None and "-" in trouve["avant"][: trouve.start("cle")] and cle not in _CLES:
        debut = trouve.start("cle")
        return LigneYAML(numero, texte, texte[:debut], None, texte[debut:])
    return LigneYAML(numero, texte, trouve["avant"], cle, trouve["valeur"])


def est_une_cle_connue(mot: str) -> bool:
    """Whether `mot` is a key of the format, capitals aside."""
    return mot.strip().lower() in _CLES


def lignes_de_structure(source: Source) -> Iterator[LigneYAML]:
    """The lines that carry keys and values: neither block texts nor quoted continuations."""
    retrait_du_bloc: int | None = None
    guillemet = ""
    for numero, texte in enumerate(source.entete.split("\n"), source.ligne_entete):
        retrait = len(texte) - len(texte.lstrip(" \t"))
        if retrait_du_bloc is not None:
            if not texte.strip() or retrait > retrait_du_bloc:
                continue
            retrait_du_bloc = None
        ligne = decouper(texte, numero)
        # A line that starts with a known key is no continuation: the quote was forgotten.
        if guillemet and not (ligne and ligne.cle in _CLES):
            if ferme(texte, guillemet):
                guillemet = ""
            continue
        guillemet = ""
        if ligne is None:
            continue
        if _BLOC.match(ligne.valeur):
            retrait_du_bloc = _retrait_du_parent(texte)
        elif ligne.valeur[:1] in ('"', "'") and not ferme(ligne.valeur[1:], ligne.valeur[0]):
            guillemet = ligne.valeur[0]
        yield ligne


def citer(valeur: str) -> str:
    """`valeur` between straight double quotes, as YAML reads it back."""
    return '"' + valeur.rstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def _retrait_du_parent(texte: str) -> int:
    """Column under which a block's text ends: that of its key, or of its dash."""
    trouve = re.match(r"^[ \t]*(?:-[ \t]+(?=[^\s|>]))*", texte)
    return trouve.end() if trouve else 0


def ferme(texte: str, guillemet: str) -> bool:
    """Whether `texte` holds the quote that closes a value opened by `guillemet`."""
    if guillemet == "'":
        return texte.replace("''", "").find("'") >= 0
    return re.search(r'(?<!\\)(?:\\\\)*"', texte) is not None
