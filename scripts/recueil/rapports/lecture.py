"""A JSON report read back: data from whoever proposes, believed in nothing but its shape.

The program that wrote it may have been changed by the proposal that it reports on. Sizes are
bounded, a rule is one of ours, and the closing sentence is not taken from it: what a reporter
shows of the rest, it escapes.
"""

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.rapports.rapport import Rapport
from recueil.regles import par_code

TAILLE_MAXIMALE = 5_000_000
_Texte = Annotated[str, StringConstraints(max_length=20_000)]
_Rang = Annotated[int, Field(ge=1, le=10_000_000)]


class RapportIllisible(ValueError):
    """The file is no report of `recueil valider --format json`; the message, in French, says so."""


class _Modele(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Edition(_Modele):
    ligne: _Rang
    colonne: _Rang
    ligne_fin: _Rang
    colonne_fin: _Rang
    texte: _Texte


class _Constat(_Modele):
    code: Annotated[str, StringConstraints(pattern=r"^R[0-9]{3}$")]
    gravite: Gravite
    chemin: Annotated[str, StringConstraints(max_length=1_000)]
    ligne: _Rang
    colonne: _Rang
    longueur: _Rang = 1
    message: _Texte
    pourquoi: _Texte
    conseil: _Texte = ""
    correction: _Texte = ""
    extrait: _Texte = ""
    editions: Annotated[tuple[_Edition, ...], Field(max_length=10_000)] = ()
    certaine: bool = False


class _Ecrit(_Modele):
    version: Annotated[int, Field(ge=1, le=1)]
    diagnostics: Annotated[tuple[_Constat, ...], Field(max_length=20_000)]


def lire(contenu: bytes, site: str = "") -> Rapport:
    """The report that `contenu` holds.

    Args:
        site: address of our site, for the pages of the rules; the report's own are not used.

    Raises:
        RapportIllisible: it is too big, or not a report.
    """
    if len(contenu) > TAILLE_MAXIMALE:
        raise RapportIllisible("le rapport est trop gros")
    try:
        ecrit = _Ecrit.model_validate(json.loads(contenu))
    except (ValueError, RecursionError, ValidationError) as erreur:
        raise RapportIllisible(
            "ce fichier n'est pas un rapport de « recueil valider --format json »"
        ) from erreur
    inconnus = {constat.code for constat in ecrit.diagnostics} - set(par_code())
    if inconnus:
        # A proposal may bring a rule of its own: the main branch cannot speak of it.
        raise RapportIllisible(f"le rapport parle d'une règle inconnue : {min(inconnus)}")
    return Rapport(
        tuple(_diagnostic(constat) for constat in ecrit.diagnostics),
        "Tout est en ordre.",
        site=site,
    )


def _diagnostic(constat: _Constat) -> Diagnostic:
    return Diagnostic(
        code=constat.code,
        gravite=constat.gravite,
        chemin=constat.chemin,
        position=Position(constat.ligne, constat.colonne, constat.longueur),
        message=constat.message,
        pourquoi=constat.pourquoi,
        correction=constat.correction,
        extrait=constat.extrait,
        conseil=constat.conseil,
        editions=tuple(Edition(**edition.model_dump()) for edition in constat.editions),
        certaine=constat.certaine,
    )
