"""A content written in another shape than its key asks for, written in that shape.

Lines to copy, or an empty text when nothing sensible can be made of what is there.
"""

import re
from typing import TYPE_CHECKING

from recueil.lignes_yaml import citer
from recueil.rubriques import CLES, cles_sous
from recueil.slug import slug

if TYPE_CHECKING:
    # A rule itself, which uses this module.
    from recueil.regles.regle import ErreurDeForme

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
_DES_IDENTIFIANTS = frozenset({"organisations", "territoires"})
# As on social networks: `#jardin #voisins`.
_DIESES = re.compile(r"#\w[\w-]*(?:[\s,;]+#\w[\w-]*)*")
# `Jardin : un lieu`, whatever stands around the word and its meaning.
_TERME_ET_TEXTE = re.compile(r"([^:]*[^:\s])\s*:\**\s+(\S.*)", re.DOTALL)
# `Jardin – un lieu`, `Jardin = un lieu`: what comes before is a few words.
_TERME_ET_TEXTE_AUTREMENT = re.compile(
    r"([^:=–—→]{2,60}?)\s+(?:[=–—→-]|-->?|=>)\s+(\S.*)", re.DOTALL
)
_ADRESSE = re.compile(r"https?://\S+")


def en_liste(erreur: "ErreurDeForme") -> str:
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


def en_texte(erreur: "ErreurDeForme") -> str:
    """A list, or keys, as a text, or as one item a line in a list of texts."""
    valeur = erreur.valeur
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    un_point = isinstance(erreur.chemin[-1], int)
    avant = ligne[: erreur.position.colonne - 1] if un_point else ""
    if un_point and avant.strip() != "-":
        return _liste_entre_crochets(erreur)
    debut = avant if un_point else f"{erreur.cle}: "
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


def en_objet(erreur: "ErreurDeForme") -> str:
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
    coupe = None
    if cle == "definitions":
        coupe = _TERME_ET_TEXTE.fullmatch(texte) or _TERME_ET_TEXTE_AUTREMENT.fullmatch(texte)
    if coupe is not None:
        terme, reste = (_sans_guillemets(morceau) for morceau in coupe.groups())
        terme = terme.strip("*_ ")
        return [f"- {premiere}: {citer(terme)}", f"  texte: {citer(reste)}"]
    return [f"- {premiere}: {citer(texte)}", *([f"  {_SUITES[cle]}"] if _SUITES[cle] else [])]


def _points(erreur: "ErreurDeForme", valeur: str) -> list[str]:
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
    return mots(erreur.cle, valeur)


def mots(cle: str, valeur: str) -> list[str]:
    """The items that the text of a list is made of: its words between commas, or the whole."""
    if cle not in _DES_MOTS:
        return [valeur]
    dieses = _DIESES.fullmatch(valeur)
    morceaux = valeur.split() if dieses else re.split(r"[,;](?![0-9])", valeur)
    points = [mot.strip().removeprefix("#" if dieses else "") for mot in morceaux]
    if cle in _DES_IDENTIFIANTS:
        points = [slug(point) for point in points if point]
    return [point for point in points if point]


def _cles_en_liste(erreur: "ErreurDeForme", valeur: dict[str, object]) -> str:
    """Keys as the item that they make, or as items when they are not those of one."""
    connues = cles_sous(erreur.cle)
    document, position = erreur.lu.document, erreur.position
    if document is None or erreur.chemin not in document.reperes:
        return ""
    # Between braces, the keys are on the line of the one that they belong to.
    avant = erreur.lu.source.ligne(position.ligne)[: position.colonne - 1]
    marge, entete = " " * len(avant), []
    if avant.strip():
        retrait = " " * (erreur.lu.place(erreur.chemin, cle=True).colonne - 1)
        marge, entete = f"{retrait}  ", [f"{retrait}{erreur.cle}:"]
    textes = {cle: v for cle, v in valeur.items() if isinstance(v, str)}
    if erreur.cle and textes.keys() == valeur.keys() and not connues & valeur.keys():
        points = list(textes.items())[:_POINTS_A_COPIER]
        if not connues:
            lignes = [f"- {citer(_sans_cle(c, v))}" for c, v in points]
            return "\n".join([*entete, *(marge + ligne for ligne in lignes)])
        if erreur.cle == "definitions":
            lignes = [ligne for c, v in points for ligne in _objet(erreur.cle, f"{c} : {v}")]
            return "\n".join([*entete, *(marge + ligne for ligne in lignes)])
    fin = document.reperes[erreur.chemin].ligne_fin
    ecrites = [erreur.lu.source.ligne(n) for n in range(position.ligne, fin + 1)]
    if entete:
        ecrites = [marge + ecrites[0][len(avant) :]] if len(ecrites) == 1 else []
        if not ecrites:
            return ""
    if len(ecrites) > _POINTS_A_COPIER or not ecrites[0].startswith(marge):
        ecrites = ecrites[:1]
    premiere, *suite = ecrites
    lignes = [f"{marge}- {premiere[len(marge) :]}", *(f"  {ligne}" for ligne in suite)]
    return "\n".join([*entete, *lignes])


def _liste_entre_crochets(erreur: "ErreurDeForme") -> str:
    """A list between brackets that a colon has cut, one item a line."""
    document, place = erreur.lu.document, erreur.chemin[:-1]
    liste: object = document.donnees if document else None
    for pas in place:
        liste = liste[pas]  # type: ignore[index]
    if document is None or not isinstance(liste, list) or len(liste) > _POINTS_A_COPIER:
        return ""
    points = []
    for point in liste:
        if isinstance(point, dict) and len(point) == 1:
            (cle, contenu), *_ = point.items()
            point = _sans_cle(str(cle), contenu) if isinstance(contenu, str) else None
        if not isinstance(point, str):
            return ""
        points.append(point)
    retrait = " " * (erreur.lu.place(place, cle=True).colonne - 1)
    return "\n".join([f"{retrait}{place[-1]}:", *(f"{retrait}  - {citer(p)}" for p in points)])


def _sans_guillemets(texte: str) -> str:
    """A text without the quotes that stand around the whole of it."""
    trouve = re.fullmatch(r"\"([^\"]*)\"|« ([^«»]*) »|'([^']*)'", texte.strip())
    return next(filter(None, trouve.groups()), texte) if trouve else texte.strip()


def _sans_cle(cle: str, contenu: str) -> str:
    """What a text with a key in front of it says: without the key when it is one of the format."""
    if not contenu.strip():
        return cle
    return contenu.strip() if cle in CLES else f"{cle} : {contenu}".strip()
