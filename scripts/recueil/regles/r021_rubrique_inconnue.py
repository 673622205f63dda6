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

import difflib
from collections.abc import Collection

from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.regles.regle import ErreurDeForme, Regle
from recueil.slug import plat

REGLE = Regle(
    "R021",
    "rubrique inconnue",
    Gravite.ERREUR,
    "le site ne saurait pas où l'afficher : son contenu serait perdu.",
    peut_se_taire=False,
)
# What other tools call the same things.
_AUTRES_NOMS = {
    "title": "titre",
    "summary": "resume",
    "description": "resume",
    "status": "statut",
    "context": "contexte",
    "tags": "mots_cles",
    "keywords": "mots_cles",
    "motscles": "mots_cles",
    "examples": "exemples_mes",
    "exemples": "exemples_mes",
    "authors": "redaction",
    "auteurs": "redaction",
    "voir": "voir_aussi",
    "date": "periode",
    "link": "lien",
    "name": "nom",
    "definition": "texte",
}


def plus_proche(mot: str, connus: Collection[str]) -> str | None:
    """The known word that `mot` most likely stands for, accents and capitals aside."""
    plats = {plat(connu): connu for connu in connus}
    autre = _AUTRES_NOMS.get(plat(mot))
    if autre is not None and autre in connus:
        return autre
    proches = difflib.get_close_matches(plat(mot), list(plats), n=1, cutoff=0.6)
    return plats[proches[0]] if proches else None


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a key that the format does not have, with the nearest one."""
    if erreur.type != "extra_forbidden":
        return None
    cle = str(erreur.chemin[-1])
    position = erreur.lu.place(erreur.chemin, cle=True)
    proche = plus_proche(cle, list(erreur.champs))
    if cle == "traduit_de":
        return REGLE.constat(
            erreur.lu,
            position,
            "« traduit_de » ne sert que dans une traduction",
            conseil="effacez cette ligne",
            pourquoi="cette fiche est l'originale, elle n'est traduite d'aucune autre.",
        )
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
    deja_la = erreur.lu.document is not None and (
        (*erreur.chemin[:-1], proche) in erreur.lu.document.reperes
    )
    return REGLE.constat(
        erreur.lu,
        position,
        f"la rubrique « {cle} » n'existe pas ; la plus proche est « {proche} »",
        correction=corrigee,
        editions=(Edition.de_ligne(position.ligne, ligne, corrigee),) if corrigee != ligne else (),
        certaine=plat(cle) == plat(proche) and not deja_la,
    )
