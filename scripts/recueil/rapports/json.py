"""Diagnostics as JSON for other programs: documented in « Contribuer », and stable.

A key is never renamed or taken away without a new `version`; new keys may come.
"""

import json
from typing import Any

from recueil import __version__
from recueil.diagnostic import Diagnostic
from recueil.rapports.rapport import Rapport, empreintes
from recueil.regles import par_code

VERSION = 1


def rediger(rapport: Rapport) -> str:
    """The report as one JSON object."""
    objet = {
        "version": VERSION,
        "recueil": __version__,
        "bilan": {
            "erreurs": rapport.erreurs,
            "avertissements": rapport.avertissements,
            "fichiers": rapport.fichiers,
            "phrase": rapport.phrase,
        },
        "diagnostics": [
            _un(diagnostic, empreinte, rapport.adresse(diagnostic))
            for diagnostic, empreinte in zip(
                rapport.diagnostics, empreintes(rapport.diagnostics), strict=True
            )
        ],
    }
    return json.dumps(objet, ensure_ascii=False, indent=2) + "\n"


def _un(diagnostic: Diagnostic, empreinte: str, adresse: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "regle": par_code()[diagnostic.code].nom,
        "gravite": diagnostic.gravite.value,
        "chemin": diagnostic.chemin,
        "ligne": diagnostic.position.ligne,
        "colonne": diagnostic.position.colonne,
        "longueur": diagnostic.position.longueur,
        "message": diagnostic.message,
        "pourquoi": diagnostic.pourquoi,
        "conseil": diagnostic.conseil,
        "correction": diagnostic.correction,
        "extrait": diagnostic.extrait,
        "editions": [
            {
                "ligne": edition.ligne,
                "colonne": edition.colonne,
                "ligne_fin": edition.ligne_fin,
                "colonne_fin": edition.colonne_fin,
                "texte": edition.texte,
            }
            for edition in diagnostic.editions
        ],
        "certaine": diagnostic.certaine,
        "empreinte": empreinte,
        "adresse": adresse,
    }
