"""The values of a YAML text: every scalar stays text, every value knows its place.

Two readers make them, `recueil.entetes_simples` and `recueil.libyaml`. YAML's implicit types never
apply (FORMAT.md): `2.10`, `non`, `12:30` mean what they look like.
"""

from collections.abc import Mapping
from typing import NamedTuple

from recueil.diagnostic import Position

Chemin = tuple[str | int, ...]
TOUS = "*"


class Repere(NamedTuple):
    """Where a key and its value are written. A tuple, for the same reason as a `Position`.

    Attributes:
        cle: place of the key; for an item of a list, place of its value.
        valeur: place of the value's first character, its length on that line.
        ligne_fin: last line of the value.
        colonne_fin: column just after its last sign; 0 when it runs to the end of its last line.
        bloc: whether the value is a block scalar (`|` or `>`).
        cite: whether the value is between quotes.
    """

    cle: Position
    valeur: Position
    ligne_fin: int
    bloc: bool = False
    cite: bool = False
    colonne_fin: int = 0


class Doublon(NamedTuple):
    """A key written twice in one mapping; the first one counts."""

    chemin: Chemin
    position: Position
    premiere: Position


class Document(NamedTuple):
    """A YAML text as plain values (text, list, dict) and the place of each.

    Attributes:
        feuilles: the texts, with their paths, in the order of the file.
    """

    donnees: object
    reperes: Mapping[Chemin, Repere]
    feuilles: tuple[tuple[Chemin, str], ...] = ()
    doublons: tuple[Doublon, ...] = ()
    alias: tuple[Position, ...] = ()
    cles_composees: tuple[Position, ...] = ()

    def repere(self, chemin: Chemin) -> Repere:
        """Place of `chemin`, or of its nearest ancestor that is written in the file."""
        repere = self.reperes.get(chemin)
        while repere is None:
            chemin = chemin[:-1]
            repere = self.reperes.get(chemin)
        return repere


class YAMLIllisible(Exception):
    """The text is not YAML: `probleme` is libyaml's sentence, `position` its place."""

    def __init__(self, probleme: str, position: Position, debut: Position | None) -> None:
        super().__init__(probleme)
        self.probleme = probleme
        self.position = position
        self.debut = debut


def chercher(donnees: object, motif: tuple[str, ...]) -> tuple[tuple[Chemin, str], ...]:
    """The texts found at `motif`, with their paths.

    Args:
        donnees: the values of a document.
        motif: keys, one level after the other; `TOUS` stands for any key or rank.
    """
    niveau: list[tuple[Chemin, object]] = [((), donnees)]
    for cle in motif:
        if cle == TOUS:
            niveau = [
                ((*chemin, nom), contenu)
                for chemin, valeur in niveau
                if isinstance(valeur, (dict, list))
                for nom, contenu in (
                    valeur.items() if isinstance(valeur, dict) else enumerate(valeur)
                )
            ]
        else:
            niveau = [
                ((*chemin, cle), valeur[cle])
                for chemin, valeur in niveau
                if isinstance(valeur, dict) and cle in valeur
            ]
        if not niveau:
            return ()
    return tuple([(chemin, valeur) for chemin, valeur in niveau if isinstance(valeur, str)])


def feuilles(donnees: object) -> list[tuple[Chemin, str]]:
    """See `Document.feuilles`."""
    trouvees: list[tuple[Chemin, str]] = []
    _cueillir(donnees, (), trouvees)
    return trouvees


def _cueillir(donnees: object, chemin: Chemin, trouvees: list[tuple[Chemin, str]]) -> None:
    if isinstance(donnees, str):
        trouvees.append((chemin, donnees))
    elif isinstance(donnees, dict):
        for cle, contenu in donnees.items():
            _cueillir(contenu, (*chemin, cle), trouvees)
    elif isinstance(donnees, list):
        for rang, contenu in enumerate(donnees):
            _cueillir(contenu, (*chemin, rang), trouvees)
