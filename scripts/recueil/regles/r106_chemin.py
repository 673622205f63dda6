"""Un lien ou une image mène hors du recueil.

Une fiche peut mener aux autres fiches, aux pages du site et aux fichiers rangés avec les fiches.
Un chemin qui remonte plus haut avec `..`, ou qui part de la racine d'un ordinateur (`/`, `C:\\`),
n'existe pas pour la personne qui lit.

Mauvais, dans le texte :

    ![Un fichier de l'ordinateur](../../../etc/passwd)

Bon, dans le texte :

    Voir [la fiche voisine](2.7-jardin-partage.md).
"""

import posixpath
import re
from collections.abc import Iterator

from recueil.corpus import DOSSIER_FICHES, FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.surete.destinations import Destination, devoiler, est_distante, schema

REGLE = Regle(
    "R106",
    "chemin hors du recueil",
    Gravite.ERREUR,
    "il n'y a rien à cette adresse pour la personne qui lit.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each path of a fiche that leaves the recueil."""
    # A fiche checked before it is put in its place will stand in a folder of `fiches/`.
    dossier = posixpath.dirname(lue.chemin) if lue.dans_le_recueil else f"{DOSSIER_FICHES}/1"
    yield from _constats(lue, dossier)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each path of a registry that leaves the recueil."""
    yield from _constats(lu, f"{DOSSIER_FICHES}/1")


def _constats(lu: Lu, dossier: str) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        for destination in ecrit.adresses:
            if schema(destination.adresse) or est_distante(destination.adresse):
                continue
            # Browsers take a backslash for a slash; Markdown may take it away first.
            lectures = {destination.adresse, destination.adresse.replace("\\", "/")}
            if not all(_dedans(lecture, destination.image, dossier) for lecture in lectures):
                yield _constat(lu, ecrit, destination)


def _dedans(adresse: str, image: bool, dossier: str) -> bool:
    """Whether a relative address stays in what the site is made from."""
    chemin = devoiler(adresse).replace("\\", "/")
    chemin = re.split(r"[?#]", chemin, maxsplit=1)[0]
    if not chemin:
        return True
    if chemin.startswith(("/", "~")):
        return False
    cible = posixpath.normpath(posixpath.join(dossier, chemin))
    if cible == ".." or cible.startswith("../"):
        return False
    if any(morceau.startswith(".") for morceau in cible.split("/")):
        return False
    # Pages are linked to; anything else is a file, and only those of `fiches/` are published.
    une_page = not image and posixpath.splitext(cible)[1] in ("", ".md", ".html")
    return une_page or cible.startswith(f"{DOSSIER_FICHES}/")


def _constat(lu: Lu, ecrit: Ecrit, destination: Destination) -> Diagnostic:
    debut, fin = destination.debut, max(destination.fin, destination.debut + 1)
    conseil = "pour mener à une fiche, donnez son nom de fichier : [texte](2.7-exemple.md)"
    if destination.image:
        conseil = "rangez l'image à côté de la fiche et donnez son nom de fichier"
    return REGLE.constat(
        lu,
        ecrit.position(debut, fin),
        f"« {destination.adresse[:60]} » mène hors du recueil",
        conseil=conseil,
    )
