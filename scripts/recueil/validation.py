"""Corpus to diagnostics, and to a recueil when nothing is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from recueil import regles
from recueil.chargement import Lecture, charger
from recueil.diagnostic import Diagnostic, Gravite
from recueil.memoire import Memoire
from recueil.recueil import Recueil, resoudre
from recueil.releve import Corpus


@dataclass(frozen=True)
class Resultat:
    """What a validation found."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]

    @property
    def erreurs(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that refuse the recueil."""
        return tuple(d for d in self.diagnostics if d.gravite is Gravite.ERREUR)

    @cached_property
    def recueil(self) -> Recueil | None:
        """The recueil, when there is no error at all; made when it is first asked for."""
        return None if self.erreurs else resoudre(self.corpus)


def valider(
    racine: Path,
    chemins: Iterable[Path] = (),
    *,
    memoire: Memoire | None = None,
    en_parallele: bool = False,
) -> Resultat:
    """Read and check the recueil at `racine`, with files of elsewhere among its own.

    Args:
        memoire: what former runs learnt; nothing is kept without one.
        en_parallele: whether other processes may help; not from a program with threads.

    Raises:
        OSError: a file cannot be read.
    """
    lecture = charger(racine, chemins, memoire, en_parallele)
    diagnostics = dict.fromkeys([*lecture.diagnostics, *_entre_fichiers(lecture)])
    return Resultat(lecture.corpus, tuple(sorted(diagnostics, key=lambda d: d.cle_de_tri)))


def _entre_fichiers(lecture: Lecture) -> Iterable[Diagnostic]:
    corpus = lecture.corpus
    for fiche in corpus.fiches:
        for regle in regles.avec("sur_releve"):
            yield from regle.sur_releve(fiche, corpus)
    # A fiche or a registry that is not right yet makes what it cites look forgotten.
    if lecture.bien_formee:
        for regle in regles.avec("sur_corpus"):
            yield from regle.sur_corpus(corpus)
