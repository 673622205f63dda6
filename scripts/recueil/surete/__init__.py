"""What keeps a fiche from harming who reads or builds it: allow-lists, and what applies them."""
