"""Diagnostics as SARIF 2.1.0, which forges and editors read.

Format: OASIS, « Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01 »
(2023). Columns are code points, as ours: `columnKind` says so, since SARIF counts UTF-16 units
otherwise.
"""

import json
from typing import Any
from urllib.parse import quote

from recueil import __version__
from recueil.diagnostic import Diagnostic, Gravite
from recueil.rapports.rapport import Rapport, empreintes
from recueil.regles import par_code, toutes
from recueil.regles.documentation import adresse_de_la_regle, documentation, en_markdown

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NIVEAUX = {Gravite.ERREUR: "error", Gravite.AVERTISSEMENT: "warning"}
_RACINE = "SRCROOT"


def rediger(rapport: Rapport) -> str:
    """The report as one SARIF log of one run."""
    marques = zip(rapport.diagnostics, empreintes(rapport.diagnostics), strict=True)
    rangs = {code: rang for rang, code in enumerate(par_code())}
    pilote: dict[str, Any] = {
        "name": "recueil",
        "version": __version__,
        "language": "fr",
        "rules": [_regle(code, rapport.site) for code in par_code()],
    }
    if rapport.site:
        pilote["informationUri"] = rapport.site
    journal = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": pilote},
                "language": "fr",
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _RACINE: {"description": {"text": "La racine du dépôt des fiches."}}
                },
                "results": [
                    _constat(diagnostic, rangs[diagnostic.code], empreinte, rapport)
                    for diagnostic, empreinte in marques
                ],
            }
        ],
    }
    return json.dumps(journal, ensure_ascii=False, indent=2) + "\n"


def _regle(code: str, site: str) -> dict[str, Any]:
    regle = par_code()[code]
    texte = documentation(next(module for module in toutes() if module.REGLE is regle))
    aide = en_markdown(texte)
    resultat: dict[str, Any] = {
        "id": code,
        "name": regle.nom,
        "shortDescription": {"text": texte.resume},
        "fullDescription": {"text": regle.pourquoi},
        "help": {"text": aide, "markdown": aide},
        "defaultConfiguration": {"level": _NIVEAUX[regle.gravite]},
    }
    if site:
        resultat["helpUri"] = adresse_de_la_regle(site, code)
    return resultat


def _constat(diagnostic: Diagnostic, rang: int, empreinte: str, rapport: Rapport) -> dict[str, Any]:
    position = diagnostic.position
    fichier = {"uri": quote(rapport.chemin_dans_le_depot(diagnostic)), "uriBaseId": _RACINE}
    region: dict[str, Any] = {
        "startLine": position.ligne,
        "startColumn": position.colonne,
        "endLine": position.ligne,
        "endColumn": position.colonne + position.longueur,
    }
    lignes = [f"{diagnostic.message}.", f"Pourquoi : {diagnostic.pourquoi}"]
    if diagnostic.conseil:
        lignes.append(f"À faire : {diagnostic.conseil}.")
    resultat: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rang,
        "level": _NIVEAUX[diagnostic.gravite],
        "message": {"text": _sans_lien("\n".join(lignes))},
        "locations": [{"physicalLocation": {"artifactLocation": fichier, "region": region}}],
        "partialFingerprints": {"recueil/v1": empreinte},
    }
    if diagnostic.editions:
        resultat["fixes"] = [_reparation(diagnostic, fichier)]
    return resultat


def _reparation(diagnostic: Diagnostic, fichier: dict[str, str]) -> dict[str, Any]:
    return {
        "description": {"text": diagnostic.conseil or "Écrire la ligne corrigée."},
        "artifactChanges": [
            {
                "artifactLocation": fichier,
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": edition.ligne,
                            "startColumn": edition.colonne,
                            "endLine": edition.ligne_fin,
                            "endColumn": edition.colonne_fin,
                        },
                        "insertedContent": {"text": edition.texte},
                    }
                    for edition in diagnostic.editions
                ],
            }
        ],
    }


def _sans_lien(texte: str) -> str:
    """`texte` for a SARIF message, where `[…](…)` is a link and `{0}` a placeholder.

    SARIF 2.1.0, § 3.11.5 and 3.11.6. A word joiner parts what would be a link, since readers
    of SARIF do not agree on escapes.
    """
    return texte.replace("](", "]\u2060(").replace("{", "{{").replace("}", "}}")
