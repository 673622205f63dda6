"""One file to values of the format, with each fault of shape as a diagnostic."""

import hashlib
import re
from collections.abc import Container
from typing import NamedTuple, TypeVar

from recueil import entetes_simples, regles
from recueil.corpus import DOSSIER_FICHES, LANGUE_PAR_DEFAUT, FicheLue
from recueil.diagnostic import Diagnostic
from recueil.registres import ReferentielLu
from recueil.source import TypeDeDefaut, lire_fiche, lire_referentiel

_L = TypeVar("_L", FicheLue, ReferentielLu)
_ILLISIBLES = (TypeDeDefaut.ENTETE_ABSENT, TypeDeDefaut.TAILLE)
# No language is called `md`: people end a name twice.
_NOM = re.compile(r"^(?P<base>.+?)(?:\.(?P<langue>(?!md)[a-z]{2}))?\.md$")


class NomDeFiche(NamedTuple):
    """What the path of a fiche says: see `FicheLue`."""

    base: str
    dossier: str
    langue: str


def nom_de_fiche(chemin: str, dans: bool) -> NomDeFiche:
    """The parts of a path relative to the root of the recueil.

    Args:
        dans: whether the file lies under `fiches/`, where folders are parts.
    """
    dossier, _, fichier = chemin.rpartition("/")
    nom = _NOM.match(fichier)
    base, langue = (nom["base"], nom["langue"]) if nom else (chemin, None)
    dossier = dossier.rpartition("/")[2]
    if dans and dossier == DOSSIER_FICHES:
        dossier = ""
    return NomDeFiche(base, dossier, langue or LANGUE_PAR_DEFAUT)


def est_une_traduction(chemin: str) -> bool:
    """Whether the path of a fiche says that it is in another language."""
    # Most have no point there.
    return chemin[-6:-5] == "." and nom_de_fiche(chemin, True).langue != LANGUE_PAR_DEFAUT


def fiche_lue(
    chemin: str, octets: bytes, dans: bool, justes: Container[str] = frozenset()
) -> tuple[FicheLue, list[Diagnostic]]:
    """A fiche of these bytes, and all that is wrong with it taken alone.

    Args:
        dans: whether the file lies under `fiches/`, where folders are parts.
        justes: digests of the headers whose shape is known to be right (`FicheLue.forme`).
    """
    nom = nom_de_fiche(chemin, dans)
    source = lire_fiche(chemin, octets)
    lue = FicheLue(
        source,
        None,
        base=nom.base,
        dossier=nom.dossier,
        langue=nom.langue,
        dans_le_recueil=dans,
    )
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lue)]
    illisible = any(defaut.type in _ILLISIBLES for defaut in source.defauts)
    if lue.exces or (illisible and not source.entete):
        return lue, diagnostics
    d_un_coup = lire_d_un_coup(lue)
    # What has the right shape and no trap needs no closer look.
    if d_un_coup is not None and d_un_coup.document is not None:
        d_un_coup = d_un_coup.avec(forme=_empreinte(lue))
        if d_un_coup.forme in justes or _est_conforme(d_un_coup):
            return d_un_coup, diagnostics
    from recueil.reparation import analyser_en_reparant

    lue, constats = analyser_en_reparant(lue)
    diagnostics += constats
    if lue.document is not None:
        diagnostics += _fautes(lue)
    return lue, diagnostics


def referentiel_lu(
    chemin: str, octets: bytes, nom: str, justes: Container[str] = frozenset()
) -> tuple[ReferentielLu, list[Diagnostic]]:
    """A registry of these bytes, and all that is wrong with it taken alone.

    Args:
        justes: as for a fiche.
    """
    lu = ReferentielLu(lire_referentiel(chemin, octets), None, nom=nom)
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lu)]
    if lu.exces:
        return lu, diagnostics
    d_un_coup = lire_d_un_coup(lu)
    if d_un_coup is not None:
        lu = d_un_coup
    else:
        from recueil.reparation import analyser_en_reparant

        lu, constats = analyser_en_reparant(lu)
        diagnostics += constats
    # An empty registry is one without entries yet.
    if lu.document is None or lu.document.donnees == "":
        return lu, diagnostics
    forme = _empreinte(lu) if d_un_coup is not None else ""
    fautes = [] if forme in justes else _fautes(lu)
    return lu.avec(forme="" if fautes else forme), diagnostics + fautes


def lire_d_un_coup(lu: _L) -> _L | None:
    """`lu` with its values when its YAML holds no trap at all; None asks for a closer look."""
    simple = entetes_simples.lire(lu.source.entete, lu.source.ligne_entete)
    if simple is not None:
        return lu.avec(document=simple)
    # What reads YAML in general, and mends it, takes as long to import as fifty fiches to check.
    from recueil.reparation import analyser_d_un_coup

    return analyser_d_un_coup(lu)


def _empreinte(lu: FicheLue | ReferentielLu) -> str:
    """Digest of a header and of what it is the header of."""
    genre = lu.nom if isinstance(lu, ReferentielLu) else lu.est_traduction
    texte = f"{genre}\n{lu.source.entete}"
    return hashlib.sha256(texte.encode("utf-8", "surrogatepass")).hexdigest()


def _est_conforme(lue: FicheLue) -> bool:
    # Pydantic takes longer to import than the rest of a run in which every shape is known.
    from recueil.conformite import modele_de

    return modele_de(lue) is not None


def _fautes(lu: FicheLue | ReferentielLu) -> list[Diagnostic]:
    from recueil.conformite import fautes

    return list(fautes(lu))
