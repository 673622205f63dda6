"""Une rubrique ne fait pas partie du format.

Les noms des rubriques s'écrivent sans accent, sans majuscule et avec des soulignés : `resume`,
`mots_cles`, `exemples_mes`. Une rubrique inconnue ne serait affichée nulle part.

Mauvais :

    mots-clés:
      - "jardin"

Bon :

    mots_cles:
      - "jardin"
"""

from collections.abc import Collection
from pathlib import PurePosixPath

from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import citer
from recueil.proximite import PRESQUE_PAREIL, mot_voulu, plus_proche
from recueil.regles.r037_traduction import nom_de_la_traduction
from recueil.regles.regle import ErreurDeForme, Regle
from recueil.remise_en_forme import mots
from recueil.rubriques import CHOIX, LISTES, cles_sous
from recueil.slug import plat

REGLE = Regle(
    "R021",
    "rubrique inconnue",
    Gravite.ERREUR,
    "le site ne saurait pas où l'afficher : son contenu serait perdu.",
    peut_se_taire=False,
)
# Between braces: a value without quotes up to a comma, and what goes on without any key.
_VALEUR_NUE = expression(r"[a-z_]+:\s+(?P<valeur>[^\"'\[\]{}:,\s][^\"'\[\]{}:]*),\s*$")
_SUITE_NUE = expression(r"[^\"'\[\]{}:,]+(?:,[^\"'\[\]{}:,]+(?=[,}]))*(?=\s*[,}])")


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a key that the format does not have, with the nearest one."""
    if erreur.type != "extra_forbidden":
        return None
    cle = str(erreur.chemin[-1])
    position = erreur.lu.place(erreur.chemin, cle=True)
    ecrites = _ecrites(erreur)
    # A key that is there already is not what is meant, unless the two are nearly one word.
    proche = plus_proche(cle, [c for c in erreur.champs if c not in ecrites]) or plus_proche(
        cle, list(erreur.champs), PRESQUE_PAREIL
    )
    if cle == "traduit_de":
        return _traduit_de(erreur, position)
    entiere = _texte_coupe(erreur.lu.source.ligne(position.ligne), position.colonne - 1)
    if entiere:
        return REGLE.constat(
            erreur.lu,
            position,
            f"une virgule coupe ce texte : « {cle} » serait le nom d'une rubrique",
            correction=entiere,
            pourquoi="entre accolades, une virgule sépare deux rubriques.",
        )
    quoi = "la plus proche est"
    if proche is None and erreur.manquante:
        proche, quoi = erreur.manquante, "celle qui manque ici est"
    if proche is None:
        return REGLE.constat(
            erreur.lu,
            position,
            f"la rubrique « {cle} » n'existe pas",
            conseil=f"les rubriques possibles ici : {', '.join(erreur.champs)}",
        )
    ligne = erreur.lu.source.ligne(position.ligne)
    debut = position.colonne - 1
    corrigee = ligne[:debut] + ligne[debut:].replace(cle, proche, 1)
    edition: tuple[Edition, ...] = ()
    certaine = plat(cle) == plat(proche) and proche not in ecrites
    valeur = ligne[debut + len(cle) :].lstrip(" :")
    if proche in LISTES and not cles_sous(proche) and valeur and valeur[0] not in "[#":
        # One round is enough: the text also becomes the item of a list.
        nue = valeur[0] not in "\"'" and "," in valeur
        points = [citer(mot) for mot in mots(proche, valeur)] if nue else [valeur]
        dessous = [f"{' ' * debut}  - {point}" for point in points]
        corrigee = "\n".join([f"{ligne[:debut]}{proche}:", *dessous])
    elif proche in CHOIX:
        # So does a word that is none of those the key takes.
        ecrit = valeur.strip().strip("\"'")
        voulu = mot_voulu(ecrit, CHOIX[proche]) if ecrit not in CHOIX[proche] else None
        if voulu:
            corrigee = f"{ligne[:debut]}{proche}: {voulu}"
            certaine = certaine and plat(voulu) == plat(ecrit)
        edition = (Edition.de_ligne(position.ligne, ligne, corrigee),)
    elif corrigee != ligne:
        edition = (Edition.de_ligne(position.ligne, ligne, corrigee),)
    return REGLE.constat(
        erreur.lu,
        position,
        f"la rubrique « {cle} » n'existe pas ; {quoi} « {proche} »",
        correction=corrigee,
        editions=edition,
        certaine=certaine,
    )


def _texte_coupe(ligne: str, debut: int) -> str:
    """The line with the text that its commas cut put between quotes; empty when none is cut."""
    avant = _VALEUR_NUE.search(ligne[:debut])
    suite = _SUITE_NUE.match(ligne, debut)
    if avant is None or suite is None:
        return ""
    place = avant.start("valeur")
    return ligne[:place] + citer(ligne[place : suite.end()]) + ligne[suite.end() :]


def _traduit_de(erreur: ErreurDeForme, position: Position) -> Diagnostic:
    """What only a translation has, in a file whose name is that of a French fiche."""
    fichier = PurePosixPath(erreur.lu.chemin).name
    nom = nom_de_la_traduction(fichier.removesuffix(".md"))
    if nom not in ("", fichier):
        return REGLE.constat(
            erreur.lu,
            position,
            "ce fichier est une traduction, et son nom ne dit pas sa langue comme il faut",
            conseil=f"renommez-le en {nom}",
            pourquoi="le site le prendrait pour une fiche française de plus.",
        )
    return REGLE.constat(
        erreur.lu,
        position,
        "« traduit_de » ne sert que dans une traduction",
        conseil="effacez cette ligne ; si c'est une traduction, mettez sa langue dans le nom du "
        "fichier, comme dans « 2.7-quelques-mots.en.md »",
        pourquoi="cette fiche est l'originale, elle n'est traduite d'aucune autre.",
    )


def _ecrites(erreur: ErreurDeForme) -> Collection[str]:
    """The keys of the format that are written beside the unknown one."""
    if erreur.lu.document is None:
        return ()
    reperes, parent = erreur.lu.document.reperes, erreur.chemin[:-1]
    return [cle for cle in erreur.champs if (*parent, cle) in reperes]
