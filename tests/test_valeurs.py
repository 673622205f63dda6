"""The plain values of the recueil say what its models let in."""

import subprocess
import sys

import pytest
from pydantic import BaseModel
from recueil.resolution import VALEURS, en_valeur
from recueil.validation import valider

from .conftest import RACINE

# What a translation says of the fiche that it comes from: only the check reads it.
_DE_LA_VERIFICATION = {"traduit_de"}


@pytest.mark.parametrize("modele", VALEURS, ids=lambda modele: modele.__name__)
def test_une_valeur_a_les_champs_de_son_modele(modele: type[BaseModel]) -> None:
    valeur = VALEURS[modele]
    champs = {nom: c for nom, c in modele.model_fields.items() if nom not in _DE_LA_VERIFICATION}
    assert valeur._fields == tuple(champs)
    for nom, defaut in valeur._field_defaults.items():
        assert en_valeur(champs[nom].default) == defaut, nom


def test_une_valeur_ne_change_pas_ce_qui_est_ecrit() -> None:
    recueil = valider(RACINE).recueil
    assert recueil is not None
    fiche = next(fiche.modele for fiche in recueil.fiches if fiche.numero == "2.6")
    assert fiche.titre.startswith("Comment s'inscrire dans une démarche d'innovation sociale")
    assert fiche.exemples_mes[-1].organisations == ("opale", "ufisc")
    assert fiche.intertitres.exemples_mes == "Le MES et l'innovation sociale"
    assert recueil.organisations["ardes"].sigle == "ARDES"
    assert _modeles((fiche, *recueil.organisations.values(), recueil.lexique)) == []


def _modeles(valeur: object) -> list[BaseModel]:
    """The models that hide in a value."""
    if isinstance(valeur, BaseModel):
        return [valeur]
    return [m for v in valeur for m in _modeles(v)] if isinstance(valeur, tuple) else []


def test_composer_un_pdf_se_passe_de_ce_qui_verifie() -> None:
    """A third of the time of a fiche went into importing what it has no use for."""
    programme = (
        "import sys, recueil.pdf.imprimerie; "
        "print([m for m in sys.modules if m.split('.')[0] in ('pydantic', 'babel', 'rich')])"
    )
    fini = subprocess.run(
        [sys.executable, "-c", programme], check=True, capture_output=True, text=True
    )
    assert fini.stdout == "[]\n"
