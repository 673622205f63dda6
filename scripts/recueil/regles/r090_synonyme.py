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

from recueil.corpus import TOUS, Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.noeuds import Chemin
from recueil.regles.regle import Regle
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

    lue: FicheLue
    chemin: Chemin
    ecrit: str
    terme: str

    @property
    def est_synonyme(self) -> bool:
        return self.chemin[-2] == "synonymes"


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each synonym that also names another definition, or its own term again."""
    par_nom: dict[str, list[_Nom]] = {}
    for lue in corpus.fiches:
        if not lue.est_traduction:
            for nom in _noms(lue):
                par_nom.setdefault(slug(nom.ecrit), []).append(nom)
    for homonymes in par_nom.values():
        for nom in homonymes:
            if not nom.est_synonyme:
                continue
            autre = next((a for a in homonymes if _differents(a, nom)), None)
            if slug(nom.ecrit) == slug(nom.terme):
                message = f"« {nom.ecrit} » est déjà le terme que l'on définit"
                yield REGLE.constat(
                    nom.lue, nom.lue.place(nom.chemin), message, conseil="effacez cette ligne"
                )
            elif autre is not None:
                yield REGLE.constat(
                    nom.lue,
                    nom.lue.place(nom.chemin),
                    f"« {nom.ecrit} » mène aussi à « {autre.terme} »{_ou(nom, autre)}",
                    conseil="gardez ce mot pour une seule des deux définitions",
                )


def _noms(lue: FicheLue) -> Iterator[_Nom]:
    termes = {chemin[1]: terme for chemin, terme in lue.valeurs("definitions", TOUS, "terme")}
    for motif in (("terme",), ("synonymes", TOUS)):
        for chemin, ecrit in lue.valeurs("definitions", TOUS, *motif):
            yield _Nom(lue, chemin, ecrit, termes.get(chemin[1], ecrit))


def _differents(un: _Nom, autre: _Nom) -> bool:
    """Whether two names are of different things; one thing defined twice is R034's business."""
    return slug(un.terme) != slug(autre.terme)


def _ou(nom: _Nom, autre: _Nom) -> str:
    if nom.lue.chemin == autre.lue.chemin:
        return f", à la ligne {autre.lue.place(autre.chemin).ligne}"
    return f", dans la fiche {autre.lue.numero}" if autre.lue.numero else ""
