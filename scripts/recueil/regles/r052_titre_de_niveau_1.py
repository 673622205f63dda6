"""Le texte de la fiche contient un titre de premier niveau.

Le titre de la page vient de la rubrique `titre`. Dans le texte, les titres commencent par `##`.

Mauvais, dans le texte :

    # Des jardins en ville

Bon, dans le texte :

    ## Des jardins en ville
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.markdown_lu.lignes import Genre, blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R052",
    "titre de premier niveau dans le texte",
    Gravite.ERREUR,
    "la page aurait deux titres : un lecteur d'écran ne saurait plus de quoi elle parle.",
)
_TITRE = re.compile(r"#(?!#)(?P<blanc>[ \t]*)(?=\S)")
_SUSPECT = re.compile(r"\n(?:#(?!#)|=+[ ]*(?:\n|$))")
_SOULIGNE = re.compile(r"=+[ ]*")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each `#` heading of the body, and each text underlined with equal signs."""
    for ecrit in lue.markdown_en_bloc:
        if not ecrit.chemin and _SUSPECT.search(f"\n{ecrit.texte}"):
            yield from _titres(lue, ecrit)


def _titres(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    for bloc in blocs(list(ecrit.lignes)):
        for ligne in bloc:
            trouve = _TITRE.match(ligne.corps) if ligne.genre is Genre.TITRE else None
            if trouve is None:
                continue
            # `#mot` is a heading for the site, whatever the writer meant.
            mot_diese = not trouve["blanc"]
            edition = ecrit.edition(ligne.debut, ligne.debut, "\\" if mot_diese else "#")
            yield REGLE.constat(
                lue,
                ecrit.position(ligne.debut, ligne.debut + 1),
                "une ligne qui commence par un dièse devient le titre de la page"
                if mot_diese
                else "un titre du texte commence par un seul « # »",
                editions=(edition,) if edition else (),
                conseil="mettez une barre oblique inversée devant le dièse" if mot_diese else "",
            )
        if len(bloc) > 1 and _SOULIGNE.fullmatch(bloc[1].texte):
            debut, fin = bloc[0].debut, bloc[1].debut + len(bloc[1].texte)
            edition = ecrit.edition(debut, fin, f"## {bloc[0].corps}")
            yield REGLE.constat(
                lue,
                ecrit.position(bloc[1].debut, fin),
                "une ligne de signes égal fait du texte au-dessus le titre de la page",
                editions=(edition,) if edition else (),
            )
