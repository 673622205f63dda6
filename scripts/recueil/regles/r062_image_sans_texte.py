"""Une image n'a pas de texte qui la remplace.

Entre les crochets d'une image, on écrit ce qu'elle montre : c'est ce que lit une personne qui ne
la voit pas, ou chez qui elle ne s'affiche pas. Le nom du fichier, ou « image », n'en dit rien.

Mauvais, dans le texte :

    ![](2.7-plan.svg)

Et dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>

Bon, dans le texte :

    ![Plan du jardin : douze parcelles autour d'un puits](2.7-plan.svg)

Et dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R062",
    "image sans texte de remplacement",
    Gravite.ERREUR,
    "une personne aveugle, ou chez qui l'image ne s'affiche pas, ne saurait pas ce qu'elle montre.",
)
_CREUX = expression(
    r"(?:une? |la |le |l['’])?(?:image|img|photo(?:graphie)?|figure|fig|illustration|schéma|schema|"
    r"dessin|graphique|capture(?: d['’]écran)?|logo|alt|picture)s?[ .:_-]*[0-9]*",
    re.IGNORECASE,
)
_FICHIER = expression(r"[\w. -]+\.(?:png|jpe?g|gif|webp|avif|svg)", re.IGNORECASE)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each image whose words are missing, or say nothing of it."""
    for ecrit, lien in lue.liens:
        if not lien.image:
            continue
        mots = lien.texte.strip()
        if mots and not _CREUX.fullmatch(mots) and not _FICHIER.fullmatch(mots):
            continue
        message = f"« {mots} » ne dit pas ce que montre l'image"
        voulu = "![ce que montre l'image]"
        yield REGLE.constat(
            lue,
            ecrit.position(lien.debut, lien.fin_du_texte + 1),
            message if mots else "cette image n'a pas de texte qui la remplace",
            correction=ecrit.ligne_corrigee(lue.source, lien.debut, lien.fin_du_texte + 1, voulu),
            conseil="dites en une phrase ce que l'on y voit, ou ce qu'elle apprend",
        )
