"""Recueil to pages: everything that a generator needs, as plain Markdown and small files.

`ensemble` makes all of them. This module imports none: a fiche to print needs its own page only.
"""
