"""What was read from one file, a fiche or a registry: its texts, its values, and their places."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Self

from recueil.bornes import POINTS, Borne
from recueil.diagnostic import Position
from recueil.ecrits import Ecrit, ecrits
from recueil.exces import Exces, exces_du_document, exces_du_fichier
from recueil.noeuds import Chemin, Document, chercher
from recueil.passage import Passage
from recueil.source import Source

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
        """All that was typed: each value of the header, then the body."""
        return tuple(ecrits(self.source, self.document))

    @cached_property
    def ecrits_actifs(self) -> tuple[Ecrit, ...]:
        """Those of `ecrits` that hold a sign without which there is no link, tag or command."""
        # Only a backslash in the header can spell a sign that the file does not show.
        if "\\" in self.source.entete:
            return tuple(ecrit for ecrit in self.ecrits if _ACTIF.search(ecrit.texte))
        return tuple(
            ecrit
            for ecrit in self.ecrits
            if "<" in (t := ecrit.texte) or "[" in t or "{" in t or "&" in t or "@" in t
        )

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
            donnees = self.document.donnees if self.document is not None else ""
            trouvees = self._trouvees[motif] = chercher(donnees, motif)
        return trouvees

    def passages_de(self, motifs: Iterable[tuple[str, ...]]) -> Iterator[Passage]:
        """The texts found at each of `motifs`, as written, code included."""
        if self.document is None:
            return
        for motif in motifs:
            for chemin, _ in self.valeurs(*motif):
                repere = self.document.reperes[chemin]
                ligne, colonne, _ = repere.valeur
                fin = repere.colonne_fin - 1 if repere.colonne_fin else None
                if repere.ligne_fin == ligne:
                    texte = self.source.lignes[ligne - 1][colonne - 1 : fin]
                else:
                    lignes = list(self.source.lignes[ligne - 1 : repere.ligne_fin]) or [""]
                    lignes[-1] = lignes[-1][:fin]
                    lignes[0] = lignes[0][colonne - 1 :]
                    texte = "\n".join(lignes)
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
