"""Le contenu d'une rubrique n'a pas la forme attendue.

Une liste s'écrit avec un tiret par point, un texte sur une ligne, une définition ou une source
avec ses propres rubriques.

Mauvais :

    contexte: Un regain d'attention depuis les années 2000.

Bon :

    contexte:
      - Un regain d'attention depuis les années 2000.
"""

from recueil.diagnostic import Diagnostic, Gravite
from recueil.gabarit import LIGNES
from recueil.regles.regle import ErreurDeForme, Regle
from recueil.remise_en_forme import en_liste, en_objet, en_texte
from recueil.rubriques import champs_sous

REGLE = Regle(
    "R022",
    "forme du contenu",
    Gravite.ERREUR,
    "écrit sous une autre forme, le contenu ne peut pas prendre sa place dans la page.",
    peut_se_taire=False,
)
_PRINCIPALES = {"definitions": ["terme", "texte"]}


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report text where a list is due, a list where text is due, and so on."""
    if not erreur.type.endswith("_type") or erreur.valeur in ("", None):
        return None
    nom = f"« {erreur.cle} »" if erreur.cle else "ce fichier"
    un_point = bool(erreur.chemin) and isinstance(erreur.chemin[-1], int)
    sujet = f"un point de {nom}" if un_point else nom
    conseil = ""
    if erreur.type in ("tuple_type", "list_type"):
        message = f"{nom} attend une liste, pas un texte"
        if isinstance(erreur.valeur, dict):
            message = f"{nom} attend une liste : il manque le tiret au début de chaque point"
        correction = en_liste(erreur)
    elif erreur.type == "string_type":
        message = f"{sujet} attend un texte, pas {_forme(erreur)}"
        correction = en_texte(erreur)
    else:
        dessous = () if un_point else champs_sous(erreur.cle)
        champs = list(dessous or erreur.champs)
        attendues = " et ".join(_PRINCIPALES.get(erreur.cle, champs[:2]))
        message = f"{sujet} attend des rubriques ({attendues}), pas {_forme(erreur)}"
        correction = en_objet(erreur)
        if isinstance(erreur.valeur, list) and not correction:
            conseil = "une rubrique par ligne, sans tiret devant"
    return REGLE.constat(
        erreur.lu,
        erreur.position,
        message,
        correction=correction or ("" if un_point or conseil else LIGNES.get(erreur.cle, "")),
        conseil=conseil,
    )


def _forme(erreur: ErreurDeForme) -> str:
    if isinstance(erreur.valeur, list):
        return "une liste"
    return "des rubriques" if isinstance(erreur.valeur, dict) else "un texte"
