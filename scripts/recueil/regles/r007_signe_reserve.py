"""Un contenu sans guillemets commence par un signe réservé.

En tête d'un contenu, `@`, `%`, `&`, `*`, `!`, `?`, `|`, `>`, `[`, `{`, `` ` ``, la virgule et le
tiret servent à l'écriture de l'en-tête. Un contenu qui commence par l'un d'eux, comme un lien ou
quelques mots en gras, se met entre guillemets droits.

Mauvais :

    contexte:
      - **L'innovation** attire l'attention.
      - [La charte](https://exemple.org) le dit.

Bon :

    contexte:
      - "**L'innovation** attire l'attention."
      - "[La charte](https://exemple.org) le dit."
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import (
    LigneYAML,
    Reparation,
    citer,
    citer_entree,
    en_texte,
    entrees,
    est_un_bloc_entame,
)
from recueil.regles.regle import Regle
from recueil.rubriques import LISTES
from recueil.signes_reserves import apres_la_fermeture, est_reserve, se_referme_plus_bas

REGLE = Regle(
    "R007",
    "signe réservé en tête d'un contenu",
    Gravite.ERREUR,
    "à cette place, le signe sert à l'écriture de l'en-tête : le contenu serait perdu ou mal lu.",
    peut_se_taire=False,
)
_REMARQUE = re.compile(r"\s*(?://+|/\*+|<!--+)\s*(?P<texte>.*?)\s*(?:\*+/|--+>)?\s*")
# `|>`, `||`, `>:`: nearly the sign that puts a text on the lines below.
_BLOC_MAL_ECRIT = re.compile(r"[|>](?![+-]?[0-9]?$)[|>:.;,]+")
_CASE = re.compile(r"\[[ xX]?\]\s+(?=\S)")
_RUBRIQUE = re.compile(r"\{\s*(?:terme|texte|titre|url)\s*:\s")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report values that start with a sign of YAML, with the value put between quotes."""
    groupes = list(entrees(lignes))
    for rang, entree in enumerate(groupes):
        ligne = entree[0]
        position = Position(ligne.numero, len(ligne.avant_valeur) + 1)
        if not ligne.cle and not ligne.est_un_point:
            remarque = _REMARQUE.fullmatch(ligne.texte)
            if remarque is not None:
                yield _remarque(lu, ligne, remarque["texte"])
            elif ligne.texte.rstrip() == "..." or ligne.texte.startswith("%"):
                yield (
                    REGLE.constat(
                        lu,
                        Position(ligne.numero, 1, len(ligne.texte.rstrip())),
                        "cette ligne n'est pas celle d'une rubrique",
                        pourquoi="elle arrête la lecture de l'en-tête : la suite serait perdue.",
                        conseil="effacez-la",
                    ),
                    (Reparation(ligne.numero, ""),),
                )
            continue
        suivante = groupes[rang + 1][0] if rang + 1 < len(groupes) else None
        if not est_reserve(ligne, suivante) or se_referme_plus_bas(lu, ligne):
            continue
        if ligne.valeur[0] == "[" and ligne.cle in LISTES:
            yield _crochet_a_refermer(lu, ligne, position)
            continue
        if ligne.valeur[0] == "{" and _RUBRIQUE.match(ligne.valeur):
            yield _accolade_a_refermer(lu, ligne, position)
            continue
        if _BLOC_MAL_ECRIT.fullmatch(ligne.valeur.rstrip()) and _a_un_texte_dessous(lu, ligne):
            yield _autrement(
                lu,
                ligne,
                position,
                f"« {ligne.valeur.strip()} » n'annonce pas un texte",
                ligne.valeur[0],
                "le signe qui annonce un texte est seul sur sa ligne",
            )
            continue
        case = _CASE.match(ligne.valeur)
        if case is not None and ligne.est_un_point:
            yield _autrement(
                lu,
                ligne,
                position,
                f"une case à cocher, « {case.group().strip()} », commence ce point",
                citer(ligne.valeur[case.end() :]),
                "effacez-la : une fiche ne se coche pas",
            )
            continue
        if est_un_bloc_entame(ligne.valeur) and _a_un_texte_dessous(lu, ligne):
            yield _bloc_entame(lu, ligne, position)
            continue
        reparations = citer_entree(entree)
        yield (
            REGLE.constat(
                lu,
                position,
                f"un contenu sans guillemets commence par « {ligne.valeur[0]} »",
                correction=en_texte(reparations),
                certaine=True,
                conseil="mettez le contenu entre guillemets droits",
            ),
            reparations,
        )


def _remarque(lu: Lu, ligne: LigneYAML, texte: str) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """A remark written as in another language."""
    corrigee = f"# {texte}".rstrip()
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, ligne.retrait + 1, len(ligne.texte.strip())),
        "cette remarque ne commence pas par « # »",
        correction=corrigee,
        pourquoi="dans l'en-tête, seul « # » commence une remarque : celle-ci arrête la lecture.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)


def _autrement(
    lu: Lu, ligne: LigneYAML, position: Position, message: str, voulue: str, conseil: str
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """The value that was most likely meant."""
    corrigee = ligne.avant_valeur + voulue
    constat = REGLE.constat(lu, position, message, correction=corrigee, conseil=conseil)
    return constat, (Reparation(ligne.numero, corrigee),)


def _a_un_texte_dessous(lu: Lu, ligne: LigneYAML) -> bool:
    """Whether the line under `ligne` stands further to the right, as the text of a block does."""
    lignes = lu.source.entete.split("\n")[ligne.numero + 1 - lu.source.ligne_entete :]
    suivante = next((texte for texte in lignes if texte.strip()), "")
    parent = ligne.retrait_de_cle if ligne.cle else ligne.retrait
    return len(suivante) - len(suivante.lstrip(" ")) > parent


def _bloc_entame(
    lu: Lu, ligne: LigneYAML, position: Position
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """The first words of a text beside the sign that puts it on the lines below."""
    signe, _, texte = ligne.valeur.partition(" ")
    entame = f"{ligne.avant_valeur}{signe}"
    retrait = (ligne.retrait_de_cle if ligne.cle else ligne.retrait) + 2
    constat = REGLE.constat(
        lu,
        position,
        f"du texte est écrit à côté de « {signe} »",
        correction=f"{entame}\n{' ' * retrait}{texte.strip()}",
        pourquoi="après ce signe, le texte commence à la ligne suivante : celui-ci serait perdu.",
    )
    return constat, (Reparation(ligne.numero, entame),)


def _crochet_a_refermer(
    lu: Lu, ligne: LigneYAML, position: Position
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """A list between brackets that lacks its end, or goes on after it."""
    valeur = ligne.valeur.rstrip()
    message, corrigee = (
        "il y a du texte après le crochet qui referme la liste",
        f"[{citer(valeur)}]",
    )
    pourquoi = ""
    if apres_la_fermeture(valeur) is None:
        message, corrigee = "un crochet ouvert ici n'est jamais refermé", f"{valeur}]"
        pourquoi = "la liste continuerait sur les lignes suivantes et les avalerait."
    constat = REGLE.constat(
        lu,
        position,
        message,
        correction=ligne.avant_valeur + corrigee,
        conseil="une liste peut aussi s'écrire avec un point par ligne, chacun après un tiret",
        pourquoi=pourquoi,
    )
    return constat, (Reparation(ligne.numero, ligne.avant_valeur + corrigee),)


def _accolade_a_refermer(
    lu: Lu, ligne: LigneYAML, position: Position
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """The keys of an item between braces of which the last is forgotten, or is not the end."""
    valeur = ligne.valeur.rstrip()
    ouverte = apres_la_fermeture(valeur) is None
    dedans = valeur.rstrip(",") if ouverte else valeur[: valeur.rindex("}")]
    corrigee = f"{ligne.avant_valeur}{dedans}}}"
    constat = REGLE.constat(
        lu,
        position,
        "une accolade ouverte ici n'est pas refermée sur sa ligne"
        if ouverte
        else "il y a du texte après l'accolade qui referme ces rubriques",
        # After a comma, the other keys are on the lines below.
        correction="" if valeur.endswith(",") else corrigee,
        conseil="ces rubriques peuvent aussi s'écrire une par ligne, sans accolades"
        if ouverte
        else "mettez ce texte dans l'une des rubriques, ou effacez-le",
        pourquoi="le reste de l'en-tête serait mal lu.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)
