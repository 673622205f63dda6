"""Files to corpus: finds the fiches and registries, reads them, gathers what is wrong."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recueil.corpus import DOSSIER_FICHES, Corpus, FicheLue, ReferentielLu
from recueil.diagnostic import Diagnostic
from recueil.forme import REFERENTIELS, fiche_lue, referentiel_lu
from recueil.modele import cle_numero

DOSSIER_REFERENTIELS = "referentiels"
# Files of a forge that live beside the fiches without being any.
_AUTRES_FICHIERS = frozenset({"readme.md", "licence.md", "license.md"})


@dataclass(frozen=True)
class Lecture:
    """A corpus, and what was wrong with each file taken alone."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]


def charger(racine: Path, supplementaires: Iterable[Path] = ()) -> Lecture:
    """Read the recueil at `racine`, and files that do not belong to it.

    Raises:
        OSError: a file cannot be read.
    """
    fiches: list[FicheLue] = []
    referentiels: dict[str, ReferentielLu] = {}
    diagnostics: list[Diagnostic] = []
    chemins = [*_fichiers(racine / DOSSIER_FICHES), *supplementaires]
    for chemin in dict.fromkeys(chemins):
        relatif = chemin_relatif(chemin, racine)
        if chemin.suffix == ".yml":
            lu, constats = referentiel_lu(relatif, chemin.read_bytes(), chemin.stem)
            # A registry given by hand stands in for the recueil's own.
            referentiels[chemin.stem] = lu
        else:
            dans = chemin.is_relative_to(racine / DOSSIER_FICHES)
            fiche, constats = fiche_lue(relatif, chemin.read_bytes(), dans)
            fiches.append(fiche)
        diagnostics.extend(constats)
    fiches.sort(key=lambda lue: (cle_numero(lue.base), lue.chemin))
    ordonnes = {nom: referentiels[nom] for nom in REFERENTIELS if nom in referentiels}
    return Lecture(Corpus(tuple(fiches), ordonnes), tuple(diagnostics))


def chemin_relatif(chemin: Path, racine: Path) -> str:
    """`chemin` from `racine`, with `/`: the same on every machine."""
    return Path(os.path.relpath(chemin, racine)).as_posix()


def est_du_recueil(chemin: Path) -> bool:
    """Whether a file's name is that of a fiche or of a registry."""
    if chemin.suffix == ".yml":
        return chemin.stem in REFERENTIELS
    return chemin.suffix == ".md" and chemin.name.lower() not in _AUTRES_FICHIERS


def _fichiers(dossier: Path) -> Iterator[Path]:
    for ici, dossiers, noms in os.walk(dossier):
        dossiers.sort()
        for nom in sorted(noms):
            chemin = Path(ici, nom)
            est_registre = Path(ici) == dossier / DOSSIER_REFERENTIELS
            if est_du_recueil(chemin) and est_registre == (chemin.suffix == ".yml"):
                yield chemin
