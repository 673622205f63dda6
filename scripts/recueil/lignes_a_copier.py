"""Lines to copy that are right as they stand, when several things are wrong with one line.

Each rule gives the line with its own fault put right. Copied one after the other, these lines would
undo one another; and a rule that looks at what a value says, past a fault of YAML, would give a
line that YAML still refuses. Here each gets all that is sure, what its own rule proposes beside,
and the quotes that its value needs.
"""

import re
from collections.abc import Iterable, Sequence

from recueil import regles
from recueil.diagnostic import Diagnostic, Edition
from recueil.editions import appliquer
from recueil.lignes_yaml import citer, decouper

# What asks for quotes; the rules that write the content otherwise give it as it should be.
_GUILLEMETS = frozenset({"R007", "R012", "R016", "R019"})
# Signs that nobody sees, or that were read as others, and the blanks that they look like.
_ENCODAGE, _BLANCS = "R001", frozenset({"R008", "R084"})
_TROP_TOT, _MANQUE = "R019", "R020"
_AUTREMENT = frozenset({"R022", "R026"})
# The rule that wants away what another one wants between quotes: one cause, one message.
_COMMANDE, _SIGNE_RESERVE = "R104", "R007"
# What else a mark of bold or italics has against it, at the head of a text: not closed, or of no
# use there. It goes with the quotes.
_MARQUES = frozenset({"R061", "R053"})


def completer(constats: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of a recueil, those that share a line with lines to copy that agree."""
    par_ligne: dict[tuple[str, int], list[Diagnostic]] = {}
    for constat in constats:
        par_ligne.setdefault((constat.chemin, constat.position.ligne), []).append(constat)
    reparent = frozenset(str(module.REGLE.code) for module in regles.avec("reparer"))
    resultat: list[Diagnostic] = []
    for ensemble in par_ligne.values():
        resultat += _accorder(ensemble, reparent) if len(ensemble) > 1 else ensemble
    return resultat


def _accorder(ensemble: Sequence[Diagnostic], reparent: frozenset[str]) -> list[Diagnostic]:
    """The findings over one line."""
    guillemets = next((d for d in ensemble if d.code in reparent and _depart(d) is not None), None)
    depart = _depart(guillemets) if guillemets else None
    commandes = {d.position[:2] for d in ensemble if d.code == _COMMANDE}
    if any(d.code == _ENCODAGE and d.correction for d in ensemble):
        ensemble = [d for d in ensemble if d.code not in _BLANCS]
    # A key that shares the line of another one is there, if not where it should be.
    coupee = next((d for d in ensemble if d.code == _TROP_TOT and "\n" in d.correction), None)
    if coupee is not None:
        ici = set(re.findall(r"[a-z_]+(?=\s*:)", coupee.extrait))
        ensemble = [
            d
            for d in ensemble
            if d.code != _MANQUE or d.correction.split(":")[0].strip() not in ici
        ]
    autrement = [d for d in ensemble if d.code in _AUTREMENT and d.correction]
    if autrement:
        ensemble = [d for d in ensemble if d.code not in _GUILLEMETS]
        # Written otherwise, the content needs the quotes no more.
        if guillemets is not None and guillemets.code in _GUILLEMETS:
            guillemets = depart = None
    sures = [
        edition
        for d in ensemble
        if d is not guillemets and (d.certaine or d.code in reparent) and _tient(d)
        for edition in d.editions
    ]
    resultat: list[Diagnostic] = []
    for constat in ensemble:
        # One line to copy for both: the same thing, said of two places.
        if (
            constat.correction
            and not constat.editions
            and any(
                (autre.code, autre.correction) == (constat.code, constat.correction)
                for autre in resultat
            )
        ):
            continue
        if constat.code == _SIGNE_RESERVE and constat.position[:2] in commandes:
            continue
        siennes = () if constat is guillemets else _siennes(constat, depart is not None)
        if siennes is not None:
            # What one rule proposes twice is taken, or left, twice.
            autres = [
                e for d in ensemble if d.code == constat.code and _tient(d) for e in d.editions
            ]
            voisines = () if constat is guillemets else autres
            ligne = _corrigee(constat, siennes, [*sures, *voisines], depart)
            if ligne.strip():
                constat = constat._replace(correction=ligne)
        resultat.append(constat)
    return _reunir_les_marques(resultat)


def _reunir_les_marques(constats: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One finding for a mark that starts a text without quotes, and is wrong in another way too."""
    signe = next((d for d in constats if d.code == _SIGNE_RESERVE), None)
    autre = next((d for d in constats if d.code in _MARQUES), None)
    if signe is None or autre is None or signe.position[:2] != autre.position[:2]:
        return list(constats)
    reuni = signe._replace(
        correction=autre.correction or signe.correction,
        conseil=f"{signe.conseil} ; {autre.conseil or autre.message}",
    )
    return [reuni if d is signe else d for d in constats if d is not autre]


def _depart(constat: Diagnostic) -> int | None:
    """Where the value starts of which a correction puts all between quotes; None for any other."""
    ecrite, voulue = constat.extrait, constat.correction
    debut = next((i for i, (a, b) in enumerate(zip(ecrite, voulue, strict=False)) if a != b), None)
    if debut is None or not _tient(constat) or voulue != ecrite[:debut] + citer(ecrite[debut:]):
        return None
    return debut


def _tient(constat: Diagnostic) -> bool:
    """Whether its editions change its own line and no other."""
    ligne = constat.position.ligne
    return bool(constat.editions) and all(
        edition.ligne == edition.ligne_fin == ligne and "\n" not in edition.texte
        for edition in constat.editions
    )


def _siennes(constat: Diagnostic, sans_guillemets: bool) -> tuple[Edition, ...] | None:
    """What a finding changes of its line; None when its line to copy is to be left as it is."""
    if not constat.correction:
        return None
    if constat.editions:
        return constat.editions if _tient(constat) else None
    # Without editions, a line to copy is the same line put right, or another one to add.
    ligne = decouper(constat.extrait, constat.position.ligne) if sans_guillemets else None
    correction = constat.correction
    if ligne is None or "\n" in correction or not correction.startswith(ligne.avant_valeur):
        return None
    return (Edition.de_ligne(constat.position.ligne, constat.extrait, correction),)


def _corrigee(
    constat: Diagnostic,
    siennes: Sequence[Edition],
    sures: Iterable[Edition],
    depart: int | None,
) -> str:
    """The line with what one finding changes, what is sure beside it, and its quotes."""
    autres = [
        sure
        for sure in sures
        if sure not in siennes
        and all(sure.colonne_fin < une.colonne or une.colonne_fin < sure.colonne for une in siennes)
    ]
    numero = constat.position.ligne
    avant = ("",) * (numero - 1)
    ligne = appliquer((*avant, constat.extrait), (*siennes, *autres))[-1]
    if depart is None:
        return ligne
    return ligne[:depart] + citer(ligne[depart:].strip()) if ligne[depart:].strip() else ""
