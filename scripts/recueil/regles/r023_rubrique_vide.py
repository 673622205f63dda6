"""Une rubrique est là, mais elle est vide.

Une rubrique obligatoire doit avoir un contenu. Une rubrique facultative qui n'en a pas s'efface.

Mauvais :

    contexte: []

Bon :

    contexte:
      - "Des personnes veulent jardiner ensemble."
"""

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.gabarit import LIGNES
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R023",
    "rubrique vide",
    Gravite.ERREUR,
    "la page montrerait un titre sans rien dessous.",
    peut_se_taire=False,
)
_FACULTATIVES = frozenset(
    "titre_court intertitres mots_cles voir_aussi sources redaction anciens_numeros synonymes "
    "organisations territoires periode lien url auteur annee sigle site territoire membre_mes "
    "presentation traductions region creation".split()
)


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a key without content, and an empty item of a list."""
    vide = isinstance(erreur.valeur, (str, list, dict, tuple)) and not erreur.valeur
    blanc = isinstance(erreur.valeur, str) and not erreur.valeur.strip()
    if erreur.type in ("missing", "extra_forbidden") or not (vide or blanc):
        return None
    if erreur.chemin and isinstance(erreur.chemin[-1], int):
        return REGLE.constat(
            erreur.lu,
            erreur.position,
            f"un point de « {erreur.cle} » est vide",
            conseil="écrivez-le, ou effacez la ligne",
        )
    facultative = erreur.cle in _FACULTATIVES and not (
        erreur.cle == "titre" and len(erreur.chemin) == 1
    )
    if not erreur.cle and isinstance(erreur.lu, FicheLue):
        return REGLE.constat(
            erreur.lu,
            # The header of a file of one line would start after it.
            Position(min(erreur.position.ligne, len(erreur.lu.source.lignes)), 1),
            "l'en-tête est vide",
            pourquoi="la page n'aurait ni titre, ni texte.",
            conseil='écrivez-y les rubriques ; `recueil nouvelle "2.7" "Titre"` écrit une fiche '
            "de départ",
        )
    # Its short form is read as that of the whole fiche, which nobody writes.
    if erreur.chemin == ("traduit_de", "fiche") and erreur.position == erreur.lu.place(
        ("traduit_de",)
    ):
        return REGLE.constat(
            erreur.lu,
            erreur.lu.place(("traduit_de",), cle=True),
            "la rubrique « traduit_de » est vide",
            pourquoi="sans elle, rien ne dirait que la fiche française a changé.",
            correction='traduit_de: "000000000000"',
            conseil="`recueil valider` donnera ensuite l'empreinte à y mettre",
        )
    return REGLE.constat(
        erreur.lu,
        erreur.lu.place(erreur.chemin, cle=True),
        f"la rubrique « {erreur.cle} » est vide" if erreur.cle else "le fichier est vide",
        correction="" if facultative else LIGNES.get(erreur.cle, ""),
        conseil="cette rubrique est facultative : effacez la ligne" if facultative else "",
    )
