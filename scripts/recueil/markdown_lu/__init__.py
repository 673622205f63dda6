"""Markdown as the site will read it, line by line, with the place of each sign.

The site is made by Python-Markdown; forges preview fiches with CommonMark. Where the two differ,
a writer sees one thing and readers another: nested lists, lists under a paragraph, numbers.
These modules follow Python-Markdown's block parser (`blockparser`, `blockprocessors`, 3.8) closely
enough to tell where it will not do what the text looks like, and never render anything.
"""
