"""What the models of the format are made of: the types of their fields, and what all share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from recueil.conventions import (
    MOTIF_ADRESSE,
    MOTIF_ANNEE,
    MOTIF_EMPREINTE,
    MOTIF_ID,
    MOTIF_NUMERO,
    MOTIF_PERIODE,
)

Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Numero = Annotated[str, StringConstraints(pattern=MOTIF_NUMERO)]
Identifiant = Annotated[str, StringConstraints(pattern=MOTIF_ID)]
Adresse = Annotated[str, StringConstraints(pattern=MOTIF_ADRESSE)]
Periode = Annotated[str, StringConstraints(pattern=MOTIF_PERIODE)]
Annee = Annotated[str, StringConstraints(pattern=MOTIF_ANNEE)]
Empreinte = Annotated[str, StringConstraints(pattern=MOTIF_EMPREINTE)]


class Modele(BaseModel):
    """What all models share: nothing unknown gets in, nothing changes afterwards."""

    # A schema is made when something has to be checked: no run needs them all.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
