"""L'en-tête n'est pas refermé par une ligne `---`.

Mauvais :

    ---
    numero: "2.6"
    titre: "Comment… ?"

    ## Des engagements

Bon :

    ---
    numero: "2.6"
    titre: "Comment… ?"
    ---

    ## Des engagements
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.delimitation import DELIMITEUR
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.regles.regle import Regle
from recueil.source import TypeDeDefaut

REGLE = Regle(
    "R003",
    "en-tête non refermé",
    Gravite.ERREUR,
    "sans cette ligne, le site ne sait pas où finit l'en-tête et où commence le texte.",
    peut_se_taire=False,
)


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report a front matter that never ends, where it most likely should, or too early."""
    for defaut in lu.source.defauts:
        if defaut.type is TypeDeDefaut.TIRETS_EN_DOUBLE:
            numero = defaut.position.ligne
            constat = REGLE.constat(
                lu,
                defaut.position,
                "l'en-tête se referme avant ses dernières rubriques"
                if defaut.detail
                else "l'en-tête se referme avant sa première rubrique : « --- » est écrit deux "
                "fois",
                pourquoi="les rubriques seraient affichées comme du texte.",
                conseil="effacez cette ligne",
            )
            yield constat._replace(editions=(Edition(numero, 1, numero + 1, 1, ""),))
        if defaut.type is TypeDeDefaut.ENTETE_NON_REFERME:
            ligne = lu.source.ligne(defaut.position.ligne)
            if defaut.detail:
                decalee = defaut.detail == DELIMITEUR
                yield REGLE.constat(
                    lu,
                    defaut.position,
                    "la ligne « --- » qui referme l'en-tête n'est pas au bord gauche"
                    if decalee
                    else f"l'en-tête se referme par trois tirets, et non par « {defaut.detail} »",
                    editions=(Edition.de_ligne(defaut.position.ligne, ligne, "---"),),
                )
                continue
            yield REGLE.constat(
                lu,
                defaut.position,
                "l'en-tête n'est pas refermé : il manque une ligne « --- » avant cet endroit",
                correction=f"---\n\n{ligne}" if ligne.strip() else "---",
            )
