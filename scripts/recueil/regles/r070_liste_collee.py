"""Une liste est collée au paragraphe qui la précède.

Le site ne voit une liste que si une ligne vide la sépare du texte au-dessus. Sans elle, les
tirets et les points se suivent dans le paragraphe.

Mauvais, dans le texte :

    Il faut réunir :
    - un terrain ;
    - des outils.

Bon, dans le texte :

    Il faut réunir :

    - un terrain ;
    - des outils.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.markdown_lu.listes import Piege
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R070",
    "liste collée au texte",
    Gravite.ERREUR,
    "les points se suivraient dans le paragraphe : la page ne montrerait pas de liste.",
)
_LIGNES_A_COPIER = 6


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each list that no blank line sets apart from the text above."""
    for ecrit, faute in lue.pieges_des_listes:
        if faute.piege is not Piege.COLLEE:
            continue
        ligne = faute.ligne
        position = ecrit.position(ligne.premier, ligne.premier + len(ligne.marque))
        avant = lue.source.ligne(position.ligne - 1)
        ecrites = [
            lue.source.ligne(numero)
            for numero in range(position.ligne, position.ligne + len(faute.ecrites))
        ]
        editions = [Edition(position.ligne, 1, position.ligne, 1, "\n")]
        if faute.corrigees:
            ecrites = [
                ecrite.removesuffix(lue_.texte) + voulue
                for ecrite, lue_, voulue in zip(
                    ecrites, faute.ecrites, faute.corrigees, strict=True
                )
            ]
            editions += ecrit.editions_de_lignes(faute.ecrites, faute.corrigees)
        yield REGLE.constat(
            lue,
            position,
            "cette liste est collée au texte qui la précède",
            correction="\n".join([avant, "", *ecrites[:_LIGNES_A_COPIER]]),
            editions=tuple(editions),
            conseil="laissez une ligne vide au-dessus de la liste"
            + (
                ", et quatre espaces devant les points qui dépendent d'un autre"
                if faute.corrigees
                else ""
            ),
        )
