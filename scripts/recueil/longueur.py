"""How many pages a fiche takes once printed, without printing it.

Heights are those of the PDFs of the project (`overrides/pdf/fiche.typ`, A4), measured on their
lines by pdftotext: 12.8 points from one line of text to the next, and so on. `tests/bench/longueur`
compares the estimate with real PDFs: within 0.4 page of each, from two to seven pages.
"""

import math
from collections.abc import Iterable

from recueil.corpus import TOUS, FicheLue
from recueil.prose import Bloc, blocs, masquer

# Points (1/72 inch), and letters in a line.
_PAGE = 712
_LIGNE, _PETITE_LIGNE, _LIGNE_DE_TITRE, _LIGNE_DE_RESUME = 12.8, 9.8, 27.6, 15.4
_LETTRES, _LETTRES_PETITES, _LETTRES_DE_TITRE, _LETTRES_DE_RESUME = 78, 136, 31, 66
_SOUS_LE_TITRE = 95.0
_ENTRE_SECTIONS, _ENTRE_DEFINITIONS, _ENTRE_EXEMPLES = 24.0, 13.0, 6.3
_ENTRE_SOURCES = 1.8
_ENTRE_POINTS, _ENTRE_PARAGRAPHES, _AUTOUR_D_UN_INTERTITRE = 2.4, 8.0, 18.0
# What the site adds at the end: related fiches, acronyms, keywords, licence.
_A_LA_FIN = 250.0
# What keeping a heading with its text, and an example in one piece, leaves empty on a page.
_PERDU = 1.03


def pages_imprimees(lue: FicheLue) -> float:
    """The length of a fiche in A4 pages, such as 2.7."""
    return sum(pages_par_partie(lue).values()) + _PERDU * _A_LA_FIN / _PAGE


def pages_par_partie(lue: FicheLue) -> dict[str, float]:
    """The pages that each key takes, and the body under an empty name; titles count apart."""
    hauteurs = {
        "titre": _titre(lue),
        "contexte": _points(lue, "contexte"),
        "enjeux": _points(lue, "enjeux"),
        "definitions": _definitions(lue),
        "exemples_mes": _ENTRE_SECTIONS + _LIGNE + _exemples(lue),
        "sources": _ENTRE_SECTIONS + _sources(lue),
        "": _hauteur(lue.blocs_du_corps),
    }
    return {partie: _PERDU * hauteur / _PAGE for partie, hauteur in hauteurs.items()}


def _titre(lue: FicheLue) -> float:
    titre = next((texte for _, texte in lue.valeurs("titre")), "")
    resume = next((texte for _, texte in lue.valeurs("resume")), "")
    hauteur = _SOUS_LE_TITRE + _lignes(titre, _LETTRES_DE_TITRE) * _LIGNE_DE_TITRE
    return hauteur + _lignes(resume, _LETTRES_DE_RESUME) * _LIGNE_DE_RESUME


def _points(lue: FicheLue, rubrique: str) -> float:
    points = [_lignes(point) * _LIGNE + _ENTRE_POINTS for _, point in lue.valeurs(rubrique, TOUS)]
    return _ENTRE_SECTIONS + sum(points)


def _definitions(lue: FicheLue) -> float:
    textes = [texte for _, texte in lue.valeurs("definitions", TOUS, "texte")]
    autres = {chemin[1] for chemin, _ in lue.valeurs("definitions", TOUS, "synonymes", TOUS)}
    hauteur = sum(_texte(texte) + _ENTRE_DEFINITIONS for texte in textes)
    return _ENTRE_SECTIONS + _LIGNE + hauteur + len(autres) * _LIGNE


def _exemples(lue: FicheLue) -> float:
    """Each example beside its who, where and when: the taller of the two counts."""
    reperes: dict[object, int] = {}
    for cle in ("organisations", "territoires", "periode"):
        motif = (cle,) if cle == "periode" else (cle, TOUS)
        for rang in {c[1] for c, _ in lue.valeurs("exemples_mes", TOUS, *motif)}:
            reperes[rang] = reperes.get(rang, 0) + 1
    hauteur = 0.0
    courts, longs = lue.valeurs("exemples_mes", TOUS), lue.valeurs("exemples_mes", TOUS, "texte")
    for chemin, texte in (*courts, *longs):
        lignes = max(_lignes(texte), reperes.get(chemin[1], 0))
        hauteur += lignes * _LIGNE + _ENTRE_EXEMPLES
    return hauteur


def _sources(lue: FicheLue) -> float:
    longueurs: dict[object, int] = {}
    for cle in ("titre", "url", "auteur", "annee"):
        for chemin, texte in lue.valeurs("sources", TOUS, cle):
            longueurs[chemin[1]] = longueurs.get(chemin[1], 0) + len(texte) + 2
    lignes = sum(math.ceil(longueur / _LETTRES_PETITES) for longueur in longueurs.values())
    return lignes * _PETITE_LIGNE + len(longueurs) * _ENTRE_SOURCES


def _texte(markdown: str) -> float:
    # What is masked keeps its length: only a block of code could be taken for something else.
    code = "```" in markdown or "~~~" in markdown
    return _hauteur(blocs(masquer(markdown) if code else markdown))


def _hauteur(ensemble: Iterable[Bloc]) -> float:
    hauteur = 0.0
    for bloc in ensemble:
        hauteur += _lignes(bloc.texte) * _LIGNE
        if bloc.genre == "titre":
            hauteur += _AUTOUR_D_UN_INTERTITRE
        elif bloc.genre == "paragraphe":
            hauteur += _ENTRE_PARAGRAPHES
        else:
            hauteur += _ENTRE_POINTS
    return hauteur


def _lignes(texte: str, lettres: int = _LETTRES) -> int:
    return -(-len(texte) // lettres)
