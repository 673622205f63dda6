"""Reporters: diagnostics to text for one kind of reader. They print nothing and decide nothing."""

from collections.abc import Callable, Mapping

from rich.text import Text

from recueil.rapports import github, gitlab, json, markdown, sarif, texte
from recueil.rapports.rapport import Rapport

FORMATS: Mapping[str, Callable[[Rapport], Text | str]] = {
    "texte": texte.rediger,
    "json": json.rediger,
    "github": github.rediger,
    "gitlab": gitlab.rediger,
    "sarif": sarif.rediger,
    "markdown": markdown.rediger,
}
