"""Un même mot mène à deux définitions.

Le site relie chaque terme, et chacun de ses synonymes, à sa définition. Un synonyme qui est aussi
le terme ou le synonyme d'une autre définition ne peut mener qu'à l'une des deux.

Mauvais :

    definitions:
      - terme: "Jardin partagé"
        texte: "Un terrain cultivé à plusieurs."
        synonymes:
          - "jardin collectif"
      - terme: "Jardin collectif"
        texte: "Tout jardin qui n'est pas celui d'une seule personne."

Bon :

    definitions:
      - terme: "Jardin partagé"
        texte: "Un terrain cultivé à plusieurs."
      - terme: "Jardin collectif"
        texte: "Tout jardin qui n'est pas celui d'une seule personne."
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee
from recueil.slug import slug

REGLE = Regle(
    "R090",
    "mot qui a deux définitions",
    Gravite.AVERTISSEMENT,
    "le lien mis sur ce mot ne pourrait mener qu'à l'une des deux.",
)


class _Nom(NamedTuple):
    """One of the names of a definition.

    Attributes:
        cle: its comparable form.
        terme, cle_du_terme: the term that is defined, itself if it is one.
    """

    fiche: FicheRelevee
    place: Position
    ecrit: str
    cle: str
    terme: str
    cle_du_terme: str
    est_synonyme: bool


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the synonyms, each with its term, and the comparable forms of these terms."""
    termes = {chemin[1]: terme for chemin, terme in lue.valeurs("definitions", TOUS, "terme")}
    for chemin, ecrit in lue.valeurs("definitions", TOUS, "synonymes", TOUS):
        terme = termes.get(chemin[1], ecrit)
        place = lue.place(chemin)
        yield "synonymes", Citation(ecrit, place, terme, slug(ecrit))
        yield "mots_definis", Citation(slug(terme), place)


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each synonym that also names another definition, or its own term again."""
    par_cle: dict[str, list[_Nom]] = {}
    synonymes: list[_Nom] = []
    fiches = [f for f in corpus.fiches if not f.est_traduction]
    ambigus = _ambigus(fiches)
    for fiche in fiches:
        if ambigus.isdisjoint(fiche.cles("synonymes")):
            continue
        cles = {terme.valeur: terme.cle for terme in fiche.citees("termes")}
        for un in fiche.citees("synonymes"):
            cle_du_terme = cles.get(un.sujet) or slug(un.sujet)
            nom = _Nom(fiche, un.position, un.valeur, un.cle, un.sujet, cle_du_terme, True)
            par_cle.setdefault(un.cle, []).append(nom)
            synonymes.append(nom)
    for fiche in fiches:
        if par_cle.keys().isdisjoint(fiche.cles("termes")):
            continue
        for un in fiche.citees("termes"):
            if un.cle in par_cle:
                nom = _Nom(fiche, un.position, un.valeur, un.cle, un.valeur, un.cle, False)
                par_cle[un.cle].append(nom)
    for nom in synonymes:
        autre = next((a for a in par_cle[nom.cle] if a.cle_du_terme != nom.cle_du_terme), None)
        if nom.cle == nom.cle_du_terme:
            message = f"« {nom.ecrit} » est déjà le terme que l'on définit"
            yield REGLE.constat(nom.fiche, nom.place, message, conseil="effacez cette ligne")
        elif autre is not None:
            # One thing defined twice is R034's business.
            yield REGLE.constat(
                nom.fiche,
                nom.place,
                f"« {nom.ecrit} » mène aussi à « {autre.terme} »{_ou(nom, autre)}",
                conseil="gardez ce mot pour une seule des deux définitions",
            )


def _ambigus(fiches: Sequence[FicheRelevee]) -> set[str]:
    """The keys of the synonyms that have something against them, told without their places."""
    combien = Counter(chain.from_iterable(fiche.cles("synonymes") for fiche in fiches))
    termes = set(chain.from_iterable(fiche.cles("termes") for fiche in fiches))
    a_voir = {cle for cle, fois in combien.items() if fois > 1 or cle in termes}
    # `SCIC` and `Scic` are one synonym of one term.
    meme_sens: dict[str, str] = {}
    resultat: set[str] = set()
    for fiche in fiches:
        cles = fiche.cles("synonymes")
        if a_voir.isdisjoint(cles):
            continue
        for cle, terme in zip(cles, fiche.valeurs("mots_definis"), strict=True):
            if cle in termes or meme_sens.setdefault(cle, terme) != terme or cle == terme:
                resultat.add(cle)
    return resultat & a_voir


def _ou(nom: _Nom, autre: _Nom) -> str:
    if nom.fiche.chemin == autre.fiche.chemin:
        return f", à la ligne {autre.place.ligne}"
    return f", dans la fiche {autre.fiche.numero}" if autre.fiche.numero else ""
