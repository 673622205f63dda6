"""When a fiche last changed and who wrote it: the same words on the page and on paper."""

from recueil.catalogue import catalogue, composer, date_longue
from recueil.pages.page import Cadre
from recueil.recueil import FichePubliee


def provenance(fiche: FichePubliee, cadre: Cadre) -> list[str]:
    """When the fiche last changed and who wrote it, as far as that is known."""
    textes = catalogue(fiche.langue)
    reperes = []
    jour = cadre.dates.get(fiche.chemin)
    if jour is not None:
        reperes.append(textes["mise_a_jour"].format(date=date_longue(jour, fiche.langue)))
    if fiche.modele.redaction:
        liste = composer(", ".join(fiche.modele.redaction), fiche.langue)
        reperes.append(textes["redaction"].format(liste=liste))
    return reperes
