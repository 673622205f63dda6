"""An examination as text and back: what processes exchange and the memory keeps.

Two lines of plain JSON: reading it cannot run anything. The second holds what is only read when a
rule between fiches has something to say.
"""

import json
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from recueil.diagnostic import Diagnostic
from recueil.examen import Examen
from recueil.forme import fiche_lue, nom_de_fiche
from recueil.notes import Notes
from recueil.releve import FicheRelevee
from recueil.silences import Consigne, consignes

# What each run reads of an examination.
Contenu = list[Any]
_en_json = json.JSONEncoder(separators=(",", ":")).encode


def en_texte(examen: Examen) -> str:
    """All of an examination but the file itself."""
    fiche = examen.fiche
    tete, suite = fiche.notes.parties
    # Few files have any: reading those again costs less than keeping what all of them ask for.
    en_a = bool(fiche.consignes)
    constats = [_a_plat(diagnostic) for diagnostic in examen.diagnostics]
    contenu = [examen.bien_formee, examen.forme, fiche.lisible, fiche.se_dit_traduite, en_a]
    contenu += [fiche.empreinte, fiche.sections_notees, tete, constats]
    return f"{_en_json(contenu)}\n{suite}"


def separer(conserve: str) -> tuple[Contenu, str]:
    """What each run reads of an examination, and the text of the rest.

    Raises:
        ValueError: the text was not made by `en_texte`.
    """
    ligne, _, suite = conserve.partition("\n")
    return json.loads(ligne), suite


def en_examen(
    contenu: Contenu,
    suite: str | Callable[[], str],
    chemin: str,
    dans: bool,
    lire: Callable[[], bytes],
) -> Examen:
    """The examination of a file from its two parts.

    Args:
        suite: the second one, or what finds it.
        chemin, dans: as in `FichierBrut`.
        lire: what gives the file.
    """
    bien_formee, forme, lisible, se_dit_traduite, a_des_consignes, *lus = contenu
    empreinte, sections, (valeurs, cles), constats = lus
    nom = nom_de_fiche(chemin, dans)
    fiche = FicheRelevee(
        chemin=chemin,
        lire=lire,
        base=nom.base,
        dossier=nom.dossier,
        langue=nom.langue,
        dans_le_recueil=dans,
        empreinte=empreinte,
        sections_notees=sections,
        notes=Notes(valeurs, cles, suite),
        lisible=lisible,
        se_dit_traduite=se_dit_traduite,
        consignes=_consignes(chemin, lire(), dans, forme) if a_des_consignes else (),
    )
    diagnostics = tuple(map(_lecteur(Diagnostic), constats)) if constats else ()
    return Examen(fiche, diagnostics, bien_formee, forme)


def a_ses_sections(contenu: Contenu) -> bool:
    """Whether an examination holds the digests of the sections of its fiche."""
    return contenu[-3] is not None


def _consignes(chemin: str, octets: bytes, dans: bool, forme: str) -> tuple[Consigne, ...]:
    lue, _ = fiche_lue(chemin, octets, dans, {forme})
    return consignes(lue.source, lue.document)


def _a_plat(valeur: object) -> object:
    if isinstance(valeur, tuple):
        return [_a_plat(v) for v in valeur]
    return valeur.value if isinstance(valeur, Enum) else valeur


@cache
def _lecteur(type_: Any) -> Callable[[Any], Any]:
    """What makes a value of `type_` from its plain form; found once, used for each file."""
    if get_origin(type_) is tuple:
        element = _lecteur(get_args(type_)[0])
        return lambda donnee: tuple(map(element, donnee))
    if issubclass(type_, tuple):
        champs = [_lecteur(un) for un in get_type_hints(type_).values()]
        return lambda donnee: type_(*(lire(d) for lire, d in zip(champs, donnee, strict=True)))
    lecteur: Callable[[Any], Any] = type_
    return lecteur
