"""How `corriger` looks at bytes: a file as read, and what the rules find, writers being heard.

A fault that a writer silenced, with a reason, is not put right behind their back.
"""

from collections.abc import Sequence

from recueil import regles
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic
from recueil.examen import FichierBrut, controler, controler_referentiel
from recueil.registres import ReferentielLu, Referentiels
from recueil.silences import Silences, consignes


def lire(
    fichier: FichierBrut, referentiels: Referentiels
) -> tuple[FicheLue | ReferentielLu, tuple[Diagnostic, ...]]:
    """A fiche or a registry as read, and what the rules over one file find in it."""
    lu: FicheLue | ReferentielLu
    if fichier.chemin.endswith(".yml"):
        lu, constats = controler_referentiel(fichier, referentiels)
    else:
        lu, constats, _ = controler(fichier, referentiels)
    return lu, _entendus(lu, constats)


def _entendus(
    lu: FicheLue | ReferentielLu, constats: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    ecrites = consignes(lu.source, lu.document)
    if not ecrites:
        return tuple(constats)
    silences = Silences(ecrites, regles.par_code())
    return tuple(constat for constat in constats if not silences.taisent(constat))
