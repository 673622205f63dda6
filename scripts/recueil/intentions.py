"""What a writer most likely meant by a text that does not have the form of its field.

A guess is made only where there is one reading; otherwise the text is empty, and the advice says
what to look for.
"""

import re
from urllib.parse import quote

from recueil.conventions import (
    MOTIF_ADRESSE,
    MOTIF_ANNEE,
    MOTIF_ID,
    MOTIF_NUMERO,
    MOTIF_PARTIE,
    MOTIF_PERIODE,
)
from recueil.expressions import expression
from recueil.slug import slug

# What `MOTIF_ADRESSE` refuses in an address.
INTERDIT = re.compile(r"[\s<>\"']")
# `https//`, `htps://`, `http:/`, `Https://`: what comes before the name of a site, or nearly.
_DEBUT_D_ADRESSE = expression(r"h?t{1,3}p(?P<s>s)?[ ]*(?:[:;][ ]*/{0,3}|/{2,3})[ ]*(?=\w)", re.I)
_PROTOCOLE = expression(r"(?P<nom>[a-z][a-z0-9+.-]*):(?!//$)", re.I)
_COURRIEL = expression(r"(?:mailto:)?[^\s@/:]+@[^\s@/]+\.[a-z]{2,}", re.I)
_LIEN = expression(r"\[[^\[\]]*\]\(\s*<?([^\s()<>]+)>?\s*\)")
_NUMERO = expression(r"(?<![0-9])0*([1-9][0-9]*)[.,\-/ ]0*([1-9][0-9]*)(?![0-9])")
_ANNEE = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_ANNEES_COURTES = expression(r"((?:1[0-9]|20)[0-9]{2})\s*[-–—/]\s*([0-9]{2})")
_DECENNIE = expression(r"\bann[ée]es\b|^[’']?[0-9]+[’']?s$", re.I)
_DEPUIS = expression(r"(?:depuis|d[eè]s|à partir de|a partir de)\b", re.I)
# A year that these words make only approximate, or the end of a time without beginning.
_A_PEU_PRES = expression(r"\b(?:avant|apr[eè]s|jusqu|vers|environ|fin|d[ée]but)|[~?]", re.I)
_XXE = 1900


def valeur_voulue(motif: str, valeur: str) -> str:
    """What `valeur` should be to have the form `motif`, or an empty text."""
    valeur = valeur.strip()
    lectures = {
        MOTIF_NUMERO: _numero,
        MOTIF_PARTIE: _partie,
        MOTIF_PERIODE: _periode,
        MOTIF_ADRESSE: _adresse,
        MOTIF_ID: slug,
        MOTIF_ANNEE: _annee,
    }
    lire = lectures.get(motif)
    voulue = lire(valeur) if lire is not None else ""
    return voulue if re.match(motif, voulue) else ""


def conseil_d_adresse(valeur: str) -> str:
    """How to mend an address that cannot be guessed."""
    valeur = valeur.strip()
    protocole = _PROTOCOLE.match(valeur)
    if _COURRIEL.fullmatch(valeur):
        return (
            "une adresse de courriel ne se met pas ici : donnez celle d'une page, ou effacez "
            "la ligne"
        )
    if protocole is not None and protocole["nom"].lower() not in ("http", "https"):
        return (
            f"une adresse en « {protocole['nom']}: » ne s'ouvre pas depuis le site : donnez celle "
            "d'une page, ou effacez la ligne"
        )
    return (
        "ouvrez la page et recopiez son adresse entière, comme https://www.le-mes.org, ou effacez "
        "la ligne"
    )


def code(signe: str) -> str:
    """A sign as addresses write those that they may not hold."""
    return quote(" " if signe.isspace() else signe)


def _numero(valeur: str) -> str:
    trouves = list(_NUMERO.finditer(valeur))
    if len(trouves) != 1 or re.search(r"[0-9]", _NUMERO.sub("", valeur)):
        return ""
    return f"{trouves[0][1]}.{trouves[0][2]}"


def _partie(valeur: str) -> str:
    trouve = re.fullmatch(r"[^0-9]*([1-9][0-9]*)(?:\.0*)?[^0-9]*", valeur)
    return trouve[1] if trouve else ""


def _annee(valeur: str) -> str:
    annees: list[str] = _ANNEE.findall(valeur)
    return annees[0] if len(annees) == 1 and not _A_PEU_PRES.search(valeur) else ""


def _periode(valeur: str) -> str:
    courte = _ANNEES_COURTES.fullmatch(valeur)
    if courte is not None and courte[2] > courte[1][2:]:
        return f"{courte[1]}-{courte[1][:2]}{courte[2]}"
    annees: list[str] = _ANNEE.findall(valeur)
    deux_chiffres = re.findall(r"(?<![0-9])([3-9][0-9])(?![0-9])", valeur)
    if not annees and len(deux_chiffres) == 1:
        annees = [str(_XXE + int(deux_chiffres[0]))]
        if not _DECENNIE.search(valeur) and not _DEPUIS.match(valeur):
            return ""
    if _A_PEU_PRES.search(valeur) or not annees:
        return ""
    if _DEPUIS.match(valeur):
        return f"depuis {annees[0]}" if len(annees) == 1 else ""
    if _DECENNIE.search(valeur):
        return f"années {annees[0][:3]}0" if len(annees) == 1 else ""
    if len(annees) == 1:
        return annees[0]
    deux = len(annees) == len(("debut", "fin"))
    return f"{annees[0]}-{annees[1]}" if deux and annees[0] <= annees[1] else ""


def _adresse(valeur: str) -> str:
    """An address with its beginning, and with codes for the signs that it may not hold."""
    lien = _LIEN.fullmatch(valeur)
    if lien is not None:
        valeur = lien[1]
    if valeur.startswith("<") and valeur.endswith(">"):
        valeur = valeur[1:-1]
    trouve = _DEBUT_D_ADRESSE.match(valeur)
    if trouve is not None:
        debut = "https://" if trouve["s"] else "http://"
        valeur = debut + valeur[trouve.end() :]
    elif re.match(r"[\w-]+(\.[\w-]+)+(/|$)", valeur):
        valeur = f"https://{valeur}"
    return INTERDIT.sub(lambda interdit: code(interdit.group()), valeur)
