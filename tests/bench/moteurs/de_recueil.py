"""Recueil's own engine."""

from pathlib import Path

from recueil.recherche.documents import Document

from tests.bench.moteurs.moteur import Fait, Moteur, chronometrer
from tests.recherche.corpus import REPONDRE, ecrire


def _preparer(dossier: Path, trouvables: list[Document]) -> Fait:
    with chronometrer() as secondes:
        octets = ecrire(dossier, trouvables)
        return Fait(octets, secondes())


RECUEIL = Moteur("Recueil", _preparer, REPONDRE, siens=("recherche/", "scripts/"))
