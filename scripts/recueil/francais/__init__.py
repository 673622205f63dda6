"""French as people write and type it: text to words, words to comparable forms.

The rules are data (`regles.json`): the page in the browser reads the same ones, so that what
was indexed and what is typed meet. Everything works on folded text (no accents, no capitals),
because that is what most people type; this is why the stemmer is Savoy's light one, which does
not need accents, rather than Snowball's, which reads `é` and `è` to find its suffixes
(J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian
languages", SAC 2006; measured on this corpus in the search note of the project).
"""

from recueil.francais.formes import forme_exacte, formes, racine
from recueil.francais.mots import MOTS_VIDES, Jeton, jetons, plier

__all__ = ["MOTS_VIDES", "Jeton", "forme_exacte", "formes", "jetons", "plier", "racine"]
