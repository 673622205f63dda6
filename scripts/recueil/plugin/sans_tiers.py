"""Takes out of what is published what the theme brings and no reader of ours needs.

Material's script can load Mermaid and a polyfill from a public network, and asks a forge how
many stars the repository has. Recueil uses none of these; their addresses go all the same, so
that no later setting can make a reader's browser call anyone.

Material also copies its own search (lunr, its stemmers, a worker), which ours replaces, and
source maps, which weigh more than the pages and serve the theme's authors only.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_TIERS = re.compile(r"https://(?:unpkg\.com|api\.github\.com|gitlab\.com/api)[^\"'`\s)]*")
_CARTE = re.compile(r"\n?(?://|/\*)# sourceMappingURL=[^\n*]*(?:\*/)?\s*$")
_RECHERCHE = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")


def sans_tiers(files: Files, config: MkDocsConfig) -> None:
    """Replace the theme's scripts and styles by copies without third parties, or by nothing."""
    for file in list(files):
        if not file.src_uri.startswith("assets/") or file.generated_by:
            continue
        if file.src_uri.endswith(".map") or file.src_uri.startswith(_RECHERCHE):
            files.remove(file)
        elif file.src_uri.endswith((".js", ".css")):
            texte = _TIERS.sub("about:blank", file.content_string)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=_CARTE.sub("", texte)))
