"""Tables: from HTML's rows to full rows, whose cells say how wide and tall they are."""

import re
from collections.abc import Callable

from recueil.pdf.html import Element
from recueil.pdf.noeud import Attribut, Noeud, ouvrir, texte_de

Lire = Callable[[Element], list[Noeud]]
_COLONNES = 24
_RANGEES = 400


def tableau(element: Element, lire: Lire) -> list[Noeud]:
    """The blocks of a table: its caption, then its rows, those of the head first.

    Every row fills the same number of columns: an engine that places cells one after the other
    would move all that follows a short one.
    """
    blocs = [bloc for legende in element.xpath("./caption") for bloc in lire(legende)]
    rangees = element.xpath("./thead/tr | ./tr | ./tbody/tr | ./tfoot/tr")
    entete = len(element.xpath("./thead/tr"))
    if entete == 0 and rangees and all(cellule.tag == "th" for cellule in rangees[0]):
        entete = 1
    grille = _Grille()
    for rangee in rangees:
        grille.ajouter([(c, _cellule(c, lire)) for c in rangee if c.tag in ("td", "th")])
    remplies = grille.rangees(entete)
    if not any(texte_de(rangee.enfants).strip() for rangee in remplies):
        return blocs
    attributs: dict[str, Attribut] = {"colonnes": grille.largeur, "entete": entete}
    return [*blocs, Noeud("table", attributs, tuple(remplies))]


class _Grille:
    """The cells by row; knows which places a taller cell of a former row takes."""

    def __init__(self) -> None:
        self.largeur = 1
        self._rangees: list[list[Noeud]] = []
        self._occupees: list[set[int]] = []

    def ajouter(self, cellules: list[tuple[Element, Noeud]]) -> None:
        """Place a row's cells in its free columns."""
        rang, colonne = len(self._rangees), 0
        placees = []
        prises = self._prises(rang)
        for element, cellule in cellules:
            while colonne in prises:
                colonne += 1
            if colonne >= _COLONNES:
                break
            large = min(_nombre(element.get("colspan"), _COLONNES), _COLONNES - colonne)
            while large > 1 and not prises.isdisjoint(range(colonne, colonne + large)):
                large -= 1
            haut = _nombre(element.get("rowspan"), _RANGEES)
            for bas in range(rang, rang + haut):
                self._prises(bas).update(range(colonne, colonne + large))
            placees.append(
                cellule._replace(attributs={**cellule.attributs, "large": large, "haut": haut})
            )
            colonne += large
        self.largeur = max(self.largeur, colonne, *(p + 1 for p in prises))
        self._rangees.append(placees)

    def rangees(self, entete: int) -> list[Noeud]:
        """The rows, each filled up with empty cells; no cell leaves the head or the table."""
        resultat = []
        for rang, cellules in enumerate(self._rangees):
            reste = (entete if rang < entete else len(self._rangees)) - rang
            bornees = [
                c._replace(attributs={**c.attributs, "haut": min(int(c.attributs["haut"]), reste)})
                for c in cellules
            ]
            vides = self.largeur - len(self._prises(rang))
            vide = Noeud("cellule", {"large": 1, "haut": 1}, ())
            resultat.append(Noeud("rangee", {}, (*bornees, *[vide] * vides)))
        return resultat

    def _prises(self, rang: int) -> set[int]:
        while len(self._occupees) <= rang:
            self._occupees.append(set())
        return self._occupees[rang]


def _cellule(element: Element, lire: Lire) -> Noeud:
    attributs: dict[str, Attribut] = {}
    alignement = re.search(r"text-align:\s*(left|center|right)", element.get("style") or "")
    cote = alignement[1] if alignement else element.get("align")
    if cote in ("center", "right"):
        attributs["cote"] = cote
    if element.tag == "th":
        attributs["titre"] = True
    return Noeud("cellule", attributs, ouvrir(lire(element)))


def _nombre(texte: str | None, borne: int) -> int:
    ecrit = re.fullmatch(r"[1-9][0-9]{0,3}", texte or "")
    return min(int(ecrit.group()), borne) if ecrit else 1
