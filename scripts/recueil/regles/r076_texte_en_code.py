"""Un paragraphe décalé de quatre espaces s'affiche comme du code.

Hors d'une liste, quatre espaces au début d'une ligne font un bloc de code : une autre police, sur
une seule ligne qui déborde. Un paragraphe ne se décale pas.

Mauvais, dans le texte :

        Le jardin ouvre tous les samedis.

Bon, dans le texte :

    Le jardin ouvre tous les samedis.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.markdown_lu.listes import Piege
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R076",
    "texte affiché comme du code",
    Gravite.AVERTISSEMENT,
    "le site l'afficherait comme du code informatique, sans gras ni liens.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each paragraph that its margin makes code."""
    for ecrit, faute in lue.pieges_des_listes:
        if faute.piege is Piege.RETRAIT:
            ligne = faute.ligne
            yield REGLE.constat(
                lue,
                ecrit.position(ligne.premier, ligne.fin),
                f"ce texte est décalé de {ligne.retrait} espaces",
                editions=ecrit.editions_de_lignes(faute.ecrites, faute.corrigees),
                conseil="ôtez les espaces devant chaque ligne ; pour du vrai code, entourez-le "
                "de deux lignes « ``` »",
            )
