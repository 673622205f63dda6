"""Un mot, une ligne ou un paragraphe est trop long.

Dix mille signes sans ligne vide font trois pages imprimées d'un seul bloc. Un paragraphe va d'une
ligne vide à la suivante. Un mot de plus de mille signes n'en est pas un, ni une adresse.

Mauvais, dans le texte, répété 250 fois :

    Un jardin partagé est un jardin à plusieurs.

Bon, dans le texte :

    Un jardin partagé est un jardin à plusieurs.

    On y décide ensemble de ce que l'on plante.
"""

from collections.abc import Iterator

from recueil.bornes import LIGNE, MOT, PARAGRAPHE
from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle, constats_d_exces

REGLE = Regle(
    "R111",
    "texte d'un seul tenant",
    Gravite.ERREUR,
    "un bloc de plusieurs pages ne se lit pas, et ralentit la construction du site.",
)
_CONSEILS = {
    MOT: "coupez-le par des espaces, ou mettez ce contenu dans un fichier à part",
    LIGNE: "coupez la ligne",
    PARAGRAPHE: "coupez le paragraphe par des lignes vides",
}


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report a line, or a paragraph of the body, that is too long."""
    yield from constats_d_exces(REGLE, lu, lu.exces, _CONSEILS)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a paragraph of the front matter that is too long."""
    yield from constats_d_exces(REGLE, lue, lue.exces_des_valeurs, _CONSEILS)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a paragraph of a registry that is too long."""
    yield from constats_d_exces(REGLE, lu, lu.exces_des_valeurs, _CONSEILS)
