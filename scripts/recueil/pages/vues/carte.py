"""The map of links: the whole recueil as a drawing, and the surroundings of each fiche."""

from collections.abc import Sequence
from html import escape

from recueil.adresses import adresse_fiche, adresse_organisation, ancre_definition
from recueil.catalogue import catalogue, composer
from recueil.liens.reseau import GenreDeNoeud, Noeud, Reseau, reseau
from recueil.markdown_sur import en_sa_langue, litteral, titre
from recueil.pages.page import Cadre, Page
from recueil.pages.vues.dessin import Point, dessiner
from recueil.pages.vues.matiere import vue
from recueil.recueil import Recueil

# Around one fiche, more would not be read.
_VOISINS = 16


class CarteDesLiens:
    """The graph of a recueil, drawn whole or around a fiche; computed once."""

    def __init__(self, recueil: Recueil, cadre: Cadre) -> None:
        """Find the links of every fiche."""
        self._recueil = recueil
        self._reseau: Reseau = reseau(recueil, brouillons=cadre.brouillons)
        self._voisins = self._reseau.voisins()
        self._fiches = {f.numero: f for f in recueil.publiees(brouillons=cadre.brouillons)}
        self._termes = {
            f"{numero} {ancre_definition(definition.terme)}": (numero, definition.terme)
            for numero, fiche in self._fiches.items()
            for definition in fiche.modele.definitions
        }

    def page(self, langue: str) -> Page:
        """The page of the whole drawing, with the same in words."""
        textes = catalogue(langue)
        racine = "../"
        noeuds = self._reseau.noeuds
        points = [self._point(noeud, langue, racine) for noeud in noeuds]
        rangs = {noeud: rang for rang, noeud in enumerate(noeuds)}
        aretes = [(rangs[un], rangs[autre]) for un, autre in self._reseau.aretes]
        dessin = dessiner(points, aretes, textes["carte_titre"])
        lignes = []
        for noeud in noeuds:
            if noeud.genre is not GenreDeNoeud.FICHE:
                continue
            noms = ", ".join(self._lien(voisin, langue, racine) for voisin in self._voisins[noeud])
            fin = f"{textes['separateur']}{noms}" if noms else ""
            lignes.append(f"- **{self._lien(noeud, langue, racine)}**{fin}")
        legende = "".join(
            f'<li class="noeud--{genre.value}">{escape(textes[f"carte_{genre.value}"])}</li>'
            for genre in GenreDeNoeud
        )
        figure = (
            f'<figure class="carte-liens"><ul class="carte-liens__legende">{legende}</ul>'
            f'<div class="carte-liens__cadre" tabindex="0">{dessin}</div></figure>'
        )
        return vue(
            "carte",
            langue,
            [figure, titre(2, textes["carte_en_mots"], "en-mots", "carte-mots"), "\n".join(lignes)],
        )

    def autour(self, numero: str, langue: str) -> str:
        """The drawing of one fiche among what it is linked to, for its page; empty if alone."""
        noeud = Noeud(GenreDeNoeud.FICHE, numero)
        voisins = self._voisins.get(noeud, [])[:_VOISINS]
        if not voisins:
            return ""
        points = [self._point(un, langue, "../../") for un in (noeud, *voisins)]
        textes = catalogue(langue)
        return dessiner(
            points, [(0, r + 1) for r in range(len(voisins))], textes["carte_autour"], centre=0
        )

    def _point(self, noeud: Noeud, langue: str, racine: str) -> Point:
        nom, adresse, dite = self._nom_et_adresse(noeud, langue)
        autre = dite if dite != langue else ""
        return Point(composer(nom, dite), racine + adresse, noeud.genre.value, autre)

    def _lien(self, noeud: Noeud, langue: str, racine: str) -> str:
        nom, adresse, dite = self._nom_et_adresse(noeud, langue)
        return (
            f'<a href="{escape(racine + adresse)}">{en_sa_langue(litteral(nom), dite, langue)}</a>'
        )

    def _nom_et_adresse(self, noeud: Noeud, langue: str) -> tuple[str, str, str]:
        """A node's name, where it leads, and the language of the name."""
        if noeud.genre is GenreDeNoeud.ORGANISATION:
            organisation = self._recueil.organisations[noeud.cle]
            # The name of an organisation is the same in all languages.
            nom = organisation.sigle or organisation.nom
            return nom, adresse_organisation(noeud.cle, langue), langue
        if noeud.genre is GenreDeNoeud.NOTION:
            numero, terme = self._termes[noeud.cle]
            ancre = ancre_definition(terme)
            fiche = self._fiches[numero]
            return terme, f"{adresse_fiche(fiche)}#{ancre}", fiche.langue
        francaise = self._fiches[noeud.cle]
        fiche = self._recueil.traductions.get((noeud.cle, langue), francaise)
        return f"{fiche.numero} {fiche.titre_court}", adresse_fiche(fiche), fiche.langue


def pages_carte(carte: CarteDesLiens, langues: Sequence[str]) -> list[Page]:
    """The page of the map in each language."""
    return [carte.page(langue) for langue in langues]
