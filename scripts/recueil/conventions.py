"""Names that every stage agrees on, in a module that costs nothing to import."""

import re

DOSSIER_FICHES = "fiches"
LANGUE_PAR_DEFAUT = "fr"

MOTIF_NUMERO = r"^[1-9][0-9]*\.[1-9][0-9]*$"
MOTIF_PARTIE = r"^[1-9][0-9]*$"
MOTIF_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MOTIF_ADRESSE = r"^https?://[^\s<>\"']+$"
MOTIF_PERIODE = r"^([0-9]{4}|[0-9]{4}-[0-9]{4}|années [0-9]{3}0|depuis [0-9]{4})$"
MOTIF_ANNEE = r"^[0-9]{4}$"
MOTIF_EMPREINTE = r"^[0-9a-f]{12}$"
MOTIF_LANGUE = r"^[a-z]{2}$"

LONGUEUR_TITRE_COURT = 45


def cle_numero(numero: str) -> tuple[int, ...]:
    """Sorting key of a number: 2.9 comes before 2.10."""
    return tuple(int(n) for n in re.findall(r"[0-9]+", numero))
