"""Small recueils to print: one fiche whose contents a test chooses."""

import json
import shutil
from pathlib import Path

from ..conftest import RACINE

FICHE = "fiches/1-essai/1.1-essai.md"
_REFERENTIELS = {
    "parties": '- numero: "1"\n  titre: "Essais"\n',
    "organisations": "",
    "territoires": "",
    "lexique": 'sigles:\n  - sigle: "ESS"\n    signification: "économie sociale et solidaire"\n',
}


def recueil_d_essai(dossier: Path, corps: str = "", **rubriques: object) -> Path:
    """A recueil whose only fiche, 1.1, has the given body and sections beside the usual ones."""
    for nom in ("overrides", "docs/styles", "docs/images"):
        shutil.copytree(RACINE / nom, dossier / nom)
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    registres = dossier / "fiches/referentiels"
    registres.mkdir(parents=True)
    for nom, contenu in _REFERENTIELS.items():
        (registres / f"{nom}.yml").write_text(contenu, "utf-8")
    (dossier / FICHE).parent.mkdir()
    ecrire(dossier, corps, **rubriques)
    return dossier


def ecrire(dossier: Path, corps: str = "", **rubriques: object) -> None:
    """Write the fiche again."""
    entete: dict[str, object] = {
        "numero": "1.1",
        "titre": "Comment imprimer une fiche d'essai ?",
        "titre_court": "Essai",
        "resume": "Une fiche pour essayer l'impression.",
        "statut": "validee",
        "contexte": ["Un premier point."],
        "enjeux": ["Un enjeu."],
        "definitions": [{"terme": "Impression", "texte": "Ce que l'on fait ici."}],
        "exemples_mes": [{"texte": "Un exemple."}],
    }
    # JSON is YAML; one key a line, so that a diagnostic has a line to name.
    lignes = [
        f"{cle}: {json.dumps(valeur, ensure_ascii=False)}"
        for cle, valeur in (entete | rubriques).items()
    ]
    texte = "\n".join(["---", *lignes, "---", "", corps, ""])
    (dossier / FICHE).write_text(texte, "utf-8")
