"""A content written in another shape than its key asks for, written in that shape.

Lines to copy, or an empty text when nothing sensible can be made of what is there.
"""

import re

from recueil.lignes_yaml import citer
from recueil.regles.regle import ErreurDeForme
from recueil.rubriques import CLES, cles_sous

_POINTS_A_COPIER = 6
# The first key of the items that are not texts, and where a text that one wrote goes.
_EN_OBJET = {"definitions": "terme", "sources": "titre", "exemples_mes": "texte"}
_SUITES = {
    "definitions": 'texte: "À COMPLÉTER : une ou deux phrases."',
    "sources": "",
    "exemples_mes": "",
}
# Lists of words, which people separate by commas.
_DES_MOTS = frozenset(
    "mots_cles organisations territoires voir_aussi anciens_numeros synonymes redaction".split()
)
_ADRESSE = re.compile(r"https?://\S+")


def en_liste(erreur: ErreurDeForme) -> str:
    """A text, or keys, as a list."""
    cle, valeur = erreur.cle, erreur.valeur
    retrait = " " * (erreur.lu.place(erreur.chemin, cle=True).colonne - 1)
    if isinstance(valeur, dict):
        return _cles_en_liste(erreur, valeur)
    if not cle or not isinstance(valeur, str):
        return ""
    points = _points(erreur, valeur)[:_POINTS_A_COPIER]
    if cle in _EN_OBJET:
        lignes = [ligne for point in points for ligne in _objet(cle, point)]
    elif cles_sous(cle):
        return ""
    else:
        lignes = [f"- {citer(point)}" for point in points]
    return "\n".join([f"{retrait}{cle}:", *(f"{retrait}  {ligne}" for ligne in lignes)])


def en_texte(erreur: ErreurDeForme) -> str:
    """A list, or keys, as a text, or as one item a line in a list of texts."""
    valeur = erreur.valeur
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    un_point = isinstance(erreur.chemin[-1], int)
    avant = ligne[: erreur.position.colonne - 1] if un_point else ""
    debut = avant if avant.strip() == "-" else f"{erreur.cle}: "
    if isinstance(valeur, dict) and len(valeur) == 1:
        (cle, contenu), *_ = valeur.items()
        if isinstance(contenu, str):
            return debut + citer(_sans_cle(str(cle), contenu))
    if isinstance(valeur, list) and valeur and all(isinstance(v, str) for v in valeur):
        if un_point:
            return "\n".join(debut + citer(v) for v in valeur[:_POINTS_A_COPIER])
        if len(valeur) == 1:
            return debut + citer(valeur[0])
    return ""


def en_objet(erreur: ErreurDeForme) -> str:
    """A text as the item that it most likely is."""
    if erreur.cle not in _EN_OBJET or not isinstance(erreur.valeur, str):
        return ""
    debut = erreur.lu.source.ligne(erreur.position.ligne)[: erreur.position.colonne - 1]
    premiere, *suite = _objet(erreur.cle, erreur.valeur)
    marge = " " * len(debut)
    return "\n".join([debut + premiere.removeprefix("- "), *(marge + s.strip() for s in suite)])


def _objet(cle: str, texte: str) -> list[str]:
    """The lines of an item made of a text."""
    premiere = _EN_OBJET[cle]
    if cle == "sources" and _ADRESSE.fullmatch(texte):
        return ['- titre: "À COMPLÉTER : le titre du document"', f"  url: {citer(texte)}"]
    if cle == "sources":
        adresse = _ADRESSE.search(texte)
        titre = _ADRESSE.sub("", texte).strip(" ,:–—-()<>") if adresse else texte
        suite = [f"  url: {citer(adresse.group())}"] if adresse else []
        return [f"- titre: {citer(titre)}", *suite]
    debut, deux_points, reste = texte.partition(" : ")
    if cle == "definitions" and deux_points:
        return [f"- {premiere}: {citer(debut)}", f"  texte: {citer(reste)}"]
    return [f"- {premiere}: {citer(texte)}", *([f"  {_SUITES[cle]}"] if _SUITES[cle] else [])]


def _points(erreur: ErreurDeForme, valeur: str) -> list[str]:
    """The items that a text holds: its lines, or its words between commas."""
    document = erreur.lu.document
    repere = document.reperes.get(erreur.chemin) if document else None
    if repere is not None and repere.ligne_fin > repere.valeur.ligne and not repere.cite:
        # YAML has made one line of those that have no sign before them.
        lignes = valeur.split("\n")
        if not repere.bloc:
            numeros = range(repere.valeur.ligne, repere.ligne_fin + 1)
            lignes = [erreur.lu.source.ligne(n) for n in numeros]
            lignes[0] = lignes[0][repere.valeur.colonne - 1 :]
        points = [ligne.strip() for ligne in lignes if ligne.strip()]
        if points:
            return points
    if erreur.cle in _DES_MOTS:
        return [mot.strip() for mot in re.split(r"[,;](?![0-9])", valeur) if mot.strip()]
    return [valeur]


def _cles_en_liste(erreur: ErreurDeForme, valeur: dict[str, object]) -> str:
    """Keys as the item that they make, or as items when they are not those of one."""
    connues = cles_sous(erreur.cle)
    document, position = erreur.lu.document, erreur.position
    if document is None or erreur.chemin not in document.reperes:
        return ""
    marge = " " * (position.colonne - 1)
    textes = {cle: v for cle, v in valeur.items() if isinstance(v, str)}
    if erreur.cle and textes.keys() == valeur.keys() and not connues & valeur.keys():
        points = list(textes.items())[:_POINTS_A_COPIER]
        if not connues:
            return "\n".join(f"{marge}- {citer(_sans_cle(c, v))}" for c, v in points)
        if erreur.cle == "definitions":
            lignes = [ligne for c, v in points for ligne in _objet(erreur.cle, f"{c} : {v}")]
            return "\n".join(marge + ligne for ligne in lignes)
    fin = document.reperes[erreur.chemin].ligne_fin
    ecrites = [erreur.lu.source.ligne(n) for n in range(position.ligne, fin + 1)]
    if len(ecrites) > _POINTS_A_COPIER or not ecrites[0].startswith(marge):
        ecrites = ecrites[:1]
    premiere, *suite = ecrites
    return "\n".join([f"{marge}- {premiere[len(marge) :]}", *(f"  {ligne}" for ligne in suite)])


def _sans_cle(cle: str, contenu: str) -> str:
    """What a text with a key in front of it says: without the key when it is one of the format."""
    return contenu.strip() if cle in CLES else f"{cle} : {contenu}".strip()
