"""Diagnostics as GitLab's Code Quality report.

Format: GitLab's documentation, « Code Quality », « Implement a custom tool »: a JSON array whose
entries have `description`, `check_name`, `fingerprint`, `severity` and `location`.
"""

import json

from recueil.diagnostic import Gravite
from recueil.rapports.rapport import Rapport, empreintes

_GRAVITES = {Gravite.ERREUR: "major", Gravite.AVERTISSEMENT: "minor"}


def rediger(rapport: Rapport) -> str:
    """The report, an empty array when all is well."""
    entrees = [
        {
            "description": f"{diagnostic.code} : {diagnostic.message}",
            "check_name": diagnostic.code,
            "fingerprint": empreinte,
            "severity": _GRAVITES[diagnostic.gravite],
            "location": {
                "path": rapport.chemin_dans_le_depot(diagnostic),
                "lines": {"begin": diagnostic.position.ligne},
            },
        }
        for diagnostic, empreinte in zip(
            rapport.diagnostics, empreintes(rapport.diagnostics), strict=True
        )
    ]
    return json.dumps(entrees, ensure_ascii=False, indent=2) + "\n"
