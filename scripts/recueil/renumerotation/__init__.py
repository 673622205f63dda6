"""A fiche under another number: its files, all that leads to it, and what must not go stale.

`renvois` finds what names the fiche, `restes` what may; `remplacements` writes something else in
its place; `refus` says what stands in the way; `plan` puts it together, `ecriture` does it. Nothing
is written before all of it is known.
"""

from recueil.renumerotation.ecriture import appliquer
from recueil.renumerotation.plan import Plan, planifier
from recueil.renumerotation.refus import NumeroRefuse, RenumerotationImpossible
from recueil.renumerotation.restes import Changement

__all__ = [
    "Changement",
    "NumeroRefuse",
    "Plan",
    "RenumerotationImpossible",
    "appliquer",
    "planifier",
]
