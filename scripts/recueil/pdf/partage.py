"""The picture that social networks show beside a link to a fiche, from the printed charter."""

from collections.abc import Iterable
from typing import Any

from recueil.adresses import adresse_fiche
from recueil.catalogue import catalogue, composer
from recueil.pages.page import Cadre
from recueil.pdf.atelier import Atelier
from recueil.recueil import FichePubliee, Recueil

_GABARIT = "partage.typ"


def adresse_carte(fiche: FichePubliee) -> str:
    """Where the picture of a fiche stands on the site."""
    return f"{adresse_fiche(fiche)}partage.png"


def cartes_de_partage(
    atelier: Atelier, recueil: Recueil, cadre: Cadre, fiches: Iterable[FichePubliee], site: str
) -> dict[str, bytes]:
    """A PNG of 1200 × 630 pixels for each fiche, by its address.

    Args:
        site: the name of the site's host, written on the picture.

    Raises:
        CompositionRefusee: Typst refused.
    """
    return {
        adresse_carte(fiche): atelier.dessiner(_GABARIT, _donnees(fiche, recueil, cadre, site))
        for fiche in fiches
    }


def _donnees(fiche: FichePubliee, recueil: Recueil, cadre: Cadre, site: str) -> dict[str, Any]:
    textes = catalogue(fiche.langue)
    partie = cadre.traduire(recueil.parties[fiche.partie].titre, fiche.langue)
    return {
        "langue": fiche.langue,
        "surtitre": textes["fiche"].format(numero=fiche.numero),
        "partie": composer(partie, fiche.langue),
        "titre": composer(fiche.modele.titre, fiche.langue),
        "editeur": textes["editeur"],
        "site": site,
    }
