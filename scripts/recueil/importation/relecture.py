"""The lines that `exporter` writes and `importer` reads back, in the model's own words."""

import re
from collections.abc import Mapping

from recueil.elements import Definition, Exemple, Reference
from recueil.modele import Fiche
from recueil.types_du_format import Modele

AVIS = (
    "Document de relecture : corrigez le texte librement, gardez les titres et les mots en "
    "italique suivis de deux-points, puis enregistrez."
)
# A body without a heading of its own needs one in a document.
SUITE = "Suite de la fiche"
SEPARATEUR = " ; "


def _libelles(modele: type[Modele], *cles: str) -> Mapping[str, str]:
    return {cle: modele.model_fields[cle].title or cle for cle in cles}


DE_LA_FICHE = _libelles(Fiche, "titre_court", "resume", "statut", "anciens_numeros", "sans_lien")
DE_LA_DEFINITION = _libelles(Definition, "terme", "synonymes")
DE_L_EXEMPLE = _libelles(Exemple, "organisations", "territoires", "periode", "lien")
DE_LA_SOURCE = _libelles(Reference, "url", "auteur", "annee")


def valeur_de(ligne: str, libelles: Mapping[str, str]) -> tuple[str, str] | None:
    """The key and the value of a line « Période : années 1990 »; None for any other line."""
    libelle, deux_points, valeur = ligne.partition(":")
    if not deux_points:
        return None
    for cle, ecrit in libelles.items():
        if libelle.strip(" *_").casefold() == ecrit.casefold():
            return cle, valeur.strip()
    return None


def points(valeur: str) -> list[str]:
    """The items of a line that lists several."""
    return [point for point in re.split(r"\s*;\s*", valeur) if point]
