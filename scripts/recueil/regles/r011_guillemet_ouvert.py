"""Un guillemet ouvert n'est pas refermé.

Un contenu qui commence par un guillemet droit finit par le même guillemet.

Mauvais :

    titre: "Comment partager un jardin ?

Bon :

    titre: "Comment partager un jardin ?"
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, citer, ferme
from recueil.regles.regle import Regle

REGLE = Regle(
    "R011",
    "guillemet non refermé",
    Gravite.ERREUR,
    "le contenu continuerait sur les lignes suivantes et les avalerait.",
)


def reparer(lu: Lu, lignes: Sequence[LigneYAML]) -> Iterator[tuple[Diagnostic, Reparation]]:
    """Report a quote that opens a value and is not closed before the next key."""
    for ligne, suivante in zip_longest(lignes, lignes[1:]):
        guillemet = ligne.valeur[:1]
        if guillemet not in ('"', "'") or ferme(ligne.valeur[1:], guillemet):
            continue
        fin = suivante.numero if suivante else lu.source.ligne_entete + lu.source.entete.count("\n")
        entre = lu.source.lignes[ligne.numero : fin - 1]
        if any(ferme(texte, guillemet) for texte in entre):
            continue
        corrigee = ligne.avant_valeur + citer(ligne.valeur[1:])
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, len(ligne.avant_valeur) + 1),
                "un guillemet ouvert ici n'est jamais refermé",
                correction=corrigee,
            ),
            Reparation(ligne.numero, corrigee),
        )
