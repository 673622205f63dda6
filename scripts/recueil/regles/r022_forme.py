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
from recueil.lignes_yaml import citer
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R022",
    "forme du contenu",
    Gravite.ERREUR,
    "écrit sous une autre forme, le contenu ne peut pas prendre sa place dans la page.",
    peut_se_taire=False,
)
_LIGNES_A_COPIER = 6
_ATTENDUES = {"definitions": ("terme", "texte")}
_EN_OBJET = {"definitions": "terme", "sources": "titre"}


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report text where a list is due, a list where text is due, and so on."""
    if not erreur.type.endswith("_type") or erreur.valeur in ("", None):
        return None
    position = erreur.position
    nom = f"« {erreur.cle} »" if erreur.cle else "ce fichier"
    un_point = bool(erreur.chemin) and isinstance(erreur.chemin[-1], int)
    if erreur.type in ("tuple_type", "list_type"):
        message = f"{nom} attend une liste, pas un texte"
        if isinstance(erreur.valeur, dict):
            message = f"{nom} attend une liste : il manque le tiret au début de chaque point"
        correction = _en_liste(erreur)
    elif erreur.type == "string_type":
        sujet = f"un point de {nom}" if un_point else nom
        autre = "une liste" if isinstance(erreur.valeur, list) else "des rubriques"
        message, correction = f"{sujet} attend un texte, pas {autre}", _en_texte(erreur)
    else:
        sujet = f"un point de {nom}" if un_point else nom
        attendues = " et ".join(_ATTENDUES.get(erreur.cle, list(erreur.champs)[:2]))
        message = f"{sujet} attend des rubriques ({attendues}), pas un texte"
        correction = _en_objet(erreur)
    return REGLE.constat(erreur.lu, position, message, correction=correction)


def _en_liste(erreur: ErreurDeForme) -> str:
    cle = erreur.cle
    if isinstance(erreur.valeur, str) and cle not in _EN_OBJET and cle:
        retrait = " " * (erreur.lu.place(erreur.chemin, cle=True).colonne - 1)
        return f"{retrait}{cle}:\n{retrait}  - {citer(erreur.valeur)}"
    if isinstance(erreur.valeur, dict):
        return _avec_un_tiret(erreur)
    return LIGNES.get(cle, "")


def _avec_un_tiret(erreur: ErreurDeForme) -> str:
    """The keys as written, with the dash that makes of them one item."""
    document, position = erreur.lu.document, erreur.position
    if document is None or erreur.chemin not in document.reperes:
        return ""
    fin = document.reperes[erreur.chemin].ligne_fin
    ecrites = [erreur.lu.source.ligne(n) for n in range(position.ligne, fin + 1)]
    marge = " " * (position.colonne - 1)
    if len(ecrites) > _LIGNES_A_COPIER or not ecrites[0].startswith(marge):
        ecrites = ecrites[:1]
    premiere, *suite = ecrites
    return "\n".join([f"{marge}- {premiere[len(marge) :]}", *(f"  {ligne}" for ligne in suite)])


def _en_texte(erreur: ErreurDeForme) -> str:
    valeur = erreur.valeur
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    un_point = isinstance(erreur.chemin[-1], int)
    debut = ligne[: erreur.position.colonne - 1] if un_point else f"{erreur.cle}: "
    if isinstance(valeur, dict) and len(valeur) == 1:
        (cle, contenu), *_ = valeur.items()
        if isinstance(contenu, str):
            return debut + citer(f"{cle} : {contenu}".strip())
    if isinstance(valeur, list) and len(valeur) == 1 and isinstance(valeur[0], str):
        return debut + citer(valeur[0])
    return "" if un_point else LIGNES.get(erreur.cle, "")


def _en_objet(erreur: ErreurDeForme) -> str:
    premiere = _EN_OBJET.get(erreur.cle)
    if premiere is None or not isinstance(erreur.valeur, str):
        return LIGNES.get(erreur.cle, "")
    debut = erreur.lu.source.ligne(erreur.position.ligne)[: erreur.position.colonne - 1]
    terme, deux_points, texte = erreur.valeur.partition(" : ")
    lignes = f"{debut}{premiere}: {citer(terme)}"
    if premiere != "terme":
        return f"{debut}{premiere}: {citer(erreur.valeur)}"
    suite = f"texte: {citer(texte)}" if deux_points else LIGNES["texte"]
    return f"{lignes}\n{' ' * len(debut)}{suite}"
