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

from collections.abc import Iterator
from dataclasses import dataclass

from recueil.corpus import TOUS, FicheLue, Referentiels
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee
from recueil.slug import slug

REGLE = Regle(
    "R090",
    "mot qui a deux définitions",
    Gravite.AVERTISSEMENT,
    "le lien mis sur ce mot ne pourrait mener qu'à l'une des deux.",
)


@dataclass(frozen=True)
class _Nom:
    """One of the names of a definition."""

    fiche: FicheRelevee
    citation: Citation
    est_synonyme: bool

    @property
    def terme(self) -> str:
        return self.citation.sujet or self.citation.valeur


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the synonyms, each with its term."""
    termes = {chemin[1]: terme for chemin, terme in lue.valeurs("definitions", TOUS, "terme")}
    for chemin, ecrit in lue.valeurs("definitions", TOUS, "synonymes", TOUS):
        yield "synonymes", Citation(ecrit, lue.place(chemin), termes.get(chemin[1], ecrit))


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each synonym that also names another definition, or its own term again."""
    par_nom: dict[str, list[_Nom]] = {}
    for fiche in corpus.fiches:
        if not fiche.est_traduction:
            for note in ("termes", "synonymes"):
                for citation in fiche.citees(note):
                    nom = _Nom(fiche, citation, note == "synonymes")
                    par_nom.setdefault(slug(citation.valeur), []).append(nom)
    for homonymes in par_nom.values():
        for nom in homonymes:
            if not nom.est_synonyme:
                continue
            ecrit = nom.citation.valeur
            autre = next((a for a in homonymes if _differents(a, nom)), None)
            if slug(ecrit) == slug(nom.terme):
                message = f"« {ecrit} » est déjà le terme que l'on définit"
                yield REGLE.constat(
                    nom.fiche, nom.citation.position, message, conseil="effacez cette ligne"
                )
            elif autre is not None:
                yield REGLE.constat(
                    nom.fiche,
                    nom.citation.position,
                    f"« {ecrit} » mène aussi à « {autre.terme} »{_ou(nom, autre)}",
                    conseil="gardez ce mot pour une seule des deux définitions",
                )


def _differents(un: _Nom, autre: _Nom) -> bool:
    """Whether two names are of different things; one thing defined twice is R034's business."""
    return slug(un.terme) != slug(autre.terme)


def _ou(nom: _Nom, autre: _Nom) -> str:
    if nom.fiche.chemin == autre.fiche.chemin:
        return f", à la ligne {autre.citation.position.ligne}"
    return f", dans la fiche {autre.fiche.numero}" if autre.fiche.numero else ""
