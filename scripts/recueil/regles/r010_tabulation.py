"""Une tabulation ou une espace insécable sert d'espace dans l'en-tête.

L'en-tête s'aligne avec les espaces de la barre d'espace. Une tabulation n'y a pas de largeur
définie ; une espace insécable, que mettent les traitements de texte, y compte comme une lettre.
Dans un contenu entre guillemets, l'une et l'autre sont permises.

Mauvais :

    contexte:
    \t- "Des personnes veulent jardiner ensemble."

Bon :

    contexte:
      - "Des personnes veulent jardiner ensemble."
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import (
    LigneYAML,
    Reparation,
    decouper,
    est_un_bloc,
    est_une_cle_connue,
)
from recueil.regles.regle import Regle

REGLE = Regle(
    "R010",
    "tabulation ou espace insécable dans l'en-tête",
    Gravite.ERREUR,
    "une tabulation n'a pas de largeur définie : l'en-tête ne peut pas être lu.",
    peut_se_taire=False,
)
_POURQUOI_INSECABLE = (
    "elle se voit comme une espace et compte comme une lettre : la ligne serait mal comprise."
)
_STRUCTURE = expression(
    r"^\s*(?:-\s+)*(?:(?P<cle>[a-z_]+)(?P<avant>\s*):(?P<apres>\s*))?(?P<valeur>.*)$"
)
_PAS_UNE_ESPACE = re.compile(r"\t+|[^\S \t]+")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the blanks between the signs of YAML that are no spaces, with the line put right."""
    yield from _dans_un_bloc(lu, lignes)
    avant: LigneYAML | None = None
    for ligne in lignes:
        structure = _structure(ligne)
        trouve = _PAS_UNE_ESPACE.search(structure)
        if trouve is None:
            avant = ligne
            continue
        reste = ligne.texte[len(structure) :]
        tabulation = trouve.group()[0] == "\t"
        corrigee = _sans_tabulation(structure, avant) if "\t" in structure else structure
        corrigee = re.sub(r"\s*:\s*$", ": ", re.sub(r"\s", " ", corrigee))
        corrigee = (corrigee + reste).rstrip()
        quoi = "une tabulation" if tabulation else "une espace insécable"
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, trouve.start() + 1, len(trouve.group())),
                f"{quoi} sert d'espace dans l'en-tête",
                correction=corrigee,
                certaine=True,
                conseil="" if tabulation else "tapez des espaces ordinaires à la place",
                pourquoi="" if tabulation else _POURQUOI_INSECABLE,
            ),
            (Reparation(ligne.numero, corrigee),),
        )
        avant = decouper(corrigee, ligne.numero)


def _dans_un_bloc(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the lines of a block (`|`) that look empty and hold a tab in the block's margin."""
    if "\t" not in lu.source.entete:
        return
    blocs = {ligne.numero: est_un_bloc(ligne.valeur) for ligne in lignes}
    suivantes = lu.source.entete.split("\n")
    en_bloc = False
    for rang, texte in enumerate(suivantes):
        numero = lu.source.ligne_entete + rang
        en_bloc = blocs.get(numero, en_bloc)
        if not en_bloc or texte.strip() or "\t" not in texte:
            continue
        suite = next((t for t in suivantes[rang + 1 :] if t.strip()), "")
        tabulation = texte.index("\t")
        if tabulation < len(suite) - len(suite.lstrip(" ")):
            yield (
                REGLE.constat(
                    lu,
                    Position(numero, tabulation + 1),
                    "une tabulation sert d'espace dans l'en-tête",
                    certaine=True,
                    conseil="videz cette ligne : elle n'a l'air vide qu'à l'écran",
                ),
                (Reparation(numero, ""),),
            )


def _structure(ligne: LigneYAML) -> str:
    """What comes before the value, other blanks than spaces included."""
    trouve = _STRUCTURE.match(ligne.texte)
    assert trouve is not None
    if trouve["cle"] is None or est_une_cle_connue(trouve["cle"]):
        # In the rest of an unquoted text, only the margin belongs to the structure.
        return ligne.texte[: trouve.start("valeur")]
    return ligne.texte[: trouve.start("cle")]


def _sans_tabulation(structure: str, avant: LigneYAML | None) -> str:
    """The structure with the margin that the line above calls for, and single spaces."""
    debut = structure.index("\t")
    suite = structure[debut:].lstrip(" \t")
    marge = structure[:debut]
    if debut == 0:
        marge = _marge(suite, avant)
    else:
        marge += " " if marge.strip() else "  "
    return marge + suite.replace("\t", " ")


def _marge(suite: str, avant: LigneYAML | None) -> str:
    """The indent that a line must have to follow the one before it."""
    if avant is None:
        return ""
    if avant.cle is not None and not avant.valeur:
        return " " * (avant.retrait_de_cle + 2)
    return " " * (avant.retrait if suite.startswith("-") else avant.retrait_de_cle)
