"""Fiches to PDF: the page as parsed, then data, then Typst. The only stage that imports typst.

A fiche reaches the templates of `overrides/pdf/` as JSON, never as Typst code: what a writer
types cannot be executed. `arbre` turns the page's HTML, the one that the site shows, into a
small tree; `fiche` and `livre` make documents of it; `atelier` is the closed folder in which
Typst works, for a book in a process of its own (`composition_a_part`); `site` composes all that
a site offers, from `cache` where nothing changed.
"""
