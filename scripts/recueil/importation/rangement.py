"""Where imported fiches go, and what is there already."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recueil.conventions import MOTIF_NUMERO
from recueil.importation.constats import (
    EXISTANTE,
    SANS_NUMERO,
    ImportImpossible,
    erreur,
)
from recueil.importation.fiches import Importee
from recueil.nouvelle import NouvelleImpossible, dossier_de
from recueil.releve import Corpus
from recueil.slug import slug_court


@dataclass(frozen=True)
class Rangee:
    """An imported fiche with its place.

    Attributes:
        avant: what its file holds today; None when there is none.
    """

    importee: Importee
    chemin: Path
    avant: bytes | None

    @property
    def change(self) -> bool:
        """Whether writing it would change anything."""
        return self.avant != self.importee.octets


def ranger(racine: Path, corpus: Corpus, importees: Iterable[Importee]) -> list[Rangee]:
    """Give each fiche its file.

    Raises:
        ImportImpossible: a number will not do, or two documents have the same.
    """
    rangees: list[Rangee] = []
    pris: dict[Path, str] = {}
    for importee in importees:
        chemin = _chemin(racine, corpus, importee)
        if chemin in pris:
            message = f"la fiche {importee.numero} est déjà dans {pris[chemin]}"
            conseil = "corrigez le numéro de l'une des deux"
            raise ImportImpossible(erreur(EXISTANTE, importee.document, message, conseil))
        pris[chemin] = importee.document
        avant = chemin.read_bytes() if chemin.is_file() else None
        rangees.append(Rangee(importee, chemin, avant))
    return rangees


def _chemin(racine: Path, corpus: Corpus, importee: Importee) -> Path:
    numero = importee.numero
    if not re.match(MOTIF_NUMERO, numero):
        message = f"« {numero} » n'est pas un numéro de fiche"
        conseil = "écrivez la partie, un point et le rang, par exemple 2.7"
        raise ImportImpossible(erreur(SANS_NUMERO, importee.document, message, conseil))
    if numero in corpus.par_numero:
        return racine / corpus.par_numero[numero][0].chemin
    for chemin in corpus.anciens_numeros.get(numero, ()):
        # A document that was reviewed while its fiche moved: it is no other fiche.
        message = f"{numero} est un ancien numéro de {chemin}"
        conseil = "écrivez dans le document le numéro qu'elle porte à présent"
        raise ImportImpossible(erreur(EXISTANTE, importee.document, message, conseil))
    try:
        dossier = dossier_de(racine, corpus, numero.split(".")[0])
    except NouvelleImpossible as probleme:
        raise ImportImpossible(erreur(SANS_NUMERO, importee.document, str(probleme))) from probleme
    return dossier / f"{numero}-{slug_court(importee.titre)}.md"
