"""L'en-tête ne peut pas être lu à cet endroit.

L'en-tête est écrit en YAML : une rubrique par ligne, `nom: contenu`, les listes avec un tiret et
le même retrait pour tous leurs points. Un guillemet jamais refermé, un retrait inégal ou un signe
que YAML se réserve (`@`, `%`, `[`, `{`, `&`, `*`, `!`) au début d'un contenu arrêtent la lecture.
Mettre le contenu entre guillemets droits suffit presque toujours.

Mauvais :

    mots_cles:
      - @partage

Bon :

    mots_cles:
      - "@partage"
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import citer, decouper
from recueil.noeuds import YAMLIllisible
from recueil.regles.regle import Regle

REGLE = Regle(
    "R013",
    "en-tête illisible",
    Gravite.ERREUR,
    "tant que l'en-tête ne peut pas être lu, la fiche ne peut pas être publiée.",
)

# libyaml's (and PyYAML's) sentences, from the most to the least exact.
_PHRASES = (
    ("quoted scalar", "un guillemet ouvert ici n'est jamais refermé", True),
    ("undefined alias", "le signe « * » en tête d'un contenu a un sens particulier", False),
    ("alias", "le signe « * » ou « & » en tête d'un contenu a un sens particulier", False),
    ("anchor", "le signe « & » en tête d'un contenu a un sens particulier", False),
    ("tag", "le signe « ! » en tête d'un contenu a un sens particulier", False),
    ("directive", "le signe « % » en tête d'une ligne a un sens particulier", False),
    ("flow sequence", "un crochet « [ » ouvert ici n'est pas refermé comme il faut", True),
    ("flow mapping", "une accolade « { » ouverte ici n'est pas refermée comme il faut", True),
    ("cannot start any token", "ce signe ne peut pas commencer un contenu sans guillemets", False),
    ("block sequence", "ce point de liste n'a pas le même retrait que les autres", False),
    ("mapping values", "cette ligne contient un « : » qui ne peut pas se trouver ici", False),
    ("block collection", "ce point de liste n'a pas le même retrait que les autres", False),
    ("simple key", "cette ligne n'est pas de la forme « rubrique: contenu »", True),
    ("block mapping", "cette ligne n'est pas de la forme « rubrique: contenu »", False),
    (
        "could not find expected ':'",
        "cette ligne n'est pas de la forme « rubrique: contenu »",
        False,
    ),
    ("document start", "cette ligne n'est pas de la forme « rubrique: contenu »", False),
)


def illisible(lu: Lu, erreur: YAMLIllisible) -> Diagnostic:
    """The diagnostic of a text that YAML refuses."""
    message, position = "l'en-tête ne peut plus être lu à partir d'ici", erreur.position
    for morceau, phrase, au_debut in _PHRASES:
        if morceau in erreur.probleme:
            message = phrase
            if au_debut and erreur.debut is not None:
                position = erreur.debut
            break
    # A sentence that speaks of "this line" has to point at one: the end of the text has none.
    dernier = max(1, lu.source.ligne_entete + lu.source.entete.count("\n") - 1)
    if position.ligne > dernier:
        position = Position(dernier, 1)
    correction, conseil = _ligne_citee(lu, position), "mettez le contenu entre guillemets droits"
    ligne = decouper(lu.source.ligne(position.ligne), position.ligne)
    # libyaml sees a dash out of line as the end of its list, then as a line without key.
    if "rubrique" in message and ligne is not None and ligne.texte.lstrip().startswith("- "):
        message = "ce point de liste n'a pas le même retrait que les autres"
    if "retrait" in message:
        conseil = "alignez les tirets d'une même liste"
        correction = _realignee(lu, position)
    elif ligne is not None and ligne.cle is None and not ligne.avant_valeur.strip():
        correction, conseil = "", "ajoutez le nom de la rubrique, ou effacez la ligne"
    return REGLE.constat(lu, position, message, correction=correction, conseil=conseil)


def _realignee(lu: Lu, position: Position) -> str:
    """The line with the indent of the nearest line above that starts like it."""
    ligne = lu.source.ligne(position.ligne)
    for numero in range(position.ligne - 1, lu.source.ligne_entete - 1, -1):
        avant = lu.source.ligne(numero)
        if avant.lstrip().startswith("- ") == ligne.lstrip().startswith("- ") and avant.strip():
            return avant[: len(avant) - len(avant.lstrip())] + ligne.lstrip()
    return ""


def sur_document(lu: Lu) -> Iterator[Diagnostic]:
    """Report keys that are not words, and aliases: nobody writes them on purpose."""
    if lu.document is None:
        return
    for position in lu.document.cles_composees:
        yield REGLE.constat(
            lu,
            position,
            "une accolade ou un crochet commence ce contenu sans guillemets",
            correction=_ligne_citee(lu, position),
        )
    for position in lu.document.alias:
        yield REGLE.constat(
            lu,
            position,
            "un contenu renvoie à un autre par « * », ou la liste est trop imbriquée",
            pourquoi="quelques lignes ainsi écrites peuvent remplir la mémoire de la machine.",
            conseil="recopiez le contenu en toutes lettres",
        )


def _ligne_citee(lu: Lu, position: Position) -> str:
    """The line with its content between quotes, when it has a content to quote."""
    ligne = decouper(lu.source.ligne(position.ligne), position.ligne)
    if ligne is None or not ligne.valeur or ligne.valeur[0] in "|>":
        return ""
    valeur = ligne.valeur
    if valeur[0] in "\"'":
        guillemet, valeur = valeur[0], valeur[1:].rstrip()
        valeur = valeur.removesuffix(guillemet)
    return ligne.avant_valeur + citer(valeur)
