"""How often each term is met in each document: what indexing takes longest to learn.

It depends on the document's own words alone, so that it is kept from one build to the next: the
documents of a page (a fiche, its definitions, its examples) together, under a digest of all that
is counted in them. Rarity and length, which depend on the other documents, are never kept.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recueil.cles import cle
from recueil.francais import MOTS_VIDES, forme_exacte, formes, jetons, racine
from recueil.memoire import Memoire
from recueil.recherche.documents import Document, GenreDeDocument

_POIDS_NUMERO, _POIDS_TITRE, _POIDS_ALIAS = 14.0, 6.0, 5.0
_POIDS_COMPLEMENT, _POIDS_INTERTITRE, _POIDS_TEXTE = 2.0, 1.5, 1.0


@dataclass(frozen=True)
class Frequences:
    """The terms of a document, each counted with the weight of its field, and its words."""

    longueur: int
    termes: dict[str, float]


# « le MES » is not « mes » : a word in capitals is nobody's article.
_EN_CAPITALES = re.compile("[A-Z]{2,}")


@lru_cache(maxsize=65_536)
def termes(brut: str) -> tuple[str, ...]:
    """The terms under which a word is found: its stems and near-exact forms."""
    sigle = _EN_CAPITALES.fullmatch(brut) is not None
    trouves = {
        terme
        for forme in formes(brut)
        if sigle or forme not in MOTS_VIDES
        for terme in (racine(forme), forme_exacte(forme))
    }
    return tuple(sorted(trouves))


def frequences(documents: Sequence[Document], memoire: Memoire) -> list[Frequences]:
    """The frequences of each document, in order; those that `memoire` has are not counted."""
    par_page: dict[str, list[int]] = defaultdict(list)
    for rang, document in enumerate(documents):
        par_page[document.adresse].append(rang)
    pages = list(par_page.values())
    cles = [_cle([documents[rang] for rang in rangs]) for rangs in pages]
    connues = memoire.lire(cles)
    nouvelles: dict[bytes, str] = {}
    resultat: dict[int, Frequences] = {}
    for cle_, rangs in zip(cles, pages, strict=True):
        if cle_ in connues:
            lues = [Frequences(*lue) for lue in json.loads(connues[cle_])]
        else:
            lues = [_compter(documents[rang]) for rang in rangs]
            plates = [[lue.longueur, lue.termes] for lue in lues]
            nouvelles[cle_] = json.dumps(plates, separators=(",", ":"))
        resultat.update(zip(rangs, lues, strict=True))
    memoire.ecrire(nouvelles)
    return [resultat[rang] for rang in range(len(documents))]


def _cle(documents: Iterable[Document]) -> bytes:
    """A digest of all that is counted in some documents, and of the program that counts."""
    comptes = [
        [_numero(document), list(_champs(document)), document.complements] for document in documents
    ]
    return cle(b"recherche", json.dumps(comptes).encode())


def _numero(document: Document) -> str:
    """The number under which a document is found: those of fiches alone."""
    return document.numero if document.genre == GenreDeDocument.FICHE else ""


def _champs(document: Document) -> Iterable[tuple[str, float]]:
    """The document's own texts, with what a word of each is worth."""
    yield document.titre, _POIDS_TITRE
    yield from ((alias, _POIDS_ALIAS) for alias in document.alias)
    yield from ((section.titre, _POIDS_INTERTITRE) for section in document.sections)
    yield from ((section.texte, _POIDS_TEXTE) for section in document.sections)


# While a writer watches the preview, a document that did not change is not read again, be there
# a memory on the disk or none.
@lru_cache(maxsize=20_000)
def _compter(document: Document) -> Frequences:
    vues: dict[str, float] = defaultdict(float)
    longueur = 0
    if _numero(document):
        vues[document.numero] += _POIDS_NUMERO
    for texte, poids in _champs(document):
        for jeton in jetons(texte):
            siens = termes(jeton.brut)
            longueur += bool(siens)
            for terme in siens:
                vues[terme] += poids
    # Once each: ten names that hold « économie solidaire » do not make a fiche about it.
    for terme in dict.fromkeys(_termes_des(document.complements)):
        vues[terme] += _POIDS_COMPLEMENT
    return Frequences(longueur, dict(vues))


def _termes_des(textes: Iterable[str]) -> Iterator[str]:
    for texte in textes:
        for jeton in jetons(texte):
            yield from termes(jeton.brut)
