"""The plain values of the recueil say what its models let in."""

import subprocess
import sys
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel
from recueil import rubriques
from recueil.modele import Empreintes, Traduction
from recueil.modeles_par_cle import RACINES, SOUS
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


@pytest.mark.parametrize("cle", SOUS)
def test_les_rubriques_sont_celles_des_modeles(cle: str) -> None:
    champs = SOUS[cle].model_fields
    assert rubriques.champs_sous(cle) == tuple(champs)
    assert rubriques.cles_exigees(cle) == {n for n, champ in champs.items() if champ.is_required()}


@pytest.mark.parametrize("nom", ["", *RACINES])
def test_les_rubriques_de_la_racine_sont_celles_des_modeles(nom: str) -> None:
    modele = RACINES[nom] if nom else Traduction
    champs = modele.model_fields
    # A translation alone says what it comes from: its key is the last one.
    assert rubriques.champs_de_la_racine(nom) == tuple(champs)
    if nom:
        exigees = {n for n, champ in champs.items() if champ.is_required()}
        assert rubriques.cles_exigees("", nom) == exigees


def test_les_listes_sont_celles_des_modeles() -> None:
    modeles = [*VALEURS, Empreintes]
    assert {n for m in modeles for n in m.model_fields} == rubriques.CLES
    listes = {n for m in modeles for n, champ in m.model_fields.items() if _liste(champ.annotation)}
    assert listes == rubriques.LISTES


def _liste(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_liste, get_args(annotation)))


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
