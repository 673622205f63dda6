"""« Voir aussi »: the writer's choice, then the nearest fiches with what brings them near."""

import posixpath

from recueil.adresses import uri_fiche
from recueil.catalogue import catalogue
from recueil.liens.voisines import Voisine, voisines
from recueil.markdown_sur import en_ligne, en_sa_langue, litteral
from recueil.pages.page import Cadre
from recueil.recueil import FichePubliee, Recueil

# With the writer's own, more would no longer be a choice.
_AJOUTS = 3
_RAISONS = ("notion", "organisation", "mot_cle", "territoire")


class VoirAussi:
    """What each fiche leads to; made once for all of them."""

    def __init__(self, recueil: Recueil, cadre: Cadre) -> None:
        """Find the neighbours of every fiche."""
        self._recueil = recueil
        self._publiees = {f.numero: f for f in recueil.publiees(brouillons=cadre.brouillons)}
        self._voisines = voisines(recueil, brouillons=cadre.brouillons)

    def lignes(self, fiche: FichePubliee, uri: str) -> list[str]:
        """The items of the list, for the page `uri` of a fiche."""
        choisies = [n for n in fiche.modele.voir_aussi if n in self._publiees]
        ajoutees = [
            voisine
            for voisine in self._voisines.get(fiche.numero, [])
            if voisine.numero not in choisies
        ]
        return [
            *(
                f"{self._lien(numero, fiche.langue, uri)}{self._resume(numero, fiche.langue)}"
                for numero in choisies
            ),
            # The reason says enough: summaries of what nobody chose filled a printed page.
            *(
                f"{self._lien(voisine.numero, fiche.langue, uri)} "
                f"*({_raisons(voisine, fiche.langue)})*"
                for voisine in ajoutees[:_AJOUTS]
            ),
        ]

    def _lien(self, numero: str, langue: str, uri: str) -> str:
        citee = self._citee(numero, langue)
        lien = posixpath.relpath(uri_fiche(self._recueil, citee), posixpath.dirname(uri))
        precision = ""
        if citee.langue != langue:
            precision = f" ({catalogue(langue)['dans_une_autre_langue']})"
        nom = en_sa_langue(litteral(citee.titre_court), citee.langue, langue)
        return f"- [{numero} {nom}](<{lien}>){precision}"

    def _resume(self, numero: str, langue: str) -> str:
        citee = self._citee(numero, langue)
        resume = en_sa_langue(en_ligne(citee.modele.resume), citee.langue, langue)
        return f"{catalogue(langue)['separateur']}{resume}"

    def _citee(self, numero: str, langue: str) -> FichePubliee:
        return self._recueil.traductions.get((numero, langue), self._publiees[numero])


def _raisons(voisine: Voisine, langue: str) -> str:
    """`3 notions et 1 territoire en commun`; the two strongest reasons at most."""
    textes = catalogue(langue)
    donnees = [genre for genre in _RAISONS if voisine.communs.get(genre)]
    if not donnees:
        return textes["sujets_proches"]
    raison, *autres = (
        textes.compte(f"commun_{genre}", voisine.communs[genre]) for genre in donnees[:2]
    )
    if not autres:
        return textes["en_commun"].format(raison=raison)
    return textes["en_commun_deux"].format(raison=raison, autre=autres[0])
