"""One file to all that can be said of it alone, registries in hand.

The result depends on the file's path and bytes, on the registries and on the rules, on nothing
else: it can be made in any process, and kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recueil import regles
from recueil.corpus import FicheLue, Referentiels
from recueil.diagnostic import Diagnostic, Gravite
from recueil.forme import fiche_lue
from recueil.releve import Citation, FicheRelevee, relever


@dataclass(frozen=True)
class Examen:
    """What one fiche gives.

    Attributes:
        diagnostics: what the rules over one file found.
        bien_formee: whether nothing is wrong with its shape; if not, it may cite more than
            could be read.
    """

    fiche: FicheRelevee
    diagnostics: tuple[Diagnostic, ...]
    bien_formee: bool


def examiner(chemin: str, octets: bytes, dans: bool, referentiels: Referentiels) -> Examen:
    """Read a fiche, run the rules over it, and note what the rules between fiches need.

    Args:
        dans: whether the file lies under `fiches/`, where folders are parts.
    """
    lue, constats = fiche_lue(chemin, octets, dans)
    bien_formee = all(constat.gravite is not Gravite.ERREUR for constat in constats)
    for regle in regles.avec("sur_fiche"):
        constats += regle.sur_fiche(lue, referentiels)
    fiche = relever(lue, octets, _notes(lue, referentiels))
    return Examen(fiche, tuple(constats), bien_formee)


def _notes(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    for regle in regles.avec("relever"):
        yield from regle.relever(lue, referentiels)
