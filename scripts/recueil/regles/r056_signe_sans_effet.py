"""Une marque d'ailleurs n'a pas d'effet sur ce site.

Sur d'autres sites et dans des applications de notes, `~~mot~~` barre un mot, `==mot==` le surligne
et `- [ ]` fait une case à cocher. Ici, ces signes s'affichent tels quels, et sur le papier aussi.
Écrivez ce qui compte **en gras**, et une tâche comme un point de liste.

Mauvais, dans le texte :

    - [ ] Choisir un ==terrain== ~~ou deux~~.

Bon, dans le texte :

    - Choisir un **terrain**.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R056",
    "signe sans effet",
    Gravite.AVERTISSEMENT,
    "ce signe s'afficherait tel quel, sur le site et sur le papier.",
)
_INDICES = ("~~", "==", "[ ]", "[x]", "[X]")
# Code and addresses may hold the same signs: `a == b`, `?id==2`.
_SIGNE = expression(
    r"(?<![\w~])~~(?=[^\s~])(?P<barre>[^~\n]*[^\s~])~~(?![\w~])"
    r"|(?<![\w=/?&#])==(?=[^\s=])(?P<surligne>[^=\n]*[^\s=])==(?![\w=])"
    r"|(?m:^[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+)(?P<case>\[[ xX]\][ \t]+)(?=\S)"
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the marks of other tools that the page would show as they are."""
    texte = lue.source.texte
    # One sign is found much quicker than two.
    if not any(indice[0] in texte and indice in texte for indice in _INDICES):
        return
    for ecrit in lue.markdown:
        for trouve in _SIGNE.finditer(ecrit.sans_code):
            groupe = trouve.lastgroup or ""
            if groupe == "case":
                yield _constat(
                    lue,
                    ecrit,
                    trouve.span("case"),
                    f"« {trouve['case'].strip()} » n'est pas une case à cocher ici",
                    "",
                    "gardez un simple point de liste",
                )
            else:
                verbe = "ne barre pas" if groupe == "barre" else "ne surligne pas"
                signe = trouve.group()[:2]
                mots = f"**{trouve[groupe]}**" if groupe == "surligne" else trouve[groupe]
                yield _constat(
                    lue,
                    ecrit,
                    trouve.span(),
                    f"« {signe} » {verbe} les mots ici",
                    mots,
                    "ou effacez les mots barrés" if groupe == "barre" else "",
                )


def _constat(
    lue: FicheLue,
    ecrit: Ecrit,
    place: tuple[int, int],
    message: str,
    voulu: str,
    conseil: str,
) -> Diagnostic:
    edition = ecrit.edition(*place, voulu)
    return REGLE.constat(
        lue,
        ecrit.position(*place),
        message,
        editions=(edition,) if edition else (),
        conseil=conseil,
    )
