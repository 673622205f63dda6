"""Documents to postings: which document says which word, and how much it is about it.

BM25F: the frequencies of a word in the fields of a document are added with the weight of each
field before saturation (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework:
BM25 and Beyond", 2009). Weights and constants are those measured in the project's search note.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recueil.francais import MOTS_VIDES, forme_exacte, formes, jetons, racine
from recueil.recherche.documents import Document

_POIDS_NUMERO, _POIDS_TITRE, _POIDS_ALIAS = 14.0, 6.0, 5.0
_POIDS_COMPLEMENT, _POIDS_INTERTITRE, _POIDS_TEXTE = 2.0, 1.5, 1.0
_K1, _B = 2.0, 0.35


@dataclass(frozen=True)
class Index:
    """The postings of each term: (rank of a document, impact from 0 to 1), in order."""

    postings: dict[str, list[tuple[int, float]]]
    nombre: int


@lru_cache(maxsize=65_536)
def termes(brut: str) -> tuple[str, ...]:
    """The terms under which a word is found: its stems and near-exact forms."""
    trouves = {
        terme
        for forme in formes(brut)
        if forme not in MOTS_VIDES
        for terme in (racine(forme), forme_exacte(forme))
    }
    return tuple(sorted(trouves))


def indexer(documents: Sequence[Document]) -> Index:
    """The index of `documents`, by their ranks."""
    frequences: list[dict[str, float]] = []
    longueurs: list[int] = []
    for document in documents:
        vues, longueur = _frequences(document)
        frequences.append(vues)
        longueurs.append(longueur)
    moyenne = max(1.0, sum(longueurs) / max(1, len(longueurs)))
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for rang, vues in enumerate(frequences):
        norme = 1 - _B + _B * longueurs[rang] / moyenne
        for terme, frequence in vues.items():
            ramenee = frequence / norme
            postings[terme].append((rang, ramenee / (_K1 + ramenee)))
    return Index(dict(postings), len(documents))


# While a writer watches the preview, a document that did not change is not read again.
@lru_cache(maxsize=20_000)
def _frequences(document: Document) -> tuple[dict[str, float], int]:
    vues: dict[str, float] = defaultdict(float)
    longueur = 0
    if document.numero and document.genre == 0:
        vues[document.numero] += _POIDS_NUMERO
    champs: Iterable[tuple[str, float]] = (
        (document.titre, _POIDS_TITRE),
        *((alias, _POIDS_ALIAS) for alias in document.alias),
        *((complement, _POIDS_COMPLEMENT) for complement in document.complements),
        *((section.titre, _POIDS_INTERTITRE) for section in document.sections),
        *((section.texte, _POIDS_TEXTE) for section in document.sections),
    )
    for texte, poids in champs:
        for jeton in jetons(texte):
            siens = termes(jeton.brut)
            longueur += bool(siens)
            for terme in siens:
                vues[terme] += poids
    return vues, longueur
