"""Des rubriques sont écrites entre accolades sur plusieurs lignes.

Entre accolades, chaque rubrique finit par une virgule, et l'accolade se referme à la fin. Un seul
signe oublié fait perdre tout l'en-tête. Une rubrique par ligne, sans accolades ni virgules, se
relit et se corrige sans risque. Une liste de mots peut rester entre crochets.

Mauvais :

    definitions:
      - {
          terme: "Jardin partagé",
          texte: "Un terrain cultivé à plusieurs."
        }

Bon :

    definitions:
      - terme: "Jardin partagé"
        texte: "Un terrain cultivé à plusieurs."
"""

from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.entre_crochets import (
    FERMANTS,
    Contenu,
    Etendue,
    Lue,
    etendue,
    lire,
    une_par_ligne,
)
from recueil.lignes_yaml import LigneYAML, Reparation
from recueil.regles.regle import Regle
from recueil.rubriques import LISTES

REGLE = Regle(
    "R004",
    "accolades sur plusieurs lignes",
    Gravite.ERREUR,
    "entre accolades ou crochets, un seul signe oublié fait perdre tout l'en-tête.",
    peut_se_taire=False,
)
_POINTS = "écrivez un point par ligne, après un tiret, sans crochets ni virgules"
_RUBRIQUES = "écrivez une rubrique par ligne, sans accolades ni virgules"
_NOMS = {"[": "un crochet ouvert", "{": "une accolade ouverte"}
_REFERME = {"[": "refermé", "{": "refermée"}


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report what stands between braces or brackets over several lines, one thing a line."""
    entete = lu.source.entete.split("\n")
    fin = 0
    for ligne in lignes:
        if ligne.numero <= fin or ligne.suite or ligne.valeur[:1] not in tuple(FERMANTS):
            continue
        ecrites = entete[ligne.numero - lu.source.ligne_entete :]
        jusque = etendue(ecrites, len(ligne.avant_valeur))
        ecrites = ecrites[: jusque.lignes]
        if len(ecrites) == 1 or jusque.reste.lstrip(",;") or _est_une_liste_de_mots(ecrites, ligne):
            continue
        fin = ligne.numero + jusque.lignes - 1
        yield _constat(lu, ligne, ecrites, jusque, lire(ecrites, len(ligne.avant_valeur)))


def _constat(
    lu: Lu, ligne: LigneYAML, ecrites: Sequence[str], jusque: Etendue, lue: Lue | None
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    ouvrant = ligne.valeur[0]
    voulue = _voulue(ligne, lue.contenu) if lue else ""
    pareille = lue is not None and lue.contenu == _lu_par_yaml(ecrites, ligne)
    message = "ces rubriques entre accolades sont sur plusieurs lignes"
    if ouvrant == "[":
        message = "cette liste entre crochets est sur plusieurs lignes"
    if not pareille:
        message += ", et un signe y manque ou y est de trop"
    if not jusque.fermee:
        message = f"{_NOMS[ouvrant]} ici n'est jamais {_REFERME[ouvrant]}"
    edition = _edition(lu, ligne.numero, ecrites, voulue) if voulue else None
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(ligne.avant_valeur) + 1),
        message,
        correction=voulue,
        conseil=_POINTS if lue and isinstance(lue.contenu, list) else _RUBRIQUES,
        editions=(edition,) if edition else (),
        # A remark would be lost.
        certaine=pareille and not any(" #" in texte for texte in ecrites),
    )
    return constat, tuple(_reparations(ligne, ecrites, lue))


def _est_une_liste_de_mots(ecrites: Sequence[str], ligne: LigneYAML) -> bool:
    """Whether it is a list of texts that YAML reads."""
    lue = _lu_par_yaml(ecrites, ligne) if ligne.valeur[0] == "[" else None
    return isinstance(lue, list) and all(isinstance(point, str) for point in lue)


def _lu_par_yaml(ecrites: Sequence[str], ligne: LigneYAML) -> object:
    """The collection as YAML reads it; None when it does not."""
    import yaml

    texte = "\n".join([ecrites[0][len(ligne.avant_valeur) :], *ecrites[1:]])
    try:
        return yaml.load(texte, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def _voulue(ligne: LigneYAML, contenu: Contenu) -> str:
    """The lines to write in place of those between braces."""
    if ligne.cle is not None:
        if isinstance(contenu, dict) and ligne.cle in LISTES:
            contenu = [contenu]
        dessous = une_par_ligne(contenu, ligne.retrait_de_cle + 2)
        return "\n".join([ligne.avant_valeur.rstrip(), *dessous])
    marge = len(ligne.avant_valeur)
    premiere, *suite = une_par_ligne(contenu, marge) or [""]
    return "\n".join([ligne.avant_valeur + premiere.lstrip(), *suite])


def _edition(lu: Lu, numero: int, ecrites: Sequence[str], voulue: str) -> Edition | None:
    """What makes the correction in the file; None when another rule has changed these lines."""
    fin = numero + len(ecrites) - 1
    if list(ecrites) != [lu.source.ligne(n) for n in range(numero, fin + 1)]:
        return None
    return Edition(numero, 1, fin, len(ecrites[-1]) + 1, voulue)


def _reparations(ligne: LigneYAML, ecrites: Sequence[str], lue: Lue | None) -> Iterator[Reparation]:
    """Lines that YAML reads, each key on its own line as far as can be."""
    lues = ["[]" if ligne.cle in LISTES else '""', *("" for _ in ecrites[1:])]
    if lue is not None:
        lues = list(lue.lignes)
        if isinstance(lue.contenu, dict) and ligne.cle in LISTES:
            derniere = max(rang for rang, texte in enumerate(lues) if texte)
            lues[0], lues[derniere] = f"[{lues[0]}", lues[derniere]
            lues[derniere] += "]"
    for rang, texte in enumerate(lues):
        avant = ligne.avant_valeur if rang == 0 else ""
        yield Reparation(ligne.numero + rang, avant + texte)
