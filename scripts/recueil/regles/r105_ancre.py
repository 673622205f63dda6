"""L'ancre d'un titre est déjà prise.

Une ancre est le nom d'un endroit de la page, pour y mener par un lien : `## Un titre { #mon-titre
}`. Elle est unique dans la fiche, s'écrit en minuscules sans accent, avec des tirets, et n'est pas
l'une de celles que le site donne : `contexte`, `enjeux`, `definitions`, `sources`, `def-…`.

Mauvais, dans le texte :

    ## Nos sources d'inspiration { #sources }

Bon, dans le texte :

    ## Nos sources d'inspiration { #inspirations }
"""

import re
from collections.abc import Iterator

from recueil.conventions import MOTIF_ID
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.slug import slug

REGLE = Regle(
    "R105",
    "ancre réservée",
    Gravite.ERREUR,
    "un lien vers elle mènerait à un autre endroit que celui que l'on attend.",
)
# What the pages of fiches and their template call their own parts.
_RESERVEES = frozenset(
    "contexte enjeux definitions exemples-mes sources voir-aussi mots-cles cite-par".split()
)
_PREFIXES = ("def-", "fn", "partie-", "notion-", "recueil-", "md-", "__")
_ANCRE = expression(r"^#{1,6}[ \t][^\n]*[ ]\{:?[ ]*#(?P<ancre>[^\s.#={}]+)[ ]*\}", re.MULTILINE)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each anchor that is badly written, already used or the site's own."""
    vues: set[str] = set()
    for ecrit in lue.ecrits_actifs:
        if "#" not in ecrit.texte or "{" not in ecrit.texte:
            continue
        for trouve in _ANCRE.finditer(ecrit.sans_code):
            ancre = trouve["ancre"]
            libre = ancre
            if not re.match(MOTIF_ID, ancre):
                message = (
                    f"l'ancre « {ancre} » n'est pas en minuscules sans accent, avec des tirets"
                )
                libre = slug(ancre)
            elif ancre in _RESERVEES or ancre.startswith(_PREFIXES):
                message = f"l'ancre « {ancre} » est l'une de celles que le site donne"
                libre = f"notre-{ancre}"
            elif ancre in vues:
                message = f"l'ancre « {ancre} » est déjà celle d'un autre titre de la fiche"
                libre = f"{ancre}-suite"
            else:
                vues.add(ancre)
                continue
            debut, fin = trouve.span("ancre")
            yield REGLE.constat(
                lue,
                ecrit.position(debut, fin),
                message,
                correction=ecrit.ligne_corrigee(lue.source, debut, fin, libre) if libre else "",
            )
