"""Des listes, des citations ou des crochets sont trop imbriqués.

Après trois ou quatre niveaux, plus personne ne sait où il en est. À partir d'une douzaine, le texte
n'est pas lu : les programmes qui en font une page s'y perdraient aussi.

Mauvais, dans le texte :

    - - - - - - - - - - - - - Un point dans treize listes.

Bon, dans le texte :

    - Un point dans une liste.
        - Un point dans deux listes.
"""

from collections.abc import Iterator

from recueil.bornes import CROCHETS, LISTES
from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle, constats_d_exces

REGLE = Regle(
    "R112",
    "imbrication trop profonde",
    Gravite.ERREUR,
    "ni une personne ni un programme ne s'y retrouverait.",
)
_CONSEILS = {
    LISTES: "ramenez le texte à deux ou trois niveaux de listes ou de citations",
    CROCHETS: "refermez les crochets, ou écrivez « \\[ » devant ceux qui ne font pas un lien",
}


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report what is nested too deep in the front matter's writing, and in the body."""
    yield from constats_d_exces(REGLE, lu, lu.exces, _CONSEILS)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report what is nested too deep in a value of the front matter."""
    yield from constats_d_exces(REGLE, lue, lue.exces_des_valeurs, _CONSEILS)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report what is nested too deep in a value of a registry."""
    yield from constats_d_exces(REGLE, lu, lu.exces_des_valeurs, _CONSEILS)
