"""Le nom d'une rubrique est écrit comme un titre, ou en gras.

Dans l'en-tête, une rubrique commence par son nom seul, suivi d'un deux-points : ni dièses ni
étoiles. Les titres et le gras se mettent dans les textes.

Mauvais :

    ## Mots-clés
      - "jardin"

Bon :

    mots_cles:
      - "jardin"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation
from recueil.noms_de_rubriques import autres_noms
from recueil.registres import ReferentielLu
from recueil.regles.regle import Regle
from recueil.rubriques import cles_de_la_racine
from recueil.slug import plat

REGLE = Regle(
    "R006",
    "rubrique mise en forme",
    Gravite.ERREUR,
    "ces signes cachent le nom de la rubrique : son contenu serait perdu, ou joint à un autre.",
    peut_se_taire=False,
)
_TITRE = expression(r"#{1,6}[ ]*(?P<nom>[^\W\d][\w '’-]*?)[ ]*(?::[ ]*(?P<reste>.*))?")
_GRAS = expression(
    r"(?P<marque>\*{1,3}|_{1,3})(?P<nom>[^\W\d_][\w '’-]*?)[ ]*"
    r"(?::[ ]*(?P=marque)|(?P=marque)[ ]*:)[ ]*(?P<reste>.*)"
)


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the name of a key of the fiche that is written as a heading, or in bold."""
    if isinstance(lu, ReferentielLu):
        return
    entete = lu.source.entete.split("\n")
    for rang, texte in enumerate(entete):
        trouve = _GRAS.fullmatch(texte.rstrip()) if texte[:1] in ("*", "_") else None
        if texte.startswith("#") and _continue_dessous(entete[rang + 1 :]):
            trouve = _TITRE.fullmatch(texte.rstrip())
        cle = _cle(trouve["nom"]) if trouve else ""
        # A remark may name a key that is there.
        if trouve is None or not cle or _est_ecrite(cle, lu.source.entete):
            continue
        numero = lu.source.ligne_entete + rang
        corrigee = f"{cle}: {trouve['reste'] or ''}".rstrip()
        yield (
            REGLE.constat(
                lu,
                Position(numero, 1, len(texte.rstrip())),
                f"la rubrique « {cle} » est écrite comme un titre"
                if texte.startswith("#")
                else f"le nom de la rubrique « {cle} » est mis en valeur",
                correction=corrigee,
            ),
            (Reparation(numero, corrigee),),
        )


def _continue_dessous(dessous: Sequence[str]) -> bool:
    """Whether a content stands below: the items of a list, or lines further to the right."""
    suivante = next((texte for texte in dessous if texte.strip()), "")
    return suivante[:1] in (" ", "-")


def _cle(nom: str) -> str:
    """The key of a fiche that is called `nom`; empty when there is none."""
    connues = cles_de_la_racine()
    mot = plat(nom.strip())
    return next((cle for cle in (mot, *autres_noms(mot)) if cle in connues), "")


def _est_ecrite(cle: str, entete: str) -> bool:
    return re.search(rf"^{cle}[ ]*:", entete, re.MULTILINE) is not None
