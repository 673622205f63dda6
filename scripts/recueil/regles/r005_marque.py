"""Un contenu porte une marque de programmation.

`&nom` donne un nom à un contenu, `*nom` le rappelle ailleurs, `!!str` dit de quel genre il est. Une
fiche n'en a pas besoin : on y lit chaque contenu là où il est écrit. Si le signe fait partie du
texte, mettez celui-ci entre guillemets droits.

Mauvais :

    contexte: &points
      - "Des personnes cultivent un terrain."
    enjeux: *points

Bon :

    contexte:
      - "Des personnes cultivent un terrain."
    enjeux:
      - "Des personnes cultivent un terrain."
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.entre_crochets import FERMANTS, Contenu, une_par_ligne
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation, est_un_bloc, est_une_cle_connue
from recueil.regles.regle import Regle

REGLE = Regle(
    "R005",
    "marque de programmation",
    Gravite.ERREUR,
    "chaque ligne se lit seule : ce qui y est écrit est ce que l'on verra.",
    peut_se_taire=False,
)
_MARQUE = expression(r"&(?P<nom>[\w-]+)(?:\s+(?P<contenu>[^\s#].*?))?\s*(?:\s#.*)?")
_GENRE = expression(
    r"!!(?:str|seq|map|set|omap|int|float|bool|null|binary|timestamp)(?:\s+(?P<contenu>\S.*?))?\s*"
)
_RAPPEL = expression(r"\*(?P<nom>[\w-]+)\s*(?:\s#.*)?")
_FUSION = expression(r"(?P<avant>[ ]*(?:-[ ]+)*)<<:[ ]+\*(?P<nom>[\w-]+)\s*")
_CLE = re.compile(r"([^\s:]+):(?:\s|$)")
_Constat = tuple[Diagnostic, tuple[Reparation, ...]]


class _Marque(NamedTuple):
    """A content with a name: where, and what it says."""

    ligne: int
    contenu: Contenu


def reparer(lu: Lu, lignes: Sequence[LigneYAML]) -> Iterator[_Constat]:
    """Report the names of contents, what calls them back, and the kinds of contents."""
    if not any(signe in lu.source.entete for signe in ("&", "!", "*")):
        return
    rappeles: dict[str, int] = {}
    for ligne in lignes:
        trouve = _RAPPEL.fullmatch(ligne.valeur) or _FUSION.fullmatch(ligne.texte)
        if trouve:
            rappeles.setdefault(trouve["nom"], ligne.numero)
    marques: dict[str, _Marque] = {}
    for ligne in lignes:
        fusion = _FUSION.fullmatch(ligne.texte)
        if fusion and fusion["nom"] in marques:
            yield _fusion(lu, ligne, fusion["avant"], fusion["nom"], marques[fusion["nom"]])
            continue
        rappel = _RAPPEL.fullmatch(ligne.valeur)
        if rappel and rappel["nom"] in marques:
            yield _rappel(lu, ligne, rappel["nom"], marques[rappel["nom"]])
            continue
        marque, genre = _MARQUE.fullmatch(ligne.valeur), _GENRE.fullmatch(ligne.valeur)
        if marque and _nomme(lu, ligne, marque, rappeles):
            contenu = _contenu(lu, ligne, marque["contenu"] or "")
            if contenu is not None:
                marques[marque["nom"]] = _Marque(ligne.numero, contenu)
            quoi = f"&{marque['nom']}"
            message = f"« {quoi} » donne un nom à ce contenu, pour le rappeler ailleurs"
            ou = rappeles.get(marque["nom"])
            conseil = f"remplacez d'abord « *{marque['nom']} », à la ligne {ou}" if ou else ""
            yield _sans(lu, ligne, quoi, marque["contenu"] or "", message, conseil)
        elif genre:
            quoi = ligne.valeur.split()[0]
            message = f"« {quoi} » dit de quel genre est ce contenu, pour un programme"
            yield _sans(lu, ligne, quoi, genre["contenu"] or "", message)


def _nomme(lu: Lu, ligne: LigneYAML, marque: re.Match[str], rappeles: Collection[str]) -> bool:
    """Whether the sign gives a name, rather than starts a text that lacks its quotes."""
    contenu = marque["contenu"] or ""
    if marque["nom"] in rappeles or contenu[:1] in ('"', "'", *FERMANTS):
        return True
    if not contenu:
        return bool(_dessous(lu, ligne))
    cle = _CLE.match(contenu)
    return est_un_bloc(contenu) or bool(ligne.est_un_point and cle and est_une_cle_connue(cle[1]))


def _dessous(lu: Lu, ligne: LigneYAML) -> list[str]:
    """The lines that belong to `ligne`: those further to the right, or the dashes of its list."""
    parent = ligne.retrait_de_cle if ligne.cle else ligne.retrait
    resultat = []
    for texte in lu.source.entete.split("\n")[ligne.numero + 1 - lu.source.ligne_entete :]:
        retrait = len(texte) - len(texte.lstrip(" "))
        tiret = ligne.cle is not None and retrait == parent and texte.startswith("- ", retrait)
        if texte.strip() and retrait <= parent and not tiret:
            break
        resultat.append(texte)
    return resultat if any(texte.strip() for texte in resultat) else []


def _contenu(lu: Lu, ligne: LigneYAML, a_cote: str) -> Contenu | None:
    """What has a name, as a value; None when it cannot be read."""
    import yaml

    if a_cote and not est_un_bloc(a_cote) and not (ligne.est_un_point and _CLE.match(a_cote)):
        texte = a_cote
    else:
        marge = " " * len(ligne.avant_valeur) if ligne.est_un_point and ligne.cle is None else ""
        texte = "\n".join([marge + a_cote, *_dessous(lu, ligne)])
    try:
        lue: Contenu | None = yaml.load(texte, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    return lue or None


def _sans(
    lu: Lu, ligne: LigneYAML, quoi: str, contenu: str, message: str, conseil: str = ""
) -> _Constat:
    """A content without the mark that stands before it."""
    corrigee = (ligne.avant_valeur + contenu).rstrip()
    position = Position(ligne.numero, len(ligne.avant_valeur) + 1, len(quoi))
    constat = REGLE.constat(lu, position, message, correction=corrigee, conseil=conseil)
    return constat, (Reparation(ligne.numero, corrigee),)


def _rappel(lu: Lu, ligne: LigneYAML, nom: str, marque: _Marque) -> _Constat:
    """What calls a content back, with the content in its place."""
    avant = ligne.avant_valeur
    en_ligne = json.dumps(marque.contenu, ensure_ascii=False)
    if isinstance(marque.contenu, str):
        voulue = avant + en_ligne
    elif ligne.cle is not None:
        dessous = une_par_ligne(marque.contenu, ligne.retrait_de_cle + 2)
        voulue = "\n".join([avant.rstrip(), *dessous])
    else:
        premiere, *suite = une_par_ligne(marque.contenu, len(avant))
        voulue = "\n".join([avant + premiere.lstrip(), *suite])
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(avant) + 1, len(nom) + 1),
        f"« *{nom} » rappelle le contenu de la ligne {marque.ligne}",
        correction=voulue,
    )
    return constat, (Reparation(ligne.numero, avant + en_ligne),)


def _fusion(lu: Lu, ligne: LigneYAML, avant: str, nom: str, marque: _Marque) -> _Constat:
    """The keys of another item, which those written here stand in for."""
    marge = len(avant)
    dessous = lu.source.entete.split("\n")[ligne.numero + 1 - lu.source.ligne_entete :]
    siennes = takewhile(lambda texte: not texte[:marge].strip(), dessous)
    ecrites = {trouve[1] for texte in siennes if (trouve := _CLE.match(texte, marge))}
    reprises = marque.contenu if isinstance(marque.contenu, dict) else {}
    reprises = {cle: valeur for cle, valeur in reprises.items() if cle not in ecrites}
    premiere, *suite = une_par_ligne(reprises, marge) or [""]
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, marge + 1, len(ligne.texte.strip()) - marge + ligne.retrait),
        f"« <<: *{nom} » reprend les rubriques de la ligne {marque.ligne}",
        correction="\n".join([avant + premiere.lstrip(), *suite]) if reprises else "",
        conseil="" if reprises else "effacez cette ligne",
    )
    cle = next(iter(reprises), "")
    lue = f"{avant}{cle}: {json.dumps(reprises[cle], ensure_ascii=False)}" if cle else ""
    return constat, (Reparation(ligne.numero, lue),)
