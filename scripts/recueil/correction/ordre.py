"""The keys of a front matter, and the entries of a registry, in the order of the format.

Lines move whole, with the comments just above them: what is written does not change, only where.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recueil.diagnostic import Position
from recueil.libyaml import analyser
from recueil.noeuds import Chemin, Document, YAMLIllisible
from recueil.regles.r040_entree_en_double import CLES as CLES_DE_TRI
from recueil.regles.r040_entree_en_double import rang
from recueil.rubriques import champs_de_la_racine, champs_sous

_DEBUT_DE_POINT = re.compile(r"^ *(?:- +)*$")


@dataclass(frozen=True)
class _Morceau:
    """A key or an item with the lines that go with it, its comments first."""

    nom: object
    commentaires: tuple[str, ...]
    lignes: tuple[str, ...]


def ordonner(lignes: Sequence[str], referentiel: str = "") -> list[str]:
    """The lines of a front matter, or of a registry, in order; unchanged when that is not safe.

    Args:
        referentiel: the registry's name; empty for the front matter of a fiche.
    """
    avant = _lire(lignes)
    if avant is None:
        return list(lignes)
    rangees = _Rangement(list(lignes), avant, referentiel).valeur((), 0, len(lignes))
    apres = _lire(rangees)
    # The proof that nothing else changed is to read it again.
    if apres is None or _sans_ordre(apres.donnees) != _sans_ordre(avant.donnees):
        return list(lignes)
    return rangees


def _lire(lignes: Sequence[str]) -> Document | None:
    """The lines as values; None when YAML would lose some of them."""
    try:
        document = analyser("\n".join(lignes) + "\n")
    except YAMLIllisible:
        return None
    perdu = document.doublons or document.alias or document.cles_composees
    return None if perdu else document


def _sans_ordre(valeur: object) -> object:
    if isinstance(valeur, dict):
        return {cle: _sans_ordre(valeur[cle]) for cle in sorted(valeur)}
    if isinstance(valeur, list):
        return sorted((_sans_ordre(contenu) for contenu in valeur), key=repr)
    return valeur


class _Rangement:
    """Walks the values of a document and gives the lines of each, in order."""

    def __init__(self, lignes: list[str], document: Document, referentiel: str) -> None:
        self.lignes = lignes
        self.document = document
        self.referentiel = referentiel

    def valeur(self, chemin: Chemin, debut: int, fin: int) -> list[str]:
        """The lines of the value at `chemin`, which are those from `debut` up to `fin`."""
        contenu = self._contenu(chemin)
        if isinstance(contenu, dict):
            morceaux = self._cles(chemin, contenu, debut, fin)
        elif isinstance(contenu, list):
            morceaux = self._points(chemin, len(contenu), debut, fin)
        else:
            morceaux = None
        return self.lignes[debut:fin] if morceaux is None else morceaux

    def _cles(
        self, chemin: Chemin, contenu: dict[str, object], debut: int, fin: int
    ) -> list[str] | None:
        places = [self.document.reperes[*chemin, cle].cle for cle in contenu]
        departs = [place.ligne - 1 for place in places]
        retrait = places[0].colonne - 1 if places else 0
        if not self._separes(departs, [place.colonne - 1 for place in places]):
            return None
        marge = self.lignes[departs[0]][:retrait]
        avant, morceaux, apres = self._couper(chemin, list(contenu), departs, retrait, fin)
        ordre = self._ordre(chemin)
        ranges = sorted(
            morceaux, key=lambda m: ordre.index(m.nom) if m.nom in ordre else len(ordre)
        )
        if ranges == morceaux or ("-" in marge and ranges[0].commentaires):
            ranges = morceaux
        # The dash of an item stays in front of its first key, whichever that is.
        premier, *suite = ranges
        textes = [*premier.commentaires, marge + premier.lignes[0][retrait:], *premier.lignes[1:]]
        for morceau in suite:
            tete = " " * retrait + morceau.lignes[0][retrait:]
            textes += [*morceau.commentaires, tete, *morceau.lignes[1:]]
        return [*self.lignes[debut:avant], *textes, *apres]

    def _points(self, chemin: Chemin, nombre: int, debut: int, fin: int) -> list[str] | None:
        departs = [self._tiret(self.document.reperes[*chemin, i].valeur) for i in range(nombre)]
        if not nombre or None in departs:
            return None
        lignes = [depart for depart in departs if depart is not None]
        retraits = [self.lignes[ligne].index("-") for ligne in lignes]
        if not self._separes(lignes, retraits):
            return None
        avant, morceaux, apres = self._couper(chemin, range(nombre), lignes, retraits[0], fin)
        tri = self._tri(chemin)
        ranges = sorted(morceaux, key=tri) if tri else morceaux
        textes = [texte for m in ranges for texte in (*m.commentaires, *m.lignes)]
        return [*self.lignes[debut:avant], *textes, *apres]

    def _couper(
        self,
        chemin: Chemin,
        noms: Sequence[object],
        departs: Sequence[int],
        retrait: int,
        fin: int,
    ) -> tuple[int, list[_Morceau], list[str]]:
        """Where the first piece starts, the pieces, and what follows without being theirs."""
        debuts = [self._avec_commentaires(depart, retrait) for depart in departs]
        fin_utile = fin
        while fin_utile > departs[-1] + 1 and self._est_a_l_exterieur(fin_utile - 1, retrait):
            fin_utile -= 1
        # The comments above the first piece of an item stand before its dash.
        debuts[0] = max(debuts[0], departs[0] if chemin else debuts[0])
        morceaux = []
        for i, (nom, depart) in enumerate(zip(noms, departs, strict=True)):
            limite = debuts[i + 1] if i + 1 < len(debuts) else fin_utile
            commentaires = tuple(self.lignes[debuts[i] : depart])
            lignes = tuple(self.valeur((*chemin, nom), depart, limite))  # type: ignore[arg-type]
            morceaux.append(_Morceau(nom, commentaires, lignes))
        return debuts[0], morceaux, self.lignes[fin_utile:fin]

    def _avec_commentaires(self, depart: int, retrait: int) -> int:
        while depart and re.match(rf"^ {{{retrait}}}#", self.lignes[depart - 1]):
            depart -= 1
        return depart

    def _est_a_l_exterieur(self, rang_de_ligne: int, retrait: int) -> bool:
        """Whether a last line is blank, or a comment on what encloses the pieces."""
        texte = self.lignes[rang_de_ligne]
        nu = texte.lstrip()
        return not nu or (nu.startswith("#") and len(texte) - len(nu) < retrait)

    def _separes(self, departs: Sequence[int], retraits: Sequence[int]) -> bool:
        """Whether each piece has lines of its own, one under the other."""
        croissants = all(un < autre for un, autre in pairwise(departs))
        marges = [self.lignes[d][:r] for d, r in zip(departs, retraits, strict=True)]
        return (
            bool(departs)
            and croissants
            and len(set(retraits)) == 1
            and _DEBUT_DE_POINT.match(marges[0]) is not None
            and not any(marge.strip() for marge in marges[1:])
        )

    def _tiret(self, place: Position) -> int | None:
        """The line of the dash of an item; None when there is none (`[a, b]`)."""
        ligne, colonne = place.ligne - 1, place.colonne - 1
        if re.match(r"^ *- +(?:- +)*$", self.lignes[ligne][:colonne]):
            return ligne
        while ligne > 0 and not self.lignes[ligne][:colonne].strip():
            ligne -= 1
            if self.lignes[ligne].strip() == "-":
                return ligne
        return None

    def _ordre(self, chemin: Chemin) -> tuple[object, ...]:
        parent = next((pas for pas in reversed(chemin) if isinstance(pas, str)), None)
        if parent is None:
            return champs_de_la_racine(self.referentiel)
        return champs_sous(parent)

    def _tri(self, chemin: Chemin) -> Callable[[_Morceau], tuple[object, ...]] | None:
        """How the items of a list are sorted, for the lists whose order R040 checks."""
        motif = next(
            (
                motif
                for motif in CLES_DE_TRI.get(self.referentiel, ())
                if len(motif) == len(chemin) + 2 and motif[: len(chemin)] == chemin
            ),
            None,
        )
        if motif is None:
            return None
        entrees = self._contenu(chemin)
        assert isinstance(entrees, list)
        noms = [e.get(motif[-1]) if isinstance(e, dict) else None for e in entrees]
        if not all(isinstance(nom, str) for nom in noms):
            return None
        rangs = {indice: rang(self.referentiel, str(nom)) for indice, nom in enumerate(noms)}
        return lambda morceau: rangs[morceau.nom]  # type: ignore[index]

    def _contenu(self, chemin: Chemin) -> object:
        contenu: object = self.document.donnees
        for pas in chemin:
            contenu = contenu[pas]  # type: ignore[index]
        return contenu
