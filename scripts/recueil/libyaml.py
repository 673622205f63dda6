"""YAML to values with positions, by libyaml: the plain texts of `recueil.noeuds`.

PyYAML takes as long to import as a thousand unchanged fiches to check: whoever reads an ordinary
header does without it (`recueil.entetes_simples`), and imports this module when it must.
"""

from types import MappingProxyType

import yaml

from recueil.diagnostic import Position
from recueil.noeuds import Chemin, Document, Doublon, Repere, YAMLIllisible, feuilles

# libyaml when PyYAML was built with it (all wheels are): six times faster than pure Python.
_CHARGEUR = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PROFONDEUR_MAX = 20


def analyser(texte: str, ligne_de_depart: int = 1) -> Document:
    """Read `texte`, whose first line is line `ligne_de_depart` of its file.

    Raises:
        YAMLIllisible: the text is not YAML.
    """
    try:
        racine = yaml.compose(texte, Loader=_CHARGEUR)
    except (yaml.YAMLError, RecursionError) as erreur:
        raise illisible(erreur, ligne_de_depart) from erreur
    return _Lecture(ligne_de_depart).document(racine)


def illisible(erreur: Exception, ligne_de_depart: int = 1) -> YAMLIllisible:
    """PyYAML's refusal, with its place in the file."""
    if not isinstance(erreur, yaml.MarkedYAMLError):
        return YAMLIllisible(str(erreur), Position(ligne_de_depart, 1), None)
    marque = erreur.problem_mark or erreur.context_mark
    debut = erreur.context_mark
    return YAMLIllisible(
        f"{erreur.context or ''} {erreur.problem or ''}".strip(),
        _position(marque, ligne_de_depart) if marque else Position(ligne_de_depart, 1),
        _position(debut, ligne_de_depart) if debut else None,
    )


def crochets_profonds(texte: str, limite: int, ligne_de_depart: int = 1) -> Position | None:
    """Place of the first collection between brackets that is nested deeper than `limite`.

    libyaml's events come one by one: nothing is nested here, whatever the text.

    Raises:
        YAMLIllisible: the text is not YAML, up to there at least.
    """
    entre_crochets: list[bool] = []
    try:
        for evenement in yaml.parse(texte, Loader=_CHARGEUR):
            if isinstance(evenement, yaml.CollectionStartEvent):
                entre_crochets.append(bool(evenement.flow_style))
                if sum(entre_crochets) > limite:
                    marque = evenement.start_mark
                    assert marque is not None
                    return Position(marque.line + ligne_de_depart, marque.column + 1)
            elif isinstance(evenement, yaml.CollectionEndEvent):
                entre_crochets.pop()
    except yaml.YAMLError as erreur:
        raise YAMLIllisible(str(erreur), Position(ligne_de_depart, 1), None) from erreur
    return None


def _position(marque: yaml.Mark, decalage: int, longueur: int = 1) -> Position:
    return Position(marque.line + decalage, marque.column + 1, max(1, longueur))


class _Lecture:
    """Walks the nodes once, gathering values, places, duplicate keys and aliases."""

    def __init__(self, decalage: int) -> None:
        self.decalage = decalage
        self.reperes: dict[Chemin, Repere] = {}
        self.doublons: list[Doublon] = []
        self.alias: list[Position] = []
        self.cles_composees: list[Position] = []
        self.vus: set[int] = set()
        # Last line of what was walked through so far.
        self.derniere = decalage

    def document(self, racine: yaml.Node | None) -> Document:
        donnees: object = ""
        self.reperes[()] = Repere(Position(self.decalage, 1), Position(self.decalage, 1), 1)
        if racine is not None:
            donnees = self.valeur(racine, (), None)
        return Document(
            donnees,
            MappingProxyType(self.reperes),
            tuple(feuilles(donnees)),
            tuple(self.doublons),
            tuple(self.alias),
            tuple(self.cles_composees),
        )

    def valeur(self, noeud: yaml.Node, chemin: Chemin, cle: yaml.Node | None) -> object:
        # Each mark is asked of libyaml once: a fiche has two hundred values.
        marque, fin_de_valeur = noeud.start_mark, noeud.end_mark
        premiere, derniere = marque.line, fin_de_valeur.line
        colonne, colonne_fin = marque.column, fin_de_valeur.column
        longueur = colonne_fin - colonne if derniere == premiere else 1
        debut = Position(premiere + self.decalage, colonne + 1, longueur if longueur > 0 else 1)
        place = debut if cle is None else self.place(cle)
        # A node met twice is an alias: `*x` shares the node of `&x`. Expanding them is how a
        # few lines of YAML fill the memory, so the second meeting is a fact, not a value.
        if id(noeud) in self.vus or len(chemin) > _PROFONDEUR_MAX:
            self.alias.append(debut)
            self.reperes[chemin] = Repere(place, debut, debut.ligne)
            self.derniere = debut.ligne
            return ""
        self.vus.add(id(noeud))
        if colonne_fin == 0 and derniere > premiere:
            derniere -= 1
        if isinstance(noeud, yaml.ScalarNode):
            bloc, cite = noeud.style in ("|", ">"), noeud.style in ("'", '"')
            fin = 0 if bloc else colonne_fin + 1
            self.derniere = derniere + self.decalage
            self.reperes[chemin] = Repere(place, debut, self.derniere, bloc, cite, fin)
            return str(noeud.value)
        # Keys are looked up in their order: a collection comes before what it holds.
        self.reperes[chemin] = Repere(
            place, debut, derniere + self.decalage, colonne_fin=colonne_fin + 1
        )
        contenu: object
        if isinstance(noeud, yaml.MappingNode):
            contenu = self.dictionnaire(noeud, chemin)
        else:
            contenu = [self.valeur(n, (*chemin, i), None) for i, n in enumerate(noeud.value)]
        if isinstance(noeud, yaml.CollectionNode) and noeud.flow_style:
            self.derniere = derniere + self.decalage
        else:
            # libyaml ends a list without brackets where the next key or dash starts.
            self.reperes[chemin] = Repere(place, debut, self.derniere)
        return contenu

    def dictionnaire(self, noeud: yaml.MappingNode, chemin: Chemin) -> dict[str, object]:
        resultat: dict[str, object] = {}
        for cle, valeur in noeud.value:
            if not isinstance(cle, yaml.ScalarNode):
                self.cles_composees.append(self.place(cle))
                continue
            nom = str(cle.value)
            if nom in resultat:
                premiere = self.reperes[(*chemin, nom)].cle
                self.doublons.append(Doublon((*chemin, nom), self.place(cle), premiere))
                continue
            resultat[nom] = self.valeur(valeur, (*chemin, nom), cle)
        return resultat

    def place(self, noeud: yaml.Node) -> Position:
        debut, fin = noeud.start_mark, noeud.end_mark
        longueur = fin.column - debut.column if fin.line == debut.line else 1
        return Position(debut.line + self.decalage, debut.column + 1, max(1, longueur))
