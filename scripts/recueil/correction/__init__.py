"""The safe corrections: those that change how a fiche is written, and nothing that it says."""

from recueil.correction.fichier import Correction, corriger

__all__ = ["Correction", "corriger"]
