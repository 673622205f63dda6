"""The Content-Security-Policy of the site that MkDocs builds: learnt from the theme, put in place.

Which inline scripts may run is not read from finished pages, where a fiche could have put one:
the theme's own templates are filled in apart, and a page that holds any other script is refused.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.exceptions import PluginError

from recueil.surete.en_tetes import fichiers
from recueil.surete.politique import Politique, avec_politique, empreinte, scripts_en_ligne

_SCRIPTS_DU_THEME = "partials/javascripts/"


class PolitiqueDuSite:
    """What the pages of one build run, and the policy that says so."""

    def __init__(self, env: Environment) -> None:
        """Prepare for the templates of `env`."""
        self._gabarits = [
            env.get_template(nom)
            for nom in env.list_templates(filter_func=lambda nom: nom.startswith(_SCRIPTS_DU_THEME))
        ]
        self._du_theme: set[str] = set()
        self._vues: set[str] = set()
        self._bases: set[str] = set()

    def apprendre(self, contexte: Mapping[str, Any]) -> None:
        """Take in the theme's scripts as a page of this context has them.

        They depend on nothing of a page but the way from it to the root of the site.
        """
        base = str(contexte["base_url"])
        if base in self._bases:
            return
        self._bases.add(base)
        caracteristiques = contexte["config"].theme.get("features") or []
        for gabarit in self._gabarits:
            html = gabarit.render({**contexte, "features": caracteristiques})
            self._du_theme.update(empreinte(script) for script in scripts_en_ligne(html))

    def appliquer(self, nom: str, html: str) -> str:
        """A finished page with its policy.

        Raises:
            PluginError: it holds an inline script that is not the theme's.
        """
        empreintes = {empreinte(script) for script in scripts_en_ligne(html)}
        if not empreintes <= self._du_theme:
            raise PluginError(
                f"{nom} : la page contient un script en ligne qui n'est pas du thème ; mettez-le "
                "dans un fichier de docs/scripts/ et nommez-le dans mkdocs.yml (extra_javascript)"
            )
        self._vues |= empreintes
        return avec_politique(html, Politique.de(empreintes))

    def ecrire(self, site: Path) -> None:
        """Write the headers that go with the site.

        Raises:
            OSError: the folder is not writable.
        """
        for chemin, contenu in fichiers(Politique.de(self._vues)).items():
            (site / chemin).parent.mkdir(exist_ok=True)
            (site / chemin).write_text(contenu, "utf-8")
