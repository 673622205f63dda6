"""Une abréviation est mal définie, ou l'est à deux endroits.

Le sens d'un sigle se donne une fois pour toutes dans `referentiels/lexique.yml` : toutes les
fiches le montrent. Dans une fiche, `*[SIGLE]: son sens` ne sert que pour un sigle qui n'y est pas,
et s'écrit avec un deux-points sans espace devant.

Mauvais, dans le texte :

    Le MES relie des réseaux.

    *[MES]: Maison d'économie sociale

Bon, dans le texte :

    L'ADN du jardin, c'est l'accueil.

    *[ADN]: acide désoxyribonucléique
"""

import re
from collections.abc import Iterator

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R049",
    "abréviation",
    Gravite.AVERTISSEMENT,
    "le même sigle aurait deux sens, ou son sens s'afficherait dans le texte.",
)
_ABREVIATION = expression(
    r"^\*\[(?P<sigle>[^\]\n]+)\](?P<signe>[ \t\u00a0\u202f]*:?)[ \t]*(?P<sens>[^\n]*)", re.MULTILINE
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the abbreviations of a fiche that the site would not understand, or not need."""
    for ecrit in lue.markdown_en_bloc:
        if "*[" in ecrit.texte:
            for trouve in _ABREVIATION.finditer(ecrit.sans_code):
                yield from _une(lue, ecrit, trouve, referentiels)


def _une(
    lue: FicheLue, ecrit: Ecrit, trouve: re.Match[str], referentiels: Referentiels
) -> Iterator[Diagnostic]:
    sigle, signe = trouve["sigle"], trouve["signe"]
    position = ecrit.position(trouve.start(), trouve.start("signe"))
    if signe not in (":", " :"):
        edition = ecrit.edition(trouve.start("signe"), trouve.start("sens"), ": ")
        yield REGLE.constat(
            lue,
            position,
            f"cette ligne ne donne pas le sens de « {sigle} »",
            editions=(edition,) if edition else (),
            conseil="mettez un deux-points juste après le crochet",
            pourquoi="elle s'afficherait telle quelle dans le texte.",
        )
        return
    sens = _lexique(referentiels).get(sigle)
    if sens is not None:
        yield REGLE.constat(
            lue,
            position,
            f"« {sigle} » est déjà dans lexique.yml : {sens}",
            conseil="effacez cette ligne ; si le sens n'est pas le même, écrivez le nom en entier "
            "dans le texte",
            pourquoi="le même sigle aurait deux sens sur la même page.",
        )
    elif not _est_employe(lue, sigle):
        yield REGLE.constat(
            lue,
            position,
            f"la fiche n'emploie pas « {sigle} »",
            conseil="effacez cette ligne",
            pourquoi="cette ligne ne sert à rien.",
        )


def _lexique(referentiels: Referentiels) -> dict[str, str]:
    lu = referentiels.par_nom.get("lexique")
    if lu is None:
        return {}
    sens = {chemin[1]: texte for chemin, texte in lu.valeurs("sigles", TOUS, "signification")}
    return {s: sens.get(chemin[1], "") for chemin, s in lu.valeurs("sigles", TOUS, "sigle")}


def _est_employe(lue: FicheLue, sigle: str) -> bool:
    mot = re.compile(rf"(?<![\w\[]){re.escape(sigle)}(?![\w\]])")
    return any(mot.search(ecrit.texte) for ecrit in lue.markdown)
