"""Un fichier est trop gros pour être une fiche ou un référentiel.

Une fiche de 100 000 octets ferait une trentaine de pages imprimées : c'est dix fois la plus longue
du recueil. Au-delà, le fichier n'est pas lu. Un référentiel peut en avoir dix fois plus.

À faire : partager le texte entre plusieurs fiches, et ranger les images à côté des fiches.

Mauvais, dans le texte, répété 3000 fois :

    Un jardin partagé est un jardin à plusieurs.

Bon, dans le texte :

    Un jardin partagé est un jardin à plusieurs.
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.source import TypeDeDefaut

REGLE = Regle(
    "R110",
    "fichier trop gros",
    Gravite.ERREUR,
    "personne ne lirait une page si longue, et la vérification n'en finirait pas.",
)


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report a file that holds more than the bound."""
    for defaut in lu.source.defauts:
        if defaut.type is TypeDeDefaut.TAILLE:
            octets = f"{int(defaut.detail):,}".replace(",", " ")
            yield REGLE.constat(
                lu,
                defaut.position,
                f"le fichier a plus de {octets} octets : il n'est pas lu",
                conseil="partagez-le en plusieurs fiches",
            )
