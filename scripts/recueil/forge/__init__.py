"""What a forge needs to know of the recueil: addresses of its pages, and files that it reads.

All of it is text made from the models, so that forms, checks and guides cannot drift apart. Only
`commentaires` speaks to a forge, and only `recueil forges` writes files.
"""
