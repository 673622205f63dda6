"""Documents to fiches: pandoc's tree, the plan of the fiches in it, each section in its place.

A document (word processor, web page, plain text) or the answers to a form come in as bytes, fiches
in the format come out as bytes with what is to be said of them; nothing is written here.
"""

from recueil.importation.constats import ImportImpossible
from recueil.importation.fiches import Importee, importer
from recueil.importation.formulaire import importer_un_formulaire
from recueil.importation.rangement import Rangee, ranger

__all__ = [
    "ImportImpossible",
    "Importee",
    "Rangee",
    "importer",
    "importer_un_formulaire",
    "ranger",
]
