"""The index as files: a list of slices, then what a query needs of them and no more.

Numbers are written in base 64 on letters that JSON keeps as they are: a document's rank as the
difference with the previous one (5 bits a letter, the sixth one to say that more follows), an
impact on one letter.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from recueil.francais.donnees import regles
from recueil.memoire import Memoire
from recueil.pages.page import Cadre, Fichier
from recueil.recherche.documents import Document, GenreDeDocument, documents
from recueil.recherche.indexation import Index, indexer
from recueil.recueil import Recueil

DOSSIER = "recherche/index"
_LETTRES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# A slice small enough for a slow network, large enough for one request to serve a query.
_TRANCHE = 48_000
_PAR_LOT = 16  # definitions, organisations and examples in one file: they are short


def fichiers_de_recherche(
    recueil: Recueil, cadre: Cadre, memoire: Memoire | None = None
) -> list[Fichier]:
    """The index of each language, the rules of French, and where the pages find them.

    Args:
        memoire: what former builds counted in documents; each is read without one.
    """
    trouvables = {langue: documents(recueil, cadre, langue) for langue in cadre.langues}
    return fichiers(trouvables, memoire)


def fichiers(
    par_langue: Mapping[str, list[Document]], memoire: Memoire | None = None
) -> list[Fichier]:
    """The index of some documents, language by language, with what reading it takes."""
    resultat = [Fichier(f"{DOSSIER}/regles.js", f"RECUEIL_RECHERCHE.regles({_json(regles())})\n")]
    dossiers = {}
    for langue, trouvables in par_langue.items():
        contenus = _contenus(trouvables, memoire)
        # The folder changes with what it holds: a browser never mixes two versions.
        empreinte = hashlib.sha256("\n".join(contenus.values()).encode()).hexdigest()[:10]
        dossiers[langue] = f"{langue}-{empreinte}"
        resultat += [
            Fichier(f"{DOSSIER}/{dossiers[langue]}/{nom}.js", contenu)
            for nom, contenu in contenus.items()
        ]
    return [
        *resultat,
        Fichier(f"{DOSSIER}/ou.js", f"RECUEIL_RECHERCHE.ou({_json(dossiers)})\n"),
    ]


def _contenus(trouvables: list[Document], memoire: Memoire | None) -> dict[str, str]:
    index = indexer(trouvables, memoire)
    tranches = list(_tranches(index))
    contenus = {
        "sommaire": _appel(
            "sommaire",
            {
                "n": index.nombre,
                "tranches": [tranche[0][0] for tranche in tranches],
                "genres": [
                    sum(document.genre == genre for document in trouvables)
                    for genre in GenreDeDocument
                ],
                "termes": len(index.postings),
                "initiales": "".join(sorted({terme[0] for terme in index.postings})),
                "lots": _lots(trouvables),
            },
        ),
        "facettes": _appel("facettes", _facettes(trouvables)),
    }
    for rang, tranche in enumerate(tranches):
        contenus[f"p{rang}"] = _appel("tranche", rang, dict(tranche))
    for initiale, groupe in groupby(sorted(index.postings), key=lambda terme: terme[0]):
        nom = f"{ord(initiale):x}"
        contenus[f"t{nom}"] = _appel("termes", nom, _vocabulaire(groupe, index))
    for lot, rangs in enumerate(_rangs_des_lots(trouvables)):
        contenus[f"d{lot}"] = _appel("lot", lot, [_fragment(trouvables[rang]) for rang in rangs])
    return contenus


def _tranches(index: Index) -> Iterator[list[tuple[str, str]]]:
    tranche: list[tuple[str, str]] = []
    taille = 0
    for terme in sorted(index.postings):
        ecrits = _postings(index.postings[terme])
        if tranche and taille + len(ecrits) > _TRANCHE:
            yield tranche
            tranche, taille = [], 0
        tranche.append((terme, ecrits))
        taille += len(ecrits) + len(terme) + 6
    if tranche:
        yield tranche


def _postings(postings: list[tuple[int, float]]) -> str:
    morceaux, precedent = [], -1
    for rang, impact in postings:
        morceaux.append(_nombre(rang - precedent - 1) + _LETTRES[min(63, round(impact * 63))])
        precedent = rang
    return "".join(morceaux)


def _nombre(n: int) -> str:
    ecrit = ""
    while n > 31:
        ecrit += _LETTRES[32 | (n & 31)]
        n >>= 5
    return ecrit + _LETTRES[n]


def _vocabulaire(termes: Iterable[str], index: Index) -> str:
    """Terms with how many documents have each, without the letters shared with the one before."""
    ecrits, precedent = [], ""
    for terme in termes:
        commun = 0
        for une, autre in zip(precedent, terme, strict=False):
            if une != autre or commun == 63:
                break
            commun += 1
        ecrits.append(f"{_LETTRES[commun]}{terme[commun:]} {len(index.postings[terme])}")
        precedent = terme
    return ";".join(ecrits)


def _rangs_des_lots(trouvables: list[Document]) -> Iterator[list[int]]:
    """A file for each fiche, then files of several short documents."""
    lot: list[int] = []
    for rang, document in enumerate(trouvables):
        if document.genre == 0:
            yield [rang]
            continue
        lot.append(rang)
        if len(lot) == _PAR_LOT:
            yield lot
            lot = []
    if lot:
        yield lot


def _lots(trouvables: list[Document]) -> str:
    """First rank of each file, as differences: a rank's file is the last that starts before it."""
    precedent, ecrit = 0, ""
    for rangs in _rangs_des_lots(trouvables):
        ecrit += _nombre(rangs[0] - precedent)
        precedent = rangs[0]
    return ecrit


def _fragment(document: Document) -> list[object]:
    return [
        document.adresse,
        document.numero,
        document.titre,
        document.contexte,
        [[section.ancre, section.titre, section.texte] for section in document.sections],
        list(document.alias),
    ]


def _facettes(trouvables: list[Document]) -> dict[str, dict[str, str]]:
    """For each value of each facet, the documents that have it."""
    rangs: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for rang, document in enumerate(trouvables):
        for facette, valeurs in document.facettes.items():
            for valeur in dict.fromkeys(valeurs):
                rangs[facette][valeur].append(rang)
    return {
        facette: {valeur: _differences(siens) for valeur, siens in sorted(valeurs.items())}
        for facette, valeurs in rangs.items()
    }


def _differences(rangs: list[int]) -> str:
    precedent, ecrit = -1, ""
    for rang in rangs:
        ecrit += _nombre(rang - precedent - 1)
        precedent = rang
    return ecrit


def _appel(fonction: str, *arguments: object) -> str:
    return f"RECUEIL_RECHERCHE.{fonction}({','.join(_json(a) for a in arguments)})\n"


def _json(valeur: object) -> str:
    # U+2028 and U+2029 end a line for old JavaScript engines.
    ecrit = json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
    return ecrit.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
