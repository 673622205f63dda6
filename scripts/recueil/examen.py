"""One file to all that can be said of it alone, registries in hand.

The result depends on the file's path and bytes, on the registries and on the rules, on nothing
else: it can be made in any process, and kept.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from recueil import regles
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.forme import fiche_lue, referentiel_lu
from recueil.prise_de_notes import relever
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.r115_trop_de_fautes import LIMITE, abreger
from recueil.releve import Citation, FicheRelevee
from recueil.rubriques import REFERENTIELS
from recueil.silences import consignes


class FichierBrut(NamedTuple):
    """A file as bytes.

    Attributes:
        chemin: path relative to the root of the recueil, with `/`.
        dans: whether it lies under `fiches/`, where folders are parts.
        comparee: whether a translation stands beside it, or it is one: their sections are compared.
    """

    chemin: str
    octets: bytes
    dans: bool = True
    comparee: bool = False

    @property
    def nom(self) -> str:
        """The name of a registry, `organisations`."""
        return self.chemin.rpartition("/")[2].removesuffix(".yml")


class Examen(NamedTuple):
    """What one fiche gives.

    Attributes:
        diagnostics: what the rules over one file found.
        bien_formee: whether nothing is wrong with its shape; if not, it may cite more than
            could be read.
        forme: digest of its header when that is known to have the right shape.
    """

    fiche: FicheRelevee
    diagnostics: tuple[Diagnostic, ...]
    bien_formee: bool
    forme: str = ""


def examiner(
    fichier: FichierBrut, referentiels: Referentiels, justes: Container[str] = frozenset()
) -> Examen:
    """Read a fiche, run the rules over it, and note what the rules between fiches need.

    Args:
        justes: digests of the headers whose shape is known to be right.
    """
    lue, constats, bien_formee = controler(fichier, referentiels, justes)
    autres = () if lue.exces else _notes(lue, referentiels)
    fiche = relever(lue, fichier.octets, autres, avec_sections=fichier.comparee)
    if lue.exces:
        return Examen(fiche, tuple(constats), bien_formee)
    for regle in regles.avec("sur_consignes") if fiche.consignes else ():
        constats += regle.sur_consignes(lue, fiche.consignes, regles.par_code())
    return Examen(fiche, tuple(abreger(fiche, constats)), bien_formee, lue.forme)


def controler(
    fichier: FichierBrut, referentiels: Referentiels, justes: Container[str] = frozenset()
) -> tuple[FicheLue, list[Diagnostic], bool]:
    """A fiche as read, what the rules over one fiche find, and whether its shape is right."""
    lue, constats = fiche_lue(fichier.chemin, fichier.octets, fichier.dans, justes)
    bien_formee = _sans_erreur(constats)
    if not lue.exces:
        for regle in regles.avec("sur_fiche"):
            trouves = regle.sur_fiche(lue, referentiels)
            # Most find nothing: they are asked for one thing before they are for more.
            premier = next(trouves, None)
            if premier is not None:
                constats += (premier, *islice(trouves, LIMITE))
    return lue, constats, bien_formee


def controler_referentiel(
    fichier: FichierBrut, referentiels: Referentiels
) -> tuple[ReferentielLu, list[Diagnostic]]:
    """A registry as read, and what the rules find in it, the others being as they are."""
    lu, constats = referentiel_lu(fichier.chemin, fichier.octets, fichier.nom)
    for regle in regles.avec("sur_referentiel"):
        constats += islice(regle.sur_referentiel(lu, referentiels), LIMITE + 1)
    return lu, constats


def examiner_les_referentiels(
    fichiers: Iterable[FichierBrut], justes: Container[str] = frozenset()
) -> tuple[Referentiels, tuple[Diagnostic, ...], bool]:
    """The registries as read, what is wrong with them, and whether their shape is right."""
    lus: dict[str, ReferentielLu] = {}
    constats: list[Diagnostic] = []
    for fichier in fichiers:
        # A registry given by hand stands in for the recueil's own.
        lu, trouves = referentiel_lu(fichier.chemin, fichier.octets, fichier.nom, justes)
        lus[fichier.nom] = lu
        constats += abreger(lu, trouves)
    bien_formes = _sans_erreur(constats)
    referentiels = Referentiels({nom: lus[nom] for nom in REFERENTIELS if nom in lus})
    for lu in referentiels.par_nom.values():
        for regle in regles.avec("sur_referentiel"):
            constats += islice(regle.sur_referentiel(lu, referentiels), LIMITE + 1)
        ecrites = consignes(lu.source, lu.document)
        for regle in regles.avec("sur_consignes") if ecrites else ():
            constats += regle.sur_consignes(lu, ecrites, regles.par_code())
    return referentiels, tuple(constats), bien_formes


def _sans_erreur(constats: Iterable[Diagnostic]) -> bool:
    return all(constat.gravite is not Gravite.ERREUR for constat in constats)


def _notes(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    for regle in regles.avec("relever"):
        yield from regle.relever(lue, referentiels)
