"""Corpus to diagnostics, and to a recueil when nothing is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from recueil import regles
from recueil.chargement import Lecture, charger
from recueil.diagnostic import Diagnostic, Gravite
from recueil.memoire import Memoire
from recueil.regles.regle import Fichier
from recueil.releve import Corpus
from recueil.silences import Consigne, Silences, consignes
from recueil.souvenirs import ChangeEntreTemps

if TYPE_CHECKING:
    from recueil.recueil import Recueil


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
    def recueil(self) -> "Recueil | None":
        """The recueil, when there is no error at all; made when it is first asked for."""
        from recueil.resolution import resoudre

        return None if self.erreurs else resoudre(self.corpus)


def valider(
    racine: Path,
    chemins: Iterable[Path] = (),
    *,
    memoire: Memoire | None = None,
    en_parallele: bool = False,
    sur_parole: bool = False,
) -> Resultat:
    """Read and check the recueil at `racine`, with files of elsewhere among its own.

    Args:
        memoire: what former runs learnt; nothing is kept without one.
        en_parallele: whether other processes may help; not from a program with threads.
        sur_parole: whether files that look unchanged are not read, for who wants the diagnostics
            and has no use for the texts.

    Raises:
        OSError: a file cannot be read.
    """
    chemins = tuple(chemins)
    if sur_parole:
        with suppress(ChangeEntreTemps):
            return _resultat(charger(racine, chemins, memoire, en_parallele, sur_parole=True))
    return _resultat(charger(racine, chemins, memoire, en_parallele))


def _resultat(lecture: Lecture) -> Resultat:
    trouves = [*lecture.diagnostics, *_entre_fichiers(lecture)]
    restent = list(_taire(lecture, trouves))
    if not restent:
        return Resultat(lecture.corpus, ())
    # What knows how to write lines of YAML is of no use to a recueil without fault.
    from recueil.lignes_a_copier import completer

    diagnostics = dict.fromkeys(completer(restent))
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


def _taire(lecture: Lecture, trouves: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is left once the writers' comments are heard, and the comments that were of no use."""
    avec_consignes: list[tuple[Fichier, tuple[Consigne, ...], bool]] = [
        (fiche, fiche.consignes, fiche.lisible)
        for fiche in lecture.corpus.fiches
        if fiche.consignes
    ]
    avec_consignes += [
        (lu, ecrites, lu.document is not None)
        for lu in lecture.corpus.referentiels.par_nom.values()
        if (ecrites := consignes(lu.source, lu.document))
    ]
    if not avec_consignes:
        yield from trouves
        return
    sur_elles = frozenset(str(module.REGLE.code) for module in regles.avec("sur_consignes"))
    entendus = {
        fichier.chemin: (fichier, Silences(ecrites, regles.par_code(), sur_elles), lisible)
        for fichier, ecrites, lisible in avec_consignes
    }
    par_chemin: dict[str, list[Diagnostic]] = {chemin: [] for chemin in entendus}
    for diagnostic in trouves:
        if diagnostic.chemin in entendus:
            par_chemin[diagnostic.chemin].append(diagnostic)
        else:
            yield diagnostic
    # Rules that did not look have nothing to say: a comment may still be of use to them.
    muettes = () if lecture.bien_formee else regles.avec("sur_corpus")
    en_attente = frozenset(str(module.REGLE.code) for module in muettes)
    for chemin, (fichier, silences, lisible) in entendus.items():
        diagnostics = par_chemin[chemin]
        yield from (d for d in diagnostics if not silences.taisent(d))
        for regle in regles.avec("sur_silences") if lisible else ():
            yield from regle.sur_silences(fichier, silences.inutiles(diagnostics, en_attente))
