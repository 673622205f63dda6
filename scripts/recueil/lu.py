"""What was read from one file, a fiche or a registry: its texts, its values, and their places."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, ClassVar, Self

from recueil.bornes import POINTS, Borne
from recueil.diagnostic import Position
from recueil.ecrits import Ecrit
from recueil.exces import Exces, exces_du_document, exces_du_fichier
from recueil.frappe import Frappe
from recueil.noeuds import Chemin, Document, chercher
from recueil.passage import Passage
from recueil.source import Source

_SIGNES_ACTIFS = "<[{&@"
_ACTIF = re.compile(r"[<\[{&@\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Lu:
    """A file as read: its text and, when its YAML could be read, its values."""

    _points: ClassVar[Borne] = POINTS

    source: Source
    document: Document | None

    @property
    def chemin(self) -> str:
        """Path relative to the root of the recueil."""
        return self.source.chemin

    @cached_property
    def ecrits(self) -> tuple[Ecrit, ...]:
        """All that was typed: each value of the header, or the header whole, then the body."""
        return tuple(map(self._ecrit, range(len(self._textes))))

    @cached_property
    def ecrits_actifs(self) -> tuple[Ecrit, ...]:
        """Those of `ecrits` that hold a sign without which there is no link, tag or command."""
        entete, corps = self.source.entete, self.source.corps
        # Only a backslash in the header can spell a sign that the file does not show.
        if "\\" in entete:
            return tuple(self.ecrits_ou(lambda _, texte: _ACTIF.search(texte) is not None))
        signes = [signe for signe in _SIGNES_ACTIFS if signe in entete or signe in corps]
        rangs = {
            rang
            for signe in signes
            for rang, (_, texte) in enumerate(self._textes)
            if signe in texte
        }
        return tuple(map(self._ecrit, sorted(rangs)))

    @property
    def ecrits_du_corps(self) -> tuple[Ecrit, ...]:
        """That of `ecrits` which is the body; none when it says nothing."""
        return () if self._rang_du_corps < 0 else (self._ecrit(self._rang_du_corps),)

    def ecrits_ou(self, juge: Callable[[Chemin, str], bool]) -> Iterator[Ecrit]:
        """Those of `ecrits` whose path and text are worth a look: the others are not made."""
        for rang, (chemin, texte) in enumerate(self._textes):
            if juge(chemin, texte):
                yield self._ecrit(rang)

    @cached_property
    def _textes(self) -> list[tuple[Chemin, str]]:
        """The texts of `ecrits`, with their paths."""
        textes: list[tuple[Chemin, str]] = []
        if self.document is not None:
            textes += [feuille for feuille in self.document.feuilles if feuille[1]]
        elif self.source.entete.strip():
            textes.append(((), self.source.entete))
        if self.source.corps.strip():
            textes.append(((), self.source.corps))
        return textes

    @property
    def _rang_du_corps(self) -> int:
        """Its rank among the texts; -1 when it says nothing."""
        return len(self._textes) - 1 if self.source.corps.strip() else -1

    @cached_property
    def _ecrits(self) -> dict[int, Ecrit]:
        return {}

    def _ecrit(self, rang: int) -> Ecrit:
        ecrit = self._ecrits.get(rang)
        if ecrit is None:
            chemin, texte = self._textes[rang]
            corps = rang == self._rang_du_corps
            # Not a method of this object, which would keep itself in memory: a run that checks ten
            # thousand fiches looks for no garbage.
            frappe = partial(_frappe, self.source, self.document, None if corps else chemin, texte)
            ecrit = self._ecrits[rang] = Ecrit(texte, chemin, frappe)
        return ecrit

    @cached_property
    def exces(self) -> tuple[Exces, ...]:
        """What keeps the file from being looked at: see `recueil.exces`."""
        return exces_du_fichier(self.source)

    @cached_property
    def exces_des_valeurs(self) -> tuple[Exces, ...]:
        """What goes over the bounds in the values."""
        if self.document is None:
            return ()
        return exces_du_document(self.document, self.source.entete, self._points)

    def avec(self, **champs: Any) -> Self:
        """The same file with other values, and what is already known of its text."""
        autre = replace(self, **champs)
        vars(autre)["exces"] = self.exces
        return autre

    def valeurs(self, *motif: str) -> Iterator[tuple[Chemin, str]]:
        """The texts found at `motif`, where `*` stands for any key or index."""
        return iter(self.trouvees(motif))

    def trouvees(self, motif: tuple[str, ...]) -> tuple[tuple[Chemin, str], ...]:
        """The same, for who reads them more than once."""
        # Several rules ask for the same.
        trouvees = self._trouvees.get(motif)
        if trouvees is None:
            trouvees = self._trouvees[motif] = self._chercher(motif)
        return trouvees

    def _chercher(self, motif: tuple[str, ...]) -> tuple[tuple[Chemin, str], ...]:
        return chercher(self.document.donnees, motif) if self.document is not None else ()

    def passages_de(self, motifs: Iterable[tuple[str, ...]]) -> Iterator[Passage]:
        """The texts found at each of `motifs`, as written, code included."""
        if self.document is None:
            return
        lignes, reperes = self.source.lignes, self.document.reperes
        for motif in motifs:
            for chemin, _ in self.trouvees(motif):
                repere = reperes[chemin]
                ligne, colonne, _ = repere.valeur
                fin = repere.colonne_fin - 1 if repere.colonne_fin else None
                if repere.ligne_fin == ligne:
                    texte = lignes[ligne - 1][colonne - 1 : fin]
                else:
                    siennes = list(lignes[ligne - 1 : repere.ligne_fin]) or [""]
                    siennes[-1] = siennes[-1][:fin]
                    siennes[0] = siennes[0][colonne - 1 :]
                    texte = "\n".join(siennes)
                guillemet = texte[:1] if repere.cite else ""
                # Half the time of a call of the class.
                yield tuple.__new__(Passage, (texte, ligne, colonne, chemin, guillemet))

    @cached_property
    def _trouvees(self) -> dict[tuple[str, ...], tuple[tuple[Chemin, str], ...]]:
        return {}

    def place(self, chemin: Chemin, *, cle: bool = False) -> Position:
        """Where the value at `chemin` (or its key) is written."""
        if self.document is None:
            return Position(1, 1)
        repere = self.document.repere(chemin)
        return repere.cle if cle else repere.valeur


def _frappe(source: Source, document: Document | None, chemin: Chemin | None, texte: str) -> Frappe:
    """How a text was typed: the value at `chemin`, or the body of the file without one."""
    if chemin is None:
        return Frappe(texte, texte, source.ligne_corps, 1)
    if document is None:
        return Frappe(texte, texte, source.ligne_entete, 1)
    repere = document.repere(chemin)
    place = repere.valeur
    lignes = source.lignes[place.ligne - 1 : max(place.ligne, repere.ligne_fin)]
    return Frappe(texte, "\n".join(lignes)[place.colonne - 1 :], place.ligne, place.colonne)
