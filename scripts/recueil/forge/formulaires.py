"""The forms as the files that forges read.

GitHub, Forgejo and Gitea share the syntax of issue forms (GitHub Docs, « Syntax for issue
forms »; Gitea Docs, « Issue and Pull Request templates »). GitLab has no forms: a template is the
text to complete, with the same headings.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from recueil.forge.champs import Champ, Formulaire

DOSSIERS = {
    "github": ".github/ISSUE_TEMPLATE",
    "forgejo": ".forgejo/ISSUE_TEMPLATE",
    "gitea": ".gitea/ISSUE_TEMPLATE",
    "gitlab": ".gitlab/issue_templates",
}


def en_yaml(formulaire: Formulaire) -> str:
    """The form for GitHub, Forgejo and Gitea."""
    return _yaml(
        {
            "name": formulaire.titre,
            "description": formulaire.resume,
            "title": formulaire.sujet,
            "body": [
                {"type": "markdown", "attributes": {"value": formulaire.accueil}},
                *(_question(champ) for champ in formulaire.champs),
            ],
        }
    )


def en_markdown(formulaire: Formulaire, reponses: Mapping[str, str] | None = None) -> str:
    """The form as a text to complete, with its answers if there are some.

    Help goes into comments, which forges do not show once the text is sent.
    """
    blocs = [f"<!-- {formulaire.accueil} -->"]
    for champ in formulaire.champs:
        blocs.append(f"### {champ.libelle}")
        reponse = (reponses or {}).get(champ.cle)
        if reponse:
            blocs.append(reponse)
            continue
        facultatif = "" if champ.obligatoire else " Facultatif."
        exemple = champ.exemple.replace("\n", " ; ")
        blocs.append(
            f"<!-- {champ.aide}{facultatif}{f' Exemple : {exemple}' if exemple else ''} -->"
        )
    return "\n\n".join(blocs) + "\n"


def _question(champ: Champ) -> dict[str, Any]:
    attributs = {"label": champ.libelle, "description": champ.aide}
    if champ.exemple:
        attributs["placeholder"] = champ.exemple
    question: dict[str, Any] = {
        "type": "textarea" if champ.long else "input",
        "id": champ.cle,
        "attributes": attributs,
    }
    if champ.obligatoire:
        question["validations"] = {"required": True}
    return question


def _yaml(contenu: Mapping[str, Any]) -> str:
    texte: str = yaml.safe_dump(contenu, allow_unicode=True, sort_keys=False, width=10_000)
    return texte
