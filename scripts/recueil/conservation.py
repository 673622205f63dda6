"""An examination as text and back: what processes exchange and the memory keeps.

Plain JSON: reading it cannot run anything. Notes, of which there are many and which are read at
each run, are bare lists; the rest goes by the fields of its classes, whatever they become.
"""

import json
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from recueil.diagnostic import Diagnostic
from recueil.examen import Examen, FichierBrut
from recueil.forme import fiche_lue, nom_de_fiche
from recueil.releve import FicheRelevee
from recueil.silences import Consigne, consignes

# What the file itself says, and its notes, which are flat already.
_A_PART = frozenset(
    {"chemin", "octets", "base", "dossier", "langue", "dans_le_recueil", "notes", "consignes"}
)
# What a comment addressed to the rules cannot do without; few files have one, so that reading
# those again costs less than keeping what all of them ask for.
_MOT, _CONSIGNE = b"recueil", re.compile(rb"recueil[ \t]*:", re.IGNORECASE)


def en_texte(examen: Examen) -> str:
    """All of an examination but the file itself."""
    fiche = examen.fiche
    reste = {
        nom: _a_plat(getattr(fiche, nom)) for nom in _types(FicheRelevee) if nom not in _A_PART
    }
    constats = [_a_plat(diagnostic) for diagnostic in examen.diagnostics]
    return json.dumps([examen.bien_formee, fiche.notes, reste, constats], separators=(",", ":"))


def en_examen(conserve: str, fichier: FichierBrut) -> Examen:
    """The examination of a file from its text.

    Raises:
        ValueError, TypeError, KeyError: the text was not made by `en_texte`.
    """
    bien_formee, notes, reste, constats = json.loads(conserve)
    nom = nom_de_fiche(fichier.chemin, fichier.dans)
    types = _types(FicheRelevee)
    fiche = FicheRelevee(
        chemin=fichier.chemin,
        octets=fichier.octets,
        base=nom.base,
        dossier=nom.dossier,
        langue=nom.langue,
        dans_le_recueil=fichier.dans,
        notes=notes,
        consignes=_consignes(fichier),
        **{champ: _en_relief(types[champ], donnee) for champ, donnee in reste.items()},
    )
    return Examen(fiche, tuple(_en_relief(Diagnostic, c) for c in constats), bien_formee)


def _consignes(fichier: FichierBrut) -> tuple[Consigne, ...]:
    # The word first: looking for the pattern takes ten times as long, and most files lack both.
    en_ont = _MOT in fichier.octets.lower() and _CONSIGNE.search(fichier.octets)
    if not en_ont:
        return ()
    lue, _ = fiche_lue(*fichier)
    return consignes(lue.source, lue.document)


def _a_plat(valeur: object) -> object:
    if is_dataclass(valeur):
        return [_a_plat(getattr(valeur, champ.name)) for champ in fields(valeur)]
    if type(valeur) is tuple:
        return [_a_plat(v) for v in valeur]
    return valeur.value if isinstance(valeur, Enum) else valeur


def _en_relief(type_: Any, donnee: Any) -> Any:
    if is_dataclass(type_) and isinstance(type_, type):
        return type_(*map(_en_relief, _types(type_).values(), donnee))
    if get_origin(type_) is tuple:
        return tuple(_en_relief(get_args(type_)[0], d) for d in donnee)
    return type_(*donnee) if issubclass(type_, tuple) else type_(donnee)


@cache
def _types(classe: type) -> dict[str, Any]:
    """The fields of a class with their types, in order."""
    types = get_type_hints(classe)
    return {champ.name: types[champ.name] for champ in fields(classe)}
