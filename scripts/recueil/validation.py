"""Corpus to diagnostics, and to a recueil when nothing is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recueil import regles
from recueil.chargement import Lecture, charger
from recueil.corpus import Corpus
from recueil.diagnostic import Diagnostic, Gravite
from recueil.recueil import Recueil, resoudre


@dataclass(frozen=True)
class Resultat:
    """What a validation found; `recueil` is there when there is no error at all."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    recueil: Recueil | None

    @property
    def erreurs(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that refuse the recueil."""
        return tuple(d for d in self.diagnostics if d.gravite is Gravite.ERREUR)


def valider(racine: Path, chemins: Iterable[Path] = ()) -> Resultat:
    """Read and check the recueil at `racine`, with files of elsewhere among its own.

    Raises:
        OSError: a file cannot be read.
    """
    lecture = charger(racine, chemins)
    diagnostics = dict.fromkeys([*lecture.diagnostics, *_regles_de_sens(lecture)])
    tries = tuple(sorted(diagnostics, key=lambda d: d.cle_de_tri))
    sans_erreur = all(d.gravite is not Gravite.ERREUR for d in tries)
    return Resultat(lecture.corpus, tries, resoudre(lecture.corpus) if sans_erreur else None)


def _regles_de_sens(lecture: Lecture) -> Iterable[Diagnostic]:
    corpus = lecture.corpus
    for lue in corpus.fiches:
        for regle in regles.avec("sur_fiche"):
            yield from regle.sur_fiche(lue, corpus)
    for lu in corpus.referentiels.values():
        for regle in regles.avec("sur_referentiel"):
            yield from regle.sur_referentiel(lu, corpus)
    # A fiche or a registry that is not right yet makes what it cites look forgotten.
    if not any(d.gravite is Gravite.ERREUR for d in lecture.diagnostics):
        for regle in regles.avec("sur_corpus"):
            yield from regle.sur_corpus(corpus)
