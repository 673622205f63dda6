"""Une image n'existe pas à l'endroit indiqué.

L'image se range à côté de la fiche, et se désigne par son nom de fichier, avec les mêmes
majuscules : `![Plan du jardin](2.7-plan.png)`. Les formats permis sont PNG, JPEG, WebP, AVIF, GIF
et SVG.

Mauvais, dans le texte :

    ![Plan du jardin : douze parcelles autour d'un puits](2.7-Plan.svg)

Et dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>

Bon, dans le texte :

    ![Plan du jardin : douze parcelles autour d'un puits](2.7-plan.svg)

Et dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>
"""

import difflib
import posixpath
from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite
from recueil.joints import PUBLIES
from recueil.liens_ecrits import cible, relative
from recueil.regles.r043_lien_casse import corrigee, dossier_de_la_fiche, sort_du_recueil
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R045",
    "image absente",
    Gravite.ERREUR,
    "la page montrerait un cadre vide.",
    peut_se_taire=False,
)
_IMAGES = PUBLIES - {".pdf"}


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the images that are not there, or that no browser shows."""
    if not fiche.valeurs("images"):
        return
    dossier = dossier_de_la_fiche(fiche, corpus)
    for image in fiche.citees("images"):
        chemin, _ = cible(image.valeur, dossier)
        if sort_du_recueil(image.valeur, chemin):
            continue
        nom = posixpath.basename(chemin)
        fin = posixpath.splitext(nom)[1].lower()
        if fin not in _IMAGES:
            yield REGLE.constat(
                fiche,
                image.position,
                f"« {nom} » n'est pas une image que le site affiche",
                conseil="enregistrez-la en PNG, JPEG, WebP, AVIF, GIF ou SVG ; pour un PDF, mettez "
                "un lien : retirez le point d'exclamation",
            )
            continue
        if chemin in corpus.fichiers:
            continue
        images = [c for c in corpus.fichiers if posixpath.splitext(c)[1].lower() in _IMAGES]
        proche = _plus_proche(chemin, images)
        adresse = relative(proche, dossier) if proche else ""
        message = f"l'image « {image.valeur} » n'existe pas"
        if proche.lower() == chemin.lower():
            message = f"l'image s'appelle « {adresse} », avec d'autres majuscules"
        elif proche:
            message += f" ; la plus proche est « {adresse} »"
        yield REGLE.constat(
            fiche,
            image.position,
            message,
            correction=corrigee(fiche, image, adresse) if proche else "",
            conseil="" if proche else "rangez l'image à côté de la fiche, et donnez son nom",
        )


def _plus_proche(chemin: str, images: list[str]) -> str:
    for image in images:
        if image.lower() == chemin.lower():
            return image
    par_nom = {posixpath.basename(image): image for image in images}
    proches = difflib.get_close_matches(posixpath.basename(chemin), list(par_nom), n=1)
    return par_nom[proches[0]] if proches else ""
