"""Words to forms that can be compared: number, gender, inclusive writing, stem."""

import re
from functools import lru_cache

from recueil.expressions import expression
from recueil.francais.donnees import regles
from recueil.francais.mots import plier

_TIRETS = re.escape(regles()["tirets"])
_POINTS = regles()["points_medians"]
_POINT = expression(f"[{_POINTS}]")
_TIRET = re.compile(f"[{_TIRETS}]")
_SANS_POINT = expression(rf"([a-z]{{3,}})[.{_TIRETS}/]([a-z]{{1,7}})(?:[.{_TIRETS}/]?(s))?")
_NOMBRE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DOUBLES = re.compile(r"([a-z])\1+")
_FEMININS: dict[str, tuple[tuple[tuple[str, str], ...], bool]] = {
    suffixe: (tuple((de, vers) for de, vers in regle["terminaisons"]), bool(regle.get("ajout")))
    for regle in regles()["feminins"]
    for suffixe in regle["suffixes"]
}
_RACINE = regles()["racine"]
_EXACT = regles()["exact"]


@lru_cache(maxsize=65_536)
def formes(brut: str) -> tuple[str, ...]:
    """The folded forms under which a word as written can be found.

    `acteur·ices` gives its masculine and feminine, singular and plural; `recherche-action`
    itself joined, then its parts; `R&D` and `S.C.I.C.` their letters joined.
    """
    plat = plier(brut)
    if _NOMBRE.fullmatch(plat):
        return (plat.replace(",", "."),)
    doubles = _inclusives(plat)
    if doubles:
        # `porteur-acteur·ices`: the word before the hyphen counts too.
        premier = _TIRET.split(plat)[0] if _POINT.search(plat) and _TIRET.search(plat) else ""
        return (premier, *doubles) if len(premier) > 2 else doubles
    if plat.isalnum() and plat.isascii():
        return (plat,)
    joint = re.sub(r"[^a-z0-9]", "", plat)
    parties = [partie for partie in re.split(r"[^a-z0-9]+", plat) if len(partie) > 1]
    toutes = ([joint] if len(joint) > 1 else []) + parties
    return tuple(dict.fromkeys(toutes)) or ((joint,) if joint else ())


def _inclusives(plat: str) -> tuple[str, ...]:
    """The forms that an inclusive writing stands for; none when it is not one."""
    ecrit = _POINT.sub("·", plat.replace("(", "·").replace(")", ""))
    if "·" in ecrit and _TIRET.search(ecrit):
        dernier = _TIRET.split(ecrit)[-1]
        ecrit = dernier if "·" in dernier else ecrit
    if "·" not in ecrit:
        trouve = _SANS_POINT.fullmatch(ecrit)
        if trouve is None:
            return ()
        masculin, suffixe, pluriel = trouve[1], trouve[2], bool(trouve[3])
        if suffixe not in _FEMININS and suffixe[:-1] in _FEMININS and suffixe.endswith("s"):
            suffixe, pluriel = suffixe[:-1], True
        # `mot-e` alone is too little to be sure.
        if suffixe not in _FEMININS or (suffixe == "e" and not pluriel):
            return ()
    else:
        morceaux = [morceau for morceau in ecrit.split("·") if morceau]
        if len(morceaux) < 2 or not re.fullmatch("[a-z]+", morceaux[0]):
            return ()
        pluriel = len(morceaux) > 2 and morceaux[-1] in ("s", "x")
        masculin, suffixe = morceaux[0], morceaux[1]
        if suffixe in ("s", "x"):
            return (masculin, masculin + suffixe)
        if suffixe.endswith("s") and len(suffixe) > 1:
            suffixe, pluriel = suffixe[:-1], True
    if pluriel and masculin.endswith("s") and len(masculin) > 1:
        masculin = masculin[:-1]
    tous = [masculin, *_feminins(masculin, suffixe)]
    return tuple(
        dict.fromkeys(
            forme for mot in tous for forme in ((mot,) if mot[-1] in "sx" else (mot, mot + "s"))
        )
    )


def _feminins(masculin: str, suffixe: str) -> list[str]:
    terminaisons, ajout = _FEMININS.get(suffixe, ((), False))
    feminins = []
    for de, vers in terminaisons:
        if masculin.endswith(de):
            feminins.append(masculin[: len(masculin) - len(de)] + vers)
            break
    if feminins and not ajout:
        return feminins
    # `adherent·e`, and `regional·ale`: the suffix repeats the word's end, or follows it.
    for n in range(min(4, len(suffixe) - 1), 0, -1):
        if len(suffixe) > 2 and masculin.endswith(suffixe[:n]):
            return [*feminins, masculin[:-n] + suffixe]
    return [*feminins, masculin + suffixe]


@lru_cache(maxsize=65_536)
def racine(forme: str) -> str:
    """Light stem of a folded form: what its inflections and near derivations share."""
    if len(forme) < _RACINE["longueur_min"] or re.search("[0-9]", forme):
        return forme
    mot = forme
    for plus_de, de, vers in _RACINE["pluriels"]:
        if len(mot) > plus_de and mot.endswith(de):
            mot = mot[: len(mot) - len(de)] + vers
            break
    rogner = True
    for plus_de, de, vers, rogner_ensuite in _RACINE["suffixes"]:
        if len(mot) > plus_de and mot.endswith(de):
            mot = mot[: len(mot) - len(de)] + vers
            rogner = rogner_ensuite
            break
    mot = _DOUBLES.sub(r"\1", mot)
    if rogner:
        for finale in _RACINE["finales"]:
            if len(mot) > 4 and mot.endswith(finale):
                mot = mot[: -len(finale)]
    return mot


@lru_cache(maxsize=65_536)
def forme_exacte(forme: str) -> str:
    """A folded form without plural, final `e` or doubled letters: nearly the word itself."""
    if len(forme) < _EXACT["longueur_min"] or re.search("[0-9]", forme):
        return forme
    mot = forme
    for de, vers in _EXACT["pluriels"]:
        if mot.endswith(de):
            mot = mot[: len(mot) - len(de)] + vers
            break
    mot = _DOUBLES.sub(r"\1", mot)
    return mot[:-1] if len(mot) > 4 and mot.endswith("e") else mot
