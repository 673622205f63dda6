"""Un contenu n'est pas écrit comme il faut.

- un numéro : la partie, un point, le rang — `2.6` ;
- une période : `1995`, `1990-1999`, `années 1990` ou `depuis 2014` ;
- une adresse : complète, avec `http://` ou `https://`, sans espace ni apostrophe (`%20`, `%27`) ;
- un identifiant : en minuscules sans accent, avec des tirets — `mes-occitanie`.

Mauvais :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "les années 90"

Bon :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "années 1990"
"""

import re
from urllib.parse import quote

from recueil.diagnostic import Diagnostic, Gravite
from recueil.modele import (
    MOTIF_ADRESSE,
    MOTIF_ANNEE,
    MOTIF_EMPREINTE,
    MOTIF_ID,
    MOTIF_LANGUE,
    MOTIF_NUMERO,
    MOTIF_PARTIE,
    MOTIF_PERIODE,
)
from recueil.regles.regle import ErreurDeForme, Regle
from recueil.slug import slug

REGLE = Regle(
    "R026",
    "écriture du contenu",
    Gravite.ERREUR,
    "le site en a besoin sous cette forme pour ranger, relier et ouvrir.",
    peut_se_taire=False,
)
ATTENDU = {
    MOTIF_NUMERO: ("un numéro s'écrit avec la partie, un point et le rang", "2.6"),
    MOTIF_PARTIE: ("le numéro d'une partie est un nombre entier", "2"),
    MOTIF_PERIODE: (
        "une période s'écrit 1995, 1990-1999, années 1990 ou depuis 2014",
        "années 1990",
    ),
    MOTIF_ADRESSE: ("une adresse est complète et commence par https://", "https://www.le-mes.org"),
    MOTIF_ID: ("un identifiant est en minuscules sans accent, avec des tirets", "mes-occitanie"),
    MOTIF_ANNEE: ("une année s'écrit en quatre chiffres", "2014"),
    MOTIF_LANGUE: ("une langue s'écrit par son code, en deux lettres", "en"),
    MOTIF_EMPREINTE: ("une empreinte a douze signes, de 0 à 9 et de a à f", "0123456789ab"),
}

# What `MOTIF_ADRESSE` refuses in an address, by the names that people give to these signs.
_INTERDIT = re.compile(r"[\s<>\"']")
_NOMS = {"'": "une apostrophe", '"': "un guillemet", "<": "le signe <", ">": "le signe >"}
# `https//`, `htps://`, `http:/`, `Https://`: what comes before the name of a site, or nearly.
_DEBUT_D_ADRESSE = re.compile(r"h?t{1,3}p(?P<s>s)?[ ]*(?:[:;][ ]*/{0,3}|/{2,3})[ ]*(?=\w)", re.I)


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a text that does not have the pattern of its field."""
    if erreur.type != "string_pattern_mismatch":
        return None
    motif = str(erreur.contexte["pattern"])
    attendu, exemple = ATTENDU[motif]
    corrige = _corriger(motif, str(erreur.valeur))
    interdit = _INTERDIT.search(str(erreur.valeur).strip()) if motif == MOTIF_ADRESSE else None
    if interdit is not None and _code(interdit) in corrige:
        attendu = f"{_NOMS.get(interdit.group(), 'une espace')} s'y écrit {_code(interdit)}"
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    debut, longueur = erreur.position.colonne - 1, erreur.position.longueur
    if corrige and (motif == MOTIF_NUMERO or ligne[debut : debut + 1] == '"'):
        corrige = f'"{corrige}"'
    return REGLE.constat(
        erreur.lu,
        erreur.position,
        f"« {erreur.valeur} » n'a pas la forme attendue pour « {erreur.cle} » : {attendu}",
        correction=ligne[:debut] + corrige + ligne[debut + longueur :] if corrige else "",
        conseil="" if corrige else f"par exemple : {exemple}",
    )


def _code(interdit: re.Match[str]) -> str:
    """A sign as addresses write those that they may not hold."""
    return quote(" " if interdit.group().isspace() else interdit.group())


def _corriger_une_adresse(valeur: str) -> str:
    """An address with its beginning, and with codes for the signs that it may not hold."""
    if valeur.startswith("<") and valeur.endswith(">"):
        valeur = valeur[1:-1]
    trouve = _DEBUT_D_ADRESSE.match(valeur)
    if trouve is not None:
        debut = "https://" if trouve["s"] else "http://"
        valeur = debut + valeur[trouve.end() :]
    elif re.match(r"[\w-]+(\.[\w-]+)+(/|$)", valeur):
        valeur = f"https://{valeur}"
    return _INTERDIT.sub(_code, valeur)


def _corriger(motif: str, valeur: str) -> str:
    """What the writer most likely meant, or an empty text."""
    valeur = valeur.strip()
    essai = valeur
    if motif == MOTIF_NUMERO:
        essai = re.sub(r"^0+|(?<=\.)0+", "", re.sub(r"[,\-/ ]", ".", valeur))
    elif motif == MOTIF_PERIODE:
        essai = re.sub(r"\s*(–|—|-|à|/)\s*", "-", valeur.lower())
        essai = re.sub(r"^(ann[ée]es\s+)?[’']?([0-9]{4})s?$", r"\2", essai)
        if re.search(r"ann[ée]es", valeur.lower()):
            essai = re.sub(r"^\D*([3-9])0\D*$", r"années 19\g<1>0", valeur)
            essai = re.sub(r"^\D*([0-9]{3})[0-9]\D*$", r"années \g<1>0", essai)
        elif re.match(r"(depuis|d[eè]s|à partir de)", valeur.lower()):
            essai = re.sub(r"^.*?([0-9]{4}).*$", r"depuis \1", valeur)
    elif motif == MOTIF_ADRESSE:
        essai = _corriger_une_adresse(valeur)
    elif motif == MOTIF_ID:
        essai = slug(valeur)
    return essai if essai != valeur and re.match(motif, essai) else ""
