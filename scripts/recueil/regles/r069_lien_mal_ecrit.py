"""Un lien n'est pas écrit comme il faut.

Un lien s'écrit avec les mots entre crochets, puis l'adresse entre parenthèses, sans espace entre
les deux : `[les mots](l'adresse)`.

Mauvais, dans le texte :

    Voir [le guide] (https://www.exemple.org/guides/jardins).

    Voir (le guide)[https://www.exemple.org/guides/jardins].

Bon, dans le texte :

    Voir [le guide](https://www.exemple.org/guides/jardins).
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R069",
    "lien mal écrit",
    Gravite.ERREUR,
    "la page montrerait les crochets et l'adresse, et non un lien.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report what was meant for a link and is none."""
    for ecrit in lue.markdown_avec("["):
        for faux in ecrit.faux_liens:
            edition = ecrit.edition(faux.debut, faux.fin, faux.voulu)
            yield REGLE.constat(
                lue,
                ecrit.position(faux.debut, faux.fin),
                faux.defaut,
                editions=(edition,) if edition else (),
                conseil="écrivez les mots entre crochets, puis l'adresse entre parenthèses, sans "
                "espace",
            )
