"""The comments of a YAML text, which its values know nothing of, and what each one speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from recueil.noeuds import Chemin, Document

_SCRUTEUR = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COMMENTAIRE = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*")
_TIRETS = re.compile(r"[ \t]*(?:-[ \t]+)*")


@dataclass(frozen=True)
class Commentaire:
    """One comment: its line and column from 0, its text from the `#` on.

    Attributes:
        seul: whether it has its line for itself.
    """

    ligne: int
    colonne: int
    texte: str
    seul: bool


@dataclass
class Attaches:
    """The comments by what they go with: above it, at the end of its line, below all of it.

    Attributes:
        fin: those that close the text.
    """

    avant: dict[Chemin, list[str]] = field(default_factory=dict)
    au_bout: dict[Chemin, list[str]] = field(default_factory=dict)
    apres: dict[Chemin, list[str]] = field(default_factory=dict)
    fin: list[str] = field(default_factory=list)


def commentaires(texte: str) -> list[Commentaire]:
    """All the comments of a YAML text, in order.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    lignes = texte.split("\n")
    jetons = list(yaml.scan(texte, Loader=_SCRUTEUR))
    trouves: list[Commentaire] = []
    for jeton in jetons:
        if isinstance(jeton, yaml.ScalarToken) and jeton.style in ("|", ">"):
            # A comment on the line of the sign is within the token.
            ligne, colonne = jeton.start_mark.line, jeton.start_mark.column
            trouves += _dans(lignes, (ligne, colonne), (ligne, len(lignes[ligne])))
    for avant, apres in pairwise(jetons):
        fin, debut = avant.end_mark, apres.start_mark
        trouves += _dans(lignes, (fin.line, fin.column), (debut.line, debut.column))
    return sorted(dict.fromkeys(trouves), key=lambda c: (c.ligne, c.colonne))


def _dans(lignes: list[str], debut: tuple[int, int], fin: tuple[int, int]) -> Iterator[Commentaire]:
    for rang in range(debut[0], min(fin[0], len(lignes) - 1) + 1):
        premiere = debut[1] if rang == debut[0] else 0
        derniere = fin[1] if rang == fin[0] else len(lignes[rang])
        trouve = _COMMENTAIRE.search(lignes[rang], premiere, derniere)
        if trouve:
            avant = lignes[rang][: trouve.start()]
            seul = _TIRETS.fullmatch(avant) is not None
            # After a dash alone, it speaks of the item.
            colonne = avant.index("-") if seul and "-" in avant else trouve.start()
            yield Commentaire(rang, colonne, trouve.group().rstrip(), seul)


def attacher(texte: str, document: Document) -> Attaches:
    """What each comment of a text speaks of.

    A comment alone on its line speaks of what follows, unless it stands further right than
    that: it then closes what is above.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    lignes = texte.split("\n")
    entrees = sorted(
        (
            (repere.cle.ligne - 1, repere.cle.colonne - 1, len(chemin), chemin)
            for chemin, repere in document.reperes.items()
            if chemin
        ),
        key=lambda entree: entree[:3],
    )
    colonnes = {
        chemin: _colonne(lignes[ligne], colonne, chemin) for ligne, colonne, _, chemin in entrees
    }
    attaches = Attaches()
    rang = 0
    for commentaire in commentaires(texte):
        place = (commentaire.ligne, commentaire.colonne)
        while rang < len(entrees) and entrees[rang][:2] < place:
            rang += 1
        precedente = entrees[rang - 1][3] if rang else None
        suivante = entrees[rang][3] if rang < len(entrees) else None
        if not commentaire.seul and precedente is not None:
            attaches.au_bout.setdefault(precedente, []).append(commentaire.texte)
            continue
        limite = colonnes[suivante] if suivante is not None else 0
        if commentaire.colonne > limite and precedente is not None:
            fermee = _fermee(precedente, commentaire.colonne, colonnes)
            attaches.apres.setdefault(fermee, []).append(commentaire.texte)
        elif suivante is not None:
            attaches.avant.setdefault(suivante, []).append(commentaire.texte)
        else:
            attaches.fin.append(commentaire.texte)
    return attaches


def _colonne(ligne: str, colonne: int, chemin: Chemin) -> int:
    """The column of a key, or that of the dash of an item."""
    if isinstance(chemin[-1], str):
        return colonne
    # `- - a`: the inner item has the last dash.
    tiret = ligne.rfind("-", 0, colonne)
    return tiret if tiret >= 0 and not ligne[tiret + 1 : colonne].strip() else max(0, colonne - 2)


def _fermee(chemin: Chemin, colonne: int, colonnes: dict[Chemin, int]) -> Chemin:
    while len(chemin) > 1 and colonnes.get(chemin, 0) > colonne:
        chemin = chemin[:-1]
    return chemin
