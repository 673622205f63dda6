"""Une sous-liste, ou la suite d'un point, n'est pas assez décalée.

Ce qui dépend d'un point de liste se décale de quatre espaces : les points d'une sous-liste, un
second paragraphe. Avec deux ou trois espaces, la forge montre bien une sous-liste, mais le site
met tous les points au même niveau, et le paragraphe hors de la liste.

Mauvais, dans le texte :

    - les outils :
      - une bêche ;
      - un arrosoir.

Bon, dans le texte :

    - les outils :
        - une bêche ;
        - un arrosoir.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.markdown_lu.listes import Piege
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R071",
    "sous-liste pas assez décalée",
    Gravite.ERREUR,
    "le site mettrait au même niveau ce qui dépend d'un point et le point lui-même.",
)
_MESSAGES = {
    Piege.PLATE: "ce point d'une sous-liste n'est pas assez décalé : il faut quatre espaces de "
    "plus que le point dont il dépend",
    Piege.TROP_LOIN: "ce point est trop décalé : il faut quatre espaces de plus que le point dont "
    "il dépend",
    Piege.REMONTEE: "ce point sort d'une sous-liste, mais le site l'y laisserait : il faut une "
    "ligne vide au-dessus",
    Piege.SUITE: "cette suite d'un point de liste n'est pas assez décalée : il faut quatre espaces "
    "de plus que le point",
}


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each list whose levels the site would not see."""
    for ecrit, faute in lue.pieges_des_listes:
        message = _MESSAGES.get(faute.piege)
        if message is None:
            continue
        ligne = faute.ligne
        longueur = len(ligne.marque) or len(ligne.corps)
        position = ecrit.position(ligne.premier, ligne.premier + longueur)
        editions: tuple[Edition, ...] = ()
        if faute.piege is Piege.REMONTEE:
            editions = (Edition(position.ligne, 1, position.ligne, 1, "\n"),)
        else:
            editions = ecrit.editions_de_lignes(faute.ecrites, faute.corrigees)
        yield REGLE.constat(
            lue,
            position,
            message,
            editions=editions,
            pourquoi="le site mettrait ce paragraphe après la liste, et la couperait en deux."
            if faute.piege is Piege.SUITE
            else "",
        )
