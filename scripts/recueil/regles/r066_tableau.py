"""Un tableau n'est pas écrit comme il faut.

Un tableau commence par une ligne de titres, puis une ligne de tirets, puis une ligne par rangée ;
les cases sont séparées par des barres, en même nombre sur toutes les lignes. Une ligne vide le
sépare du texte, au-dessus et en dessous.

Mauvais, dans le texte :

    |---|---|
    | bêche | 2 |

Bon, dans le texte :

    | outil | nombre |
    |---|---|
    | bêche | 2 |
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.ecrits import Ecrit
from recueil.francais.accords import compte
from recueil.markdown_lu.tableaux import Defaut, Faute, fautes
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R066",
    "tableau mal formé",
    Gravite.ERREUR,
    "le site n'y verrait pas de tableau, ou en perdrait des cases.",
)
_TITRES = (
    "un lecteur d'écran dit le titre de la colonne avant chaque case : sans titres, il ne dit que "
    "des mots sans suite."
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each fault of each table."""
    for ecrit in lue.markdown_en_bloc:
        if "|" in ecrit.texte:
            for faute in fautes(ecrit.lignes, ecrit.sans_code):
                yield _constat(lue, ecrit, faute)


def _constat(lue: FicheLue, ecrit: Ecrit, faute: Faute) -> Diagnostic:
    ligne, defaut = faute.ligne, faute.defaut
    position = ecrit.position(ligne.premier, ligne.fin)
    marge = " " * (position.colonne - 1)
    ecrite = lue.source.ligne(position.ligne)
    tirets = marge + "|" + "---|" * faute.colonnes
    correction, conseil, pourquoi = "", "", ""
    editions: tuple[Edition, ...] = ()
    if defaut is Defaut.SANS_TITRES:
        message, pourquoi = "ce tableau n'a pas de ligne de titres", _TITRES
        titres = " | ".join(f"titre {rang + 1}" for rang in range(faute.colonnes))
        correction = f"{marge}| {titres} |\n{ecrite}"
    elif defaut is Defaut.TITRES_VIDES:
        message, pourquoi = "les titres de ce tableau sont vides", _TITRES
        conseil = "écrivez dans chaque case de la première ligne ce que contient la colonne"
    elif defaut is Defaut.SANS_SEPARATION:
        message = "il manque une ligne de tirets sous les titres de ce tableau"
        correction = f"{ecrite}\n{tirets}"
        editions = (Edition(position.ligne + 1, 1, position.ligne + 1, 1, f"{tirets}\n"),)
    elif defaut is Defaut.COLONNES:
        message = (
            f"cette ligne a {compte(faute.cellules, 'case')}, les titres en ont {faute.colonnes}"
        )
        correction = tirets
    elif defaut is Defaut.COLLE:
        message = "ce tableau est collé au texte qui le précède"
        correction, conseil = f"\n{ecrite}", "laissez une ligne vide au-dessus du tableau"
        editions = (Edition(position.ligne, 1, position.ligne, 1, "\n"),)
    elif defaut is Defaut.SUITE:
        message = "ce texte est collé au tableau qui le précède : il en serait une rangée"
        correction, conseil = f"\n{ecrite}", "laissez une ligne vide sous le tableau"
        editions = (Edition(position.ligne, 1, position.ligne, 1, "\n"),)
    elif defaut is Defaut.DE_TROP:
        message = (
            f"cette rangée a {compte(faute.cellules, 'case')}, pour "
            f"{compte(faute.colonnes, 'titre')} : les dernières seraient perdues"
        )
        conseil = "ajoutez un titre, ou mettez une barre oblique inversée devant une barre qui "
        conseil += "fait partie du texte"
    else:
        message = f"cette rangée a {compte(faute.cellules, 'case')}, pour {faute.colonnes} titres"
        correction = ecrite.rstrip().removesuffix("|").rstrip() + " |" * (
            faute.colonnes - faute.cellules + 1
        )
    return REGLE.constat(
        lue,
        position,
        message,
        correction=correction,
        editions=editions,
        conseil=conseil,
        pourquoi=pourquoi,
    )
