"""A fiche under another number: its files, all that leads to it, and what must not go stale.

`renvois` finds what names the fiche, `remplacements` writes something else in its place, `plan`
puts it together, `ecriture` does it. Nothing is written before all of it is known.
"""

from recueil.renumerotation.ecriture import appliquer
from recueil.renumerotation.plan import (
    Changement,
    Plan,
    RenumerotationImpossible,
    planifier,
)

__all__ = ["Changement", "Plan", "RenumerotationImpossible", "appliquer", "planifier"]
