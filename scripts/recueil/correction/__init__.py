"""The safe corrections: those that change how a fiche is written, and nothing that it says.

Rules give the edits of what they are sure of; the modules here add what no rule complains about
(blanks at line ends, order of keys, signs that no keyboard has). Every turn is compared with the
text before it, and what would change anything but typography is left out.
"""

from recueil.correction.fichier import Correction, corriger

__all__ = ["Correction", "corriger"]
