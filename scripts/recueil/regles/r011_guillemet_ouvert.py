"""Un guillemet ouvert n'est pas refermé.

Un contenu qui commence par un guillemet droit finit par le même guillemet, et celui qui finit par
un guillemet droit commence par le même.

Mauvais :

    titre: "Comment partager un jardin ?

Bon :

    titre: "Comment partager un jardin ?"
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation, citer, en_texte, ferme
from recueil.regles.regle import Regle

REGLE = Regle(
    "R011",
    "guillemet non refermé",
    Gravite.ERREUR,
    "le contenu continuerait sur les lignes suivantes et les avalerait.",
    peut_se_taire=False,
)
# A sign written twice stands for itself in a text between single ones.
_RUBRIQUE_CITEE = expression(
    r"(?P<retrait>[ ]*)[^\W\d][\w-]*[ ]?:[ ]+(?P<signe>[\"'])(?!(?P=signe)).*(?P=signe)\s*"
)


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report a quote that opens a value and is not closed before the next key, or the reverse."""
    for ligne, suivante in zip_longest(lignes, lignes[1:]):
        if _est_ferme_sans_etre_ouvert(ligne, suivante):
            yield _a_ouvrir(lu, ligne)
            continue
        guillemet = ligne.valeur[:1]
        if guillemet not in ('"', "'") or ferme(ligne.valeur[1:], guillemet):
            continue
        fin = suivante.numero if suivante else lu.source.ligne_entete + lu.source.entete.count("\n")
        entre = _avant_une_rubrique(ligne, lu.source.lignes[ligne.numero : fin - 1])
        if any(ferme(texte, guillemet) for texte in entre):
            continue
        reparations = _refermer(ligne, entre)
        vide = not ligne.valeur[1:].strip() and len(reparations) == 1
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, len(ligne.avant_valeur) + 1),
                "un guillemet ouvert ici n'est jamais refermé",
                correction="" if vide else en_texte(reparations),
                conseil="écrivez le contenu et refermez le guillemet, ou effacez la ligne"
                if vide
                else "",
            ),
            # Left empty, the key would be reported once more.
            (Reparation(ligne.numero, f'{ligne.avant_valeur}"…"'),) if vide else reparations,
        )


def _avant_une_rubrique(ligne: LigneYAML, entre: Sequence[str]) -> Sequence[str]:
    """The lines up to one that is a key of its own, known or not, with its text between quotes.

    The first of its quotes would close the text that is open: what follows has no meaning then.
    """
    for rang, texte in enumerate(entre):
        trouve = _RUBRIQUE_CITEE.fullmatch(texte)
        if (
            trouve is not None
            and trouve["signe"] == ligne.valeur[0]
            and len(trouve["retrait"]) <= ligne.retrait_de_cle
        ):
            return entre[:rang]
    return entre


def _est_ferme_sans_etre_ouvert(ligne: LigneYAML, suivante: LigneYAML | None) -> bool:
    valeur = ligne.valeur.rstrip()
    return (
        ligne.est_nue
        and not ligne.suite
        and not (suivante and suivante.suite)
        and valeur.count('"') == 1
        # « 5" » is a measure.
        and re.search(r'[^\s\d]"$', valeur) is not None
    )


def _a_ouvrir(lu: Lu, ligne: LigneYAML) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    valeur = ligne.valeur.rstrip()
    corrigee = ligne.avant_valeur + citer(valeur[:-1])
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(ligne.avant_valeur) + len(valeur)),
        "ce guillemet referme un contenu que rien n'ouvre",
        correction=corrigee,
        pourquoi="il s'afficherait à la fin du texte.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)


def _refermer(ligne: LigneYAML, entre: Sequence[str]) -> tuple[Reparation, ...]:
    """The value between quotes, with the lines that continue it."""
    suites = [
        (numero, texte) for numero, texte in enumerate(entre, ligne.numero + 1) if texte.strip()
    ]
    debut = ligne.avant_valeur + citer(ligne.valeur[1:])
    if not suites:
        return (Reparation(ligne.numero, debut),)
    textes = [Reparation(ligne.numero, debut[:-1])]
    for numero, texte in suites:
        marge = texte[: len(texte) - len(texte.lstrip())]
        textes.append(Reparation(numero, marge + citer(texte.lstrip())[1:-1]))
    return (*textes[:-1], Reparation(textes[-1].ligne, textes[-1].texte + '"'))
