"""Addresses of the forges' own editors."""

from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

_EDITION = {
    "github": "edit/{branche}/{{path}}",
    "gitlab": "-/edit/{branche}/{{path}}",
    "forgejo": "_edit/{branche}/{{path}}",
    "gitea": "_edit/{branche}/{{path}}",
}
_HOTES = {
    "github": "github",
    "gitlab": "gitlab",
    "framagit.org": "gitlab",
    "codeberg.org": "forgejo",
    "forgejo": "forgejo",
    "gitea": "gitea",
}


def modele_adresse_edition(depot: str, forge: str, branche: str) -> str:
    """The `edit_uri_template` of MkDocs for a repository's address.

    Raises:
        PluginError: the forge is not named and cannot be told from the address.
    """
    if forge == "auto":
        hote = urlsplit(depot).hostname or ""
        forge = next((nom for morceau, nom in _HOTES.items() if morceau in hote), "")
        if not forge:
            raise PluginError(
                f"on ne sait pas quelle forge répond à l'adresse {depot} : dans mkdocs.yml, "
                "sous « recueil: », ajoutez « forge: gitlab » (ou github, forgejo, gitea)"
            )
    return _EDITION[forge].format(branche=branche)
