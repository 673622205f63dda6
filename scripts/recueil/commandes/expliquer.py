"""`recueil expliquer`: shows the page of a rule, without the site."""

import argparse
import difflib
import re
from types import ModuleType

from recueil.commandes.commune import REUSSITE, MauvaisAppelError, racine_du_recueil
from recueil.reglages import adresse_du_site
from recueil.regles import toutes
from recueil.regles.documentation import adresse_de_la_regle
from recueil.sortie import Sortie

AIDE = "explique une règle, par son code"
DESCRIPTION = (
    "Explique une ou plusieurs règles : ce qu'elles vérifient, pourquoi, et quoi écrire. "
    "Le code est celui que donne un message, par exemple R012."
)

_IMPORTER = (
    "Ce message vient de `recueil importer`, qui le donne une fois, en lisant un document. Ce "
    "n'est pas une règle : `recueil valider` dira ensuite ce qui manque à la fiche."
)
_COMPOSER = (
    "Ce message vient de la fabrication d'un PDF, par `recueil construire` ou `recueil pdf`. Ce "
    "n'est pas une règle : on ne le sait qu'une fois la page composée."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("codes", metavar="CODE", nargs="+", help="code d'une règle : R012")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Print the pages, one under the other.

    Raises:
        MauvaisAppelError: a code is that of no rule.
    """
    from recueil.rapports.explication import expliquer, expliquer_hors_des_regles

    regles = dict.fromkeys(_hors_des_regles(code) or _regle(code) for code in choix.codes)
    site = _site()
    for rang, regle in enumerate(regles):
        if rang:
            sortie.print(f"\n{'─' * min(sortie.width, 72)}\n")
        if isinstance(regle, str):
            sens = hors_des_regles()[regle]
            sortie.print(expliquer_hors_des_regles(regle, *sens, sortie.width))
            continue
        lien = adresse_de_la_regle(site, regle.REGLE.code)
        sortie.print(expliquer(regle, sortie.width, lien))
    return REUSSITE


def _hors_des_regles(ecrit: str) -> str:
    """A code of `recueil importer` or of `recueil pdf`, typed `I010` or `i010`, or nothing."""
    code = ecrit.strip().upper()
    if not re.fullmatch(r"[IP][0-9]{3}", code):
        return ""
    return code if code in hors_des_regles() else ""


def hors_des_regles() -> dict[str, tuple[str, str, str]]:
    """The codes that no rule has: name, why it matters, and the command that says them."""
    from recueil.importation.constats import NOMS, POURQUOI
    from recueil.pdf import constats

    des_pdf = (valeur for valeur in vars(constats).values() if isinstance(valeur, constats.Constat))
    return {
        **{code: (NOMS[code], POURQUOI[code], _IMPORTER) for code in NOMS},
        **{un.code: (un.nom, un.pourquoi, _COMPOSER) for un in des_pdf},
    }


def _regle(ecrit: str) -> ModuleType:
    """The rule of a code, typed `R012`, `r012` or `12`."""
    par_code = {str(regle.REGLE.code): regle for regle in toutes()}
    chiffres = re.fullmatch(r"[Rr]?([0-9]{1,3})", ecrit.strip())
    code = f"R{int(chiffres[1]):03}" if chiffres else ecrit
    if code in par_code:
        return par_code[code]
    raise MauvaisAppelError(f"aucune règle n'a le code « {ecrit} »{_proche(code, par_code)}")


def _proche(ecrit: str, par_code: dict[str, ModuleType]) -> str:
    """What to type instead: the nearest code, or the rule that has this word in its name."""
    proches = difflib.get_close_matches(ecrit.upper(), list(par_code), n=1, cutoff=0.6)
    proches += [
        code for code, regle in par_code.items() if ecrit.casefold() in regle.REGLE.nom.casefold()
    ]
    if not proches:
        return " ; « recueil valider --regles » les donne toutes"
    return f" ; le plus proche est {proches[0]} ({par_code[proches[0]].REGLE.nom})"


def _site() -> str:
    """The site of the recueil that one stands in; a rule can be explained from anywhere."""
    try:
        return adresse_du_site(racine_du_recueil())
    except MauvaisAppelError:
        return ""
