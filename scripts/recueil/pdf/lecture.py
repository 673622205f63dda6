"""A page's HTML to the tree of the templates: its blocks.

The HTML comes from the same Markdown extensions as the site's, so what the site shows is what is
read here. Everything that PDF/UA-1 refuses is put right on the way: heading levels that jump,
empty headings and links, short table rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recueil.pdf.html import Element, analyser, classes, contenu, retirer
from recueil.pdf.ligne import BLOCS, CONTENEURS, TITRES, LecteurDeLignes, est_ecarte
from recueil.pdf.noeud import (
    Attribut,
    Enfant,
    Noeud,
    est_vide,
    ouvrir,
    parcourir,
    sans,
    serrer,
    si_plein,
    texte_de,
)
from recueil.pdf.ressources import Ressources
from recueil.pdf.tableau import tableau

_ANNONCES = frozenset({"ul", "ol", "dl", "table", "blockquote", "pre", "figure"})
# A heading goes into bookmarks and contents, where none of these may be.
_HORS_TITRES = frozenset({"a", "img", "code", "note", "rappel", "s", "u"})


@dataclass(frozen=True)
class Lecture:
    """A page as read: its first-level heading, and the blocks that follow."""

    titre: tuple[Enfant, ...]
    blocs: tuple[Noeud, ...]


class Lecteur(LecteurDeLignes):
    """Reads one page."""

    def __init__(self, ressources: Ressources, langue: str) -> None:
        super().__init__(ressources, langue)
        self._niveau = 1

    def lire(self, html: str) -> Lecture:
        """The title and the blocks of a page."""
        corps = analyser(html)
        for note in corps.xpath(".//div[contains(concat(' ', @class, ' '), ' footnote ')]"):
            self._notes |= {li.get("id"): li for li in note.xpath("./ol/li") if li.get("id")}
            retirer(note)
        titre: tuple[Enfant, ...] = ()
        for balise in corps.xpath("./h1")[:1]:
            titre = sans(serrer(self._ligne(balise)), _HORS_TITRES)
            retirer(balise)
        return Lecture(titre, tuple(self._blocs(corps)))

    def _blocs(self, element: Element) -> list[Noeud]:
        blocs: list[Noeud] = []
        ligne: list[Enfant] = []

        def clore() -> None:
            serree = serrer(ligne)
            if not est_vide(serree):
                blocs.append(Noeud("texte", {}, serree))
            ligne.clear()

        for morceau in contenu(element):
            if isinstance(morceau, str):
                ligne.extend(self._texte(morceau))
            elif morceau.tag in BLOCS:
                clore()
                blocs.extend(self._bloc(morceau))
            else:
                ligne.extend(self._element(morceau))
        clore()
        return _annoncer(blocs)

    def _bloc(self, element: Element) -> list[Noeud]:
        if est_ecarte(element):
            return []
        with self._plus_bas() as permis:
            blocs = self._selon_la_balise(element) if permis else []
        langue = self._langue_de(element)
        return si_plein("passage", {"lang": langue}, blocs) if langue else blocs

    def _selon_la_balise(self, element: Element) -> list[Noeud]:
        balise = element.tag
        if balise in TITRES:
            return self._titre(element)
        if balise in ("p", "dt", "summary", "caption", "figcaption"):
            return self._paragraphe(element)
        if balise in ("ul", "ol"):
            return self._liste(element)
        if balise == "dl":
            return self._definitions(element)
        if balise == "blockquote":
            return si_plein("blockquote", {}, self._blocs(element))
        if balise == "pre":
            texte = self.ressources.texte("".join(element.itertext())).strip("\n")
            return [Noeud("pre", {}, (texte,))] if texte.strip() else []
        if balise == "hr":
            return [Noeud("hr", {}, ())]
        if balise == "table":
            return tableau(element, self._blocs)
        if balise == "figure":
            return self._figure(element)
        noms = classes(element)
        if balise == "details" or "admonition" in noms:
            return self._encadre(element, noms)
        blocs = self._blocs(element)
        if balise == "section" and noms:
            return si_plein("section", {"classe": noms[0]}, blocs)
        return blocs

    def _titre(self, element: Element) -> list[Noeud]:
        ligne = serrer(self._ligne(element))
        if any(noeud.genre == "note" for noeud in parcourir(ligne)):
            self.ressources.note_dans_un_titre()
        ligne = sans(ligne, _HORS_TITRES)
        if est_vide(ligne):
            return []
        if element.getparent().tag not in CONTENEURS | {"body"}:
            # Within a list or a quotation it opens nothing that contents could lead to.
            return [Noeud("p", {}, (Noeud("strong", {}, ligne),))]
        self._niveau = max(2, min(int(element.tag[1]), self._niveau + 1))
        attributs: dict[str, Attribut] = {"niveau": self._niveau}
        if element.get("id"):
            attributs["ancre"] = element.get("id")
        return [Noeud("titre", attributs, ligne)]

    def _paragraphe(self, element: Element) -> list[Noeud]:
        ligne = serrer(self._ligne(element))
        pleins = [e for e in ligne if not isinstance(e, str) or e.strip()]
        if pleins and all(isinstance(e, Noeud) and e.genre == "img" for e in pleins):
            return [Noeud("figure", {}, (image,)) for image in pleins]
        noms = classes(element)
        return si_plein("p", {"classe": noms[0]} if noms else {}, ligne)

    def _liste(self, element: Element) -> list[Noeud]:
        points = [Noeud("li", {}, ouvrir(self._blocs(li))) for li in element if li.tag == "li"]
        attributs: dict[str, Attribut] = {}
        if any(bloc.genre == "p" for point in points for bloc in _noeuds(point.enfants)):
            attributs["aere"] = True
        depart = element.get("start") or ""
        if element.tag == "ol" and re.fullmatch(r"[0-9]{1,4}", depart):
            attributs["depart"] = int(depart)
        return si_plein(element.tag, attributs, points)

    def _definitions(self, element: Element) -> list[Noeud]:
        entrees: list[Noeud] = []
        for enfant in element.iter("dt", "dd"):
            if enfant.tag == "dt":
                entrees.extend(si_plein("dt", {}, serrer(self._ligne(enfant))))
            else:
                entrees.extend(si_plein("dd", {}, ouvrir(self._blocs(enfant))))
        return si_plein("dl", {}, entrees)

    def _figure(self, element: Element) -> list[Noeud]:
        legende: list[Enfant] = []
        for balise in element.xpath("./figcaption"):
            legende.extend(self._ligne(balise))
            retirer(balise)
        blocs = self._blocs(element)
        image = blocs[0].enfants[0] if len(blocs) == 1 and blocs[0].enfants else None
        if isinstance(image, Noeud) and image.genre == "img":
            return [Noeud("figure", {}, (image, *si_plein("legende", {}, serrer(legende))))]
        return blocs + si_plein("p", {}, serrer(legende))

    def _encadre(self, element: Element, noms: Sequence[str]) -> list[Noeud]:
        titre: tuple[Enfant, ...] = ()
        for balise in element.xpath("./summary | ./p[contains(@class, 'admonition-title')]")[:1]:
            titre = serrer(self._ligne(balise))
            retirer(balise)
        classe = next((nom for nom in noms if nom != "admonition"), "note")
        enfants = [*si_plein("intitule", {}, titre), *self._blocs(element)]
        return si_plein("encadre", {"classe": classe}, enfants)


def _annoncer(blocs: list[Noeud]) -> list[Noeud]:
    """Mark the paragraphs that announce what follows: a page must not part them from it."""
    for rang, (bloc, suivant) in enumerate(pairwise(blocs)):
        annonce = bloc.genre == "p" and texte_de(bloc.enfants).rstrip().endswith(":")
        if annonce and suivant.genre in _ANNONCES:
            blocs[rang] = bloc._replace(attributs={**bloc.attributs, "annonce": True})
    return blocs


def _noeuds(enfants: Sequence[Enfant]) -> Iterator[Noeud]:
    return (enfant for enfant in enfants if isinstance(enfant, Noeud))
