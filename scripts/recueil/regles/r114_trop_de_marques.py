"""Un paragraphe a trop de signes de mise en forme.

Astérisques, crochets, accents graves, chevrons, barres : un paragraphe de liens en a quelques
dizaines. Par centaines, ils ne mettent plus rien en forme, et le programme qui cherche lequel ferme
lequel n'en finit pas.

Mauvais, dans le texte, répété 100 fois :

    *_[`<|>`]_*

Bon, dans le texte :

    Un jardin *partagé*, avec **des outils** et [un règlement](https://exemple.org/reglement).
"""

from collections.abc import Iterator

from recueil.bornes import CHEVRONS, MARQUES
from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle, constats_d_exces

REGLE = Regle(
    "R114",
    "trop de signes de mise en forme",
    Gravite.ERREUR,
    "la construction du site n'en finirait pas de chercher lequel ferme lequel.",
)
_CONSEILS = {
    CHEVRONS: "remplacez les balises par du Markdown, ou écrivez « &lt; » pour montrer le signe",
    MARQUES: "coupez le paragraphe par des lignes vides, ou effacez les signes inutiles",
}


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report a paragraph of the body that has too many marks."""
    yield from constats_d_exces(REGLE, lu, lu.exces, _CONSEILS)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a value of the front matter that has too many marks."""
    yield from constats_d_exces(REGLE, lue, lue.exces_des_valeurs, _CONSEILS)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a value of a registry that has too many marks."""
    yield from constats_d_exces(REGLE, lu, lu.exces_des_valeurs, _CONSEILS)
