"""Une liste, un tableau ou un texte a trop d'éléments.

Une liste a 500 points au plus, un texte 200 intertitres, un tableau 200 rangées et 30 colonnes, un
référentiel 5 000 entrées.

Mauvais, dans le texte, répété 501 fois :

    - Bêche.

Bon, dans le texte :

    - La bêche.
    - Le râteau.
"""

from collections.abc import Iterator

from recueil.bornes import COLONNES, DEFINITIONS, ENTREES, INTERTITRES, POINTS, PUCES, RANGEES
from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle, constats_d_exces

REGLE = Regle(
    "R113",
    "trop d'éléments",
    Gravite.ERREUR,
    "une liste si longue ne se lit pas sur une page, et ralentit la construction du site.",
)
_CONSEILS = {
    POINTS: "gardez les points qui comptent, ou partagez-les entre plusieurs fiches",
    PUCES: "gardez les points qui comptent, ou partagez-les entre plusieurs fiches",
    INTERTITRES: "réunissez les parties courtes, ou partagez le texte entre plusieurs fiches",
    RANGEES: "gardez les rangées qui comptent, ou proposez le tableau dans un fichier à part",
    COLONNES: "gardez les colonnes qui comptent, ou échangez rangées et colonnes",
    DEFINITIONS: "séparez-les par des lignes vides, ou gardez celles qui comptent",
    ENTREES: "effacez les entrées qu'aucune fiche n'utilise",
}


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report what is too many in the body."""
    yield from constats_d_exces(REGLE, lu, lu.exces, _CONSEILS)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report what is too many in the front matter."""
    yield from constats_d_exces(REGLE, lue, lue.exces_des_valeurs, _CONSEILS)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the entries that are too many in a registry."""
    yield from constats_d_exces(REGLE, lu, lu.exces_des_valeurs, _CONSEILS)
