"""L'en-tête ne peut pas être lu à cet endroit.

L'en-tête est fait de rubriques, une par ligne : `nom: contenu`. Le texte qui continue la ligne du
dessus, ou qui suit `|`, se décale vers la droite. Une liste entre crochets, une accolade, une
ligne sans nom de rubrique arrêtent la lecture. Mettre le contenu entre guillemets droits, sur une
seule ligne, suffit presque toujours.

Mauvais :

    resume: Une fiche pour celles et ceux
    qui veulent partager un jardin.

Bon :

    resume: "Une fiche pour celles et ceux qui veulent partager un jardin."
"""

import re
from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, citer, decouper, est_un_bloc, lignes_de_structure
from recueil.noeuds import YAMLIllisible
from recueil.regles.regle import Regle
from recueil.rubriques import LISTES
from recueil.yaml_refuse import en_francais

REGLE = Regle(
    "R013",
    "en-tête illisible",
    Gravite.ERREUR,
    "tant que l'en-tête ne peut pas être lu, la fiche ne peut pas être publiée.",
    peut_se_taire=False,
)

_SANS_RUBRIQUE = "cette ligne n'est pas de la forme « rubrique: contenu »"
_GUILLEMETS = "mettez le contenu entre guillemets droits"


def illisible(lu: Lu, erreur: YAMLIllisible) -> Diagnostic:
    """The diagnostic of a text that YAML refuses."""
    message, position = en_francais(erreur, _SANS_RUBRIQUE)
    # A sentence that speaks of "this line" has to point at one: the end of the text has none.
    dernier = max(1, lu.source.ligne_entete + lu.source.entete.count("\n") - 1)
    if position.ligne > dernier:
        position = Position(dernier, 1)
    ligne = decouper(lu.source.ligne(position.ligne), position.ligne)
    sans_cle = ligne is not None and ligne.cle is None and not ligne.est_un_point
    if ligne is not None and sans_cle and "guillemet" not in message:
        return _texte_sans_rubrique(lu, ligne)
    # libyaml sees a dash out of line as the end of its list, then as a line without key.
    if message == _SANS_RUBRIQUE and ligne is not None and ligne.est_un_point:
        message = "ce point de liste n'a pas le même retrait que les autres"
    if "retrait" in message:
        return REGLE.constat(
            lu,
            position,
            message,
            correction=_realignee(lu, position),
            conseil="alignez les tirets d'une même liste",
        )
    correction, conseil = _ligne_citee(lu, position), _GUILLEMETS
    if ligne is not None and ligne.cle is not None and ligne.ouvre:
        conseil = "regardez au-dessus : il y manque une rubrique, ou ces lignes sont décalées"
    if ligne is not None and ligne.cle in LISTES and ligne.valeur.startswith("["):
        points = _points_entre_crochets(ligne.valeur)
        if points:
            return REGLE.constat(
                lu,
                Position(ligne.numero, len(ligne.avant_valeur) + 1, len(ligne.valeur.rstrip())),
                "les points de cette liste ne sont pas séparés chacun par une virgule",
                correction=f"{ligne.avant_valeur}[{', '.join(map(citer, points))}]",
            )
    if "crochet" in message and ligne is not None and ligne.cle in LISTES:
        correction = ""
        conseil = "refermez le crochet par « ] », ou écrivez un point par ligne après un tiret"
    return REGLE.constat(lu, position, message, correction=correction, conseil=conseil)


def _points_entre_crochets(valeur: str) -> list[str]:
    """The items of a list whose commas are missing, or one too many; none when it has no end."""
    dedans = re.fullmatch(r"\[([^\[\]{}]*)\]\s*", valeur)
    trouves = re.findall(r"\"([^\"]*)\"|'([^']*)'|([^,\"']+)", dedans[1]) if dedans else []
    points = ["".join(point).strip() for point in trouves]
    return [point for point in points if point]


def _texte_sans_rubrique(lu: Lu, ligne: LigneYAML) -> Diagnostic:
    """A line of text that belongs to no key: most often the rest of the line above."""
    debut = ligne.retrait
    position = Position(ligne.numero, debut + 1, len(ligne.texte.rstrip()) - debut)
    avant = None
    for autre in lignes_de_structure(lu.source):
        if autre.numero >= ligne.numero:
            break
        avant = autre
    if avant is not None and est_un_bloc(avant.valeur):
        retrait = avant.retrait_de_cle if avant.cle else avant.retrait
        return REGLE.constat(
            lu,
            position,
            f"ce texte n'est pas décalé sous « {avant.texte.strip()} »",
            correction=f"{' ' * (retrait + 2)}{ligne.texte.strip()}",
            conseil=f"décalez de même toutes les lignes du texte, de {retrait + 2} espaces",
        )
    if avant is not None and avant.valeur and not avant.valeur.startswith(("[", "{")):
        texte = avant.valeur.strip()
        if texte[0] in "\"'":
            texte = texte[1:].removesuffix(texte[0])
        return REGLE.constat(
            lu,
            position,
            "cette ligne n'appartient à aucune rubrique",
            correction=avant.avant_valeur + citer(f"{texte} {ligne.texte.strip()}"),
            conseil=f"si elle continue la ligne {avant.numero}, n'en faites qu'une ; sinon, "
            "ajoutez devant le nom de la rubrique",
        )
    if avant is not None and avant.cle is not None and avant.ouvre:
        return _texte_a_cote(lu, position, avant, ligne.texte.strip().lstrip("> "))
    return REGLE.constat(
        lu,
        position,
        "cette ligne n'appartient à aucune rubrique",
        conseil="ajoutez devant le nom de la rubrique, ou effacez la ligne",
    )


def _texte_a_cote(lu: Lu, position: Position, avant: LigneYAML, texte: str) -> Diagnostic:
    """A text under the key that it belongs to, where YAML does not see that it does."""
    marge = " " * avant.retrait_de_cle
    voulue = avant.avant_valeur.rstrip()
    voulue += f"\n{marge}  - {citer(texte)}" if avant.cle in LISTES else f" {citer(texte)}"
    return REGLE.constat(
        lu,
        position,
        f"ce texte n'est pas rattaché à « {avant.cle} », qui est au-dessus",
        correction=voulue,
        conseil="à la place de ces deux lignes, un point par ligne, après un tiret"
        if avant.cle in LISTES
        else "à la place de ces deux lignes, n'en écrivez qu'une",
    )


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
            conseil=_GUILLEMETS,
        )
    for position in lu.document.alias:
        place = _place_de_l_alias(lu, position)
        yield REGLE.constat(
            lu,
            place or position,
            "ce contenu en rappelle un autre par « * »"
            if place
            else "il y a trop de listes les unes dans les autres",
            pourquoi="quelques lignes ainsi écrites peuvent remplir la mémoire de la machine.",
            conseil="recopiez le contenu en toutes lettres" if place else "simplifiez la liste",
        )


def _place_de_l_alias(lu: Lu, ancre: Position) -> Position | None:
    """Where the content marked at `ancre` (`&nom`) is called back (`*nom`)."""
    ligne = lu.source.ligne(ancre.ligne)
    nom = re.search(r"&([^\s,\[\]{}]+)", ligne[max(0, ancre.colonne - 40) :])
    if nom is None:
        return None
    for numero in range(ancre.ligne, lu.source.ligne_corps):
        depart = ancre.colonne if numero == ancre.ligne else 0
        trouve = re.compile(rf"\*{re.escape(nom[1])}(?![^\s,\[\]{{}}])").search(
            lu.source.ligne(numero), depart
        )
        if trouve:
            return Position(numero, trouve.start() + 1, len(trouve.group()))
    return None


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
