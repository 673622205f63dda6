"""Documents to postings: which document says which word, and how much it is about it.

BM25F: the frequencies of a word in the fields of a document are added with the weight of each
field before saturation (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework:
BM25 and Beyond", 2009). Weights and constants are those measured in the project's search note.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recueil.memoire import Memoire
from recueil.recherche.documents import Document
from recueil.recherche.frequences import frequences

_K1, _B = 2.0, 0.35


@dataclass(frozen=True)
class Index:
    """The postings of each term: (rank of a document, impact from 0 to 1), in order."""

    postings: dict[str, list[tuple[int, float]]]
    nombre: int


def indexer(documents: Sequence[Document], memoire: Memoire | None = None) -> Index:
    """The index of `documents`, by their ranks.

    Args:
        memoire: what former runs counted; every document is read without one.
    """
    lues = frequences(documents, memoire or Memoire(None))
    moyenne = max(1.0, sum(lue.longueur for lue in lues) / max(1, len(lues)))
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for rang, lue in enumerate(lues):
        norme = 1 - _B + _B * lue.longueur / moyenne
        for terme, frequence in lue.termes.items():
            ramenee = frequence / norme
            postings[terme].append((rang, ramenee / (_K1 + ramenee)))
    return Index(dict(postings), len(documents))
