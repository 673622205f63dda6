"""Files to corpus: finds the fiches and registries, reads them, gathers what is wrong."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recueil import regles
from recueil.corpus import DOSSIER_FICHES, ReferentielLu, Referentiels
from recueil.diagnostic import Diagnostic, Gravite
from recueil.examen import examiner
from recueil.forme import REFERENTIELS, referentiel_lu
from recueil.modele import cle_numero
from recueil.releve import Corpus

DOSSIER_REFERENTIELS = "referentiels"
# Files of a forge that live beside the fiches without being any.
_AUTRES_FICHIERS = frozenset({"readme.md", "licence.md", "license.md"})


@dataclass(frozen=True)
class Lecture:
    """A corpus, and what the rules over one file found in each.

    Attributes:
        bien_formee: whether the shape of every file is right.
    """

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    bien_formee: bool


def charger(racine: Path, supplementaires: Iterable[Path] = ()) -> Lecture:
    """Read the recueil at `racine`, and files that do not belong to it.

    Raises:
        OSError: a file cannot be read.
    """
    chemins = dict.fromkeys([*_fichiers(racine / DOSSIER_FICHES), *supplementaires])
    referentiels, diagnostics = _referentiels(racine, [c for c in chemins if c.suffix == ".yml"])
    bien_formee = all(d.gravite is not Gravite.ERREUR for d in diagnostics)
    for lu in referentiels.par_nom.values():
        for regle in regles.avec("sur_referentiel"):
            diagnostics += regle.sur_referentiel(lu, referentiels)
    examens = [
        examiner(
            chemin_relatif(chemin, racine),
            chemin.read_bytes(),
            chemin.is_relative_to(racine / DOSSIER_FICHES),
            referentiels,
        )
        for chemin in chemins
        if chemin.suffix != ".yml"
    ]
    examens.sort(key=lambda examen: (cle_numero(examen.fiche.base), examen.fiche.chemin))
    for examen in examens:
        diagnostics += examen.diagnostics
    return Lecture(
        Corpus(tuple(examen.fiche for examen in examens), referentiels),
        tuple(diagnostics),
        bien_formee and all(examen.bien_formee for examen in examens),
    )


def _referentiels(racine: Path, chemins: Iterable[Path]) -> tuple[Referentiels, list[Diagnostic]]:
    lus: dict[str, ReferentielLu] = {}
    diagnostics: list[Diagnostic] = []
    for chemin in chemins:
        relatif = chemin_relatif(chemin, racine)
        # A registry given by hand stands in for the recueil's own.
        lus[chemin.stem], constats = referentiel_lu(relatif, chemin.read_bytes(), chemin.stem)
        diagnostics += constats
    return Referentiels({nom: lus[nom] for nom in REFERENTIELS if nom in lus}), diagnostics


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
