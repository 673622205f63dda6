"""The recueil as data that others can reuse: JSON and CSV, linked data in pages, a feed."""

from recueil.donnees.fichiers import fichiers_de_donnees
from recueil.donnees.flux import flux
from recueil.donnees.liees import donnees_liees

__all__ = ["donnees_liees", "fichiers_de_donnees", "flux"]
