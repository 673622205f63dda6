"""What a PDF cannot show as the site does, as diagnostics that name the fiche and the line."""

import re
from pathlib import Path
from typing import NamedTuple

from recueil.diagnostic import Diagnostic, Gravite, Position


class Constat(NamedTuple):
    """What a PDF could not show: like a rule, but known only once a page is made."""

    code: str
    nom: str
    gravite: Gravite
    pourquoi: str


IMAGE_ABSENTE = Constat(
    "P001", "image absente du PDF", Gravite.ERREUR, "la personne qui imprime verrait un vide."
)
IMAGE_SANS_TEXTE = Constat(
    "P002",
    "image sans description",
    Gravite.ERREUR,
    "une personne aveugle ne saurait pas ce qu'elle montre, et le PDF ne serait pas accessible.",
)
IMAGE_ILLISIBLE = Constat(
    "P003", "image illisible", Gravite.ERREUR, "le PDF ne peut pas la contenir."
)
IMPOSSIBLE_SUR_PAPIER = Constat(
    "P004",
    "contenu impossible à imprimer",
    Gravite.AVERTISSEMENT,
    "il manque dans le PDF, alors que la page du site le montre.",
)
SIGNE_ABSENT = Constat(
    "P005",
    "signe absent des polices",
    Gravite.AVERTISSEMENT,
    "aucune police du PDF ne le dessine : il y est laissé de côté.",
)
TROP_PROFOND = Constat(
    "P006",
    "imbrication trop profonde",
    Gravite.ERREUR,
    "le texte n'aurait plus de place sur la page.",
)
COMPOSITION_REFUSEE = Constat(
    "P007",
    "PDF impossible à composer",
    Gravite.ERREUR,
    "une fiche ne se publie pas sans son PDF.",
)


# What surrounds the file of an image: `![alt](a.png)`, or `[repere]: a.png` on a line of its own.
_IMAGE = r"""(?:\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)({})(?=[\s)>#]|$)"""


class PdfImpossible(Exception):
    """PDFs could not be made; `diagnostics` say of which fiches, and why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


class Releve:
    """Gathers the diagnostics of one file, each said once."""

    def __init__(self, racine: Path, chemin: str) -> None:
        self._racine = racine
        self._chemin = chemin
        self._lignes: list[str] | None = None
        self._notes: dict[tuple[str, str], Diagnostic] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noted, in the order of the file."""
        return tuple(sorted(self._notes.values(), key=lambda d: d.cle_de_tri))

    def noter(self, constat: Constat, message: str, cherche: str = "", conseil: str = "") -> None:
        """Add a finding; its place is where `cherche` is written in the file, best as an image."""
        if (constat.code, message) in self._notes:
            return
        position = self._place(cherche)
        self._notes[constat.code, message] = Diagnostic(
            code=constat.code,
            gravite=constat.gravite,
            chemin=self._chemin,
            position=position,
            message=message,
            pourquoi=constat.pourquoi,
            extrait=self._lire()[position.ligne - 1] if cherche and self._lire() else "",
            conseil=conseil,
        )

    def _place(self, cherche: str) -> Position:
        if not cherche:
            return Position(1, 1)
        ecrit = re.escape(cherche)
        # The name of an image may be short enough to be part of a word written before it.
        for motif in (_IMAGE.format(ecrit), f"({ecrit})"):
            for numero, ligne in enumerate(self._lire(), 1):
                trouve = re.search(motif, ligne)
                if trouve is not None:
                    return Position(numero, trouve.start(1) + 1, len(cherche))
        return Position(1, 1)

    def _lire(self) -> list[str]:
        if self._lignes is None:
            try:
                self._lignes = (self._racine / self._chemin).read_text("utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError):
                self._lignes = []
        return self._lignes
