"""Links that nobody has to write: what a fiche can lead to, and where its text says it.

`cibles` lists what can be reached, `lexeur` turns text into comparable keys, `automate` finds
every mention in one reading, `mentions` says who mentions whom. Where a link may stand is
decided over the parsed document, by `extensions.liens`.
"""
