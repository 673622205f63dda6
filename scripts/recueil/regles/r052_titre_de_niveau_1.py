"""Le texte de la fiche contient un titre de premier niveau.

Le titre de la page vient de la rubrique `titre`. Dans le texte, les titres commencent par `##`.

Mauvais, dans le texte :

    # Des jardins en ville

Bon, dans le texte :

    ## Des jardins en ville
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Referentiels
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle

REGLE = Regle(
    "R052",
    "titre de premier niveau dans le texte",
    Gravite.ERREUR,
    "la page aurait deux titres : un lecteur d'écran ne saurait plus de quoi elle parle.",
)
_TITRE = re.compile(r"^#(?=[ \t]+\S)", re.MULTILINE)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each `#` heading of the body."""
    passage = lue.passage_du_corps
    for trouve in _TITRE.finditer(passage.texte):
        position = passage.position(trouve)
        yield REGLE.constat(
            lue,
            position,
            "un titre du texte commence par un seul « # »",
            correction=f"#{lue.source.ligne(position.ligne)}",
        )
