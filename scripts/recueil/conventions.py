"""Names that every stage agrees on, in a module that costs nothing to import."""

DOSSIER_FICHES = "fiches"
LANGUE_PAR_DEFAUT = "fr"
