"""Un nombre suivi d'un point, en tête de ligne, devient une liste qui commence à 1.

`1995. Le MES naît.` ouvre une liste numérotée, et le site affiche « 1. Le MES naît. » : l'année
est perdue. Mettez une barre oblique inversée devant le point. De même, une liste qui commence à 3
est renumérotée à partir de 1 : c'est le plus souvent la suite d'une liste qu'un paragraphe a
coupée.

Mauvais, dans le texte :

    1995. Le jardin ouvre.

Bon, dans le texte :

    1995\\. Le jardin ouvre.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.markdown_lu.listes import Piege
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R075",
    "numéro perdu",
    Gravite.ERREUR,
    "le site numérote toutes les listes à partir de 1 : ce nombre ne serait pas affiché.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each numbered list that does not start at 1."""
    for ecrit, faute in lue.pieges_des_listes:
        if faute.piege is not Piege.NUMERO:
            continue
        ligne = faute.ligne
        nombre = ligne.marque[:-1]
        if faute.corrigees:
            message = f"« {ligne.marque} » en tête de ligne ouvre une liste"
            conseil = "mettez une barre oblique inversée devant le point"
        else:
            message = f"cette liste commence à {nombre}"
            conseil = "numérotez-la à partir de 1, ou écrivez-la avec des tirets"
            if faute.avant is not None:
                conseil = (
                    "si elle continue la liste d'avant, mettez quatre espaces devant chaque "
                    "ligne du texte qui les sépare"
                )
        yield REGLE.constat(
            lue,
            ecrit.position(ligne.premier, ligne.premier + len(ligne.marque)),
            message,
            editions=ecrit.editions_de_lignes(faute.ecrites, faute.corrigees),
            conseil=conseil,
        )
