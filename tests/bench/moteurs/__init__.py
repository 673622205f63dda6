"""The engines that the bench of the search compares, each on the same documents."""

from tests.bench.moteurs.de_material import MATERIAL
from tests.bench.moteurs.de_pagefind import PAGEFIND
from tests.bench.moteurs.de_recueil import RECUEIL
from tests.bench.moteurs.moteur import Moteur

__all__ = ["MOTEURS", "Moteur"]

MOTEURS = (RECUEIL, MATERIAL, PAGEFIND)
