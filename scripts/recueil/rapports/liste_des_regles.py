"""The list of rules, for a person or for a program."""

import json

from rich.text import Text

from recueil.rapports.texte import COULEURS
from recueil.regles import toutes
from recueil.regles.documentation import adresse_de_la_regle, documentation
from recueil.regles.familles import famille, par_famille


def en_texte() -> Text:
    """One line a rule, by family: code, severity, whether it can be silenced, name."""
    texte = Text()
    for nom, regles in par_famille(toutes()).items():
        texte.append(f"{nom}\n", "bold")
        for module in regles:
            regle = module.REGLE
            gravite = regle.gravite.value
            texte.append(f"  {regle.code}  ")
            texte.append(gravite, COULEURS[regle.gravite])
            silence = "peut être ignorée " if regle.silencieuse else "toujours appliquée"
            texte.append(f"{' ' * (13 - len(gravite))}  {silence}  {regle.nom}\n")
        texte.append("\n")
    return texte.append("« recueil expliquer CODE » explique une règle, avec des exemples.\n")


def en_json(site: str) -> str:
    """The same as a JSON array, with the first sentence of each rule's page."""
    return (
        json.dumps(
            [
                {
                    "code": module.REGLE.code,
                    "nom": module.REGLE.nom,
                    "gravite": module.REGLE.gravite.value,
                    "peut_etre_ignoree": module.REGLE.silencieuse,
                    "famille": famille(module.REGLE.code),
                    "resume": documentation(module).resume,
                    "pourquoi": module.REGLE.pourquoi,
                    "adresse": adresse_de_la_regle(site, module.REGLE.code),
                }
                for module in sorted(toutes(), key=lambda module: str(module.REGLE.code))
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
