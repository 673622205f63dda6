"""Where the site is published, as `mkdocs.yml` says, without MkDocs."""

from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag


class _Chargeur(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does, and leaves the other tags aside."""


_Chargeur.add_constructor("!ENV", construct_env_tag)
_Chargeur.add_multi_constructor("", lambda chargeur, marque, noeud: None)


def adresse_du_site(racine: Path) -> str:
    """The `site_url` of the recueil at `racine`, empty when there is none or it is not read.

    A report names this address if it can; whoever builds the site is told what is wrong with
    `mkdocs.yml`.
    """
    try:
        reglages = yaml.load((racine / "mkdocs.yml").read_text("utf-8"), Loader=_Chargeur)
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    adresse = reglages.get("site_url") if isinstance(reglages, dict) else None
    return adresse if isinstance(adresse, str) and adresse.startswith("http") else ""
