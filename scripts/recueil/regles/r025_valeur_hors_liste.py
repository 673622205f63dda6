"""Un contenu n'est pas l'un des mots possibles.

`statut` est brouillon, proposition, validee ou archivee ; le `type` d'un territoire est region,
ancienne_region, departement, commune ou pays ; `membre_mes` est oui ou non.

Mauvais :

    statut: validée

Bon :

    statut: validee
"""

import re

from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.proximite import mot_voulu
from recueil.regles.regle import ErreurDeForme, Regle
from recueil.slug import plat

REGLE = Regle(
    "R025",
    "mot hors de la liste",
    Gravite.ERREUR,
    "le site ne saurait pas comment traiter la fiche.",
    peut_se_taire=False,
)


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a word that is not of the list, with the nearest one."""
    if erreur.type != "enum":
        return None
    possibles = re.findall(r"'([^']*)'", str(erreur.contexte["expected"]))
    proche = mot_voulu(str(erreur.valeur), possibles)
    fin = f" ; le plus proche est « {proche} »" if proche else ""
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    debut, longueur = erreur.position.colonne - 1, erreur.position.longueur
    corrigee = ligne[:debut] + proche + ligne[debut + longueur :] if proche else ""
    return REGLE.constat(
        erreur.lu,
        erreur.position,
        f"« {erreur.valeur} » n'est pas un mot possible pour « {erreur.cle} »{fin}",
        correction=corrigee,
        conseil=f"les mots possibles : {', '.join(possibles)}",
        editions=(Edition.de_ligne(erreur.position.ligne, ligne, corrigee),) if corrigee else (),
        certaine=bool(proche) and plat(str(erreur.valeur)) == plat(proche or ""),
    )
