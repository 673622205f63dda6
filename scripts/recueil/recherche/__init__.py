"""The search index: small files that a page loads by `<script>`, so that it works anywhere.

No server, no `fetch` (which browsers refuse to pages opened from a disk), no WebAssembly: see
the search note of the project for the engines that were measured.
"""

from recueil.recherche.fichiers import fichiers_de_recherche

__all__ = ["fichiers_de_recherche"]
