"""Un texte qui ne se met pas en forme contient des marques de mise en forme.

Le titre, le titre court, le résumé, les mots-clés, les sources et les noms sont affichés tels
quels : dans le menu, dans les résultats de recherche, en haut des pages imprimées. Les étoiles et
les crochets y restent des étoiles et des crochets.

Mauvais :

    resume: "Ce qu'il faut savoir avant de **partager** un jardin."

Bon :

    resume: "Ce qu'il faut savoir avant de partager un jardin."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.noeuds import Chemin
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R053",
    "mise en forme dans un texte simple",
    Gravite.AVERTISSEMENT,
    "ce texte s'affiche tel quel dans le menu et dans les résultats : les marques s'y verraient.",
)
_SIMPLES = frozenset("titre titre_court resume mots_cles sources redaction".split())
_MARQUE = expression(
    r"(?P<signe>\*\*|(?<![\w*])\*|`)(?=\S)(?P<mots>[^*`]+?)(?<=\S)(?P=signe)(?![\w*])"
    r"|!?\[(?P<lien>[^\[\]]+)\]\((?P<adresse>[^()\s]+)\)"
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report emphasis, code and links where nothing is rendered."""
    if lue.signes.isdisjoint("*`["):
        return
    for ecrit in lue.ecrits_ou(_en_a_peut_etre):
        for trouve in _MARQUE.finditer(ecrit.texte):
            mots = trouve["mots"] or trouve["lien"]
            edition = ecrit.edition(*trouve.span(), mots)
            yield REGLE.constat(
                lue,
                ecrit.position(*trouve.span()),
                f"« {ecrit.chemin[0]} » ne se met pas en forme",
                editions=(edition,) if edition else (),
            )


def _en_a_peut_etre(chemin: Chemin, texte: str) -> bool:
    """Whether a text is a simple one, and holds what every mark is made of."""
    if not chemin or chemin[0] not in _SIMPLES or chemin[-1] == "url":
        return False
    return "*" in texte or "`" in texte or "](" in texte
