"""Takes out of what is published what the theme brings and no reader of ours needs.

Material's script can load Mermaid and a polyfill from a public network, and asks a forge how
many stars the repository has. Recueil uses none of these; their addresses go all the same, so
that no later setting can make a reader's browser call anyone.

Material also copies the stemmers of thirty languages, of which a search uses those it names,
and source maps, which weigh more than the pages and serve the theme's authors only.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_TIERS = re.compile(r"https://(?:unpkg\.com|api\.github\.com|gitlab\.com/api)[^\"'`\s)]*")
_CARTE = re.compile(r"\n?(?://|/\*)# sourceMappingURL=[^\n*]*(?:\*/)?\s*$")
_LUNR = "assets/javascripts/lunr/"


def sans_tiers(files: Files, config: MkDocsConfig) -> None:
    """Replace the theme's scripts and styles by copies without third parties, or by nothing."""
    utiles = _lunr_utiles(config)
    for file in list(files):
        if not file.src_uri.startswith("assets/") or file.generated_by:
            continue
        de_lunr = file.src_uri.startswith(_LUNR) and file.src_uri not in utiles
        if file.src_uri.endswith(".map") or de_lunr:
            files.remove(file)
        elif file.src_uri.endswith((".js", ".css")):
            texte = _TIERS.sub("about:blank", file.content_string)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=_CARTE.sub("", texte)))


def _lunr_utiles(config: MkDocsConfig) -> frozenset[str]:
    """The parts of lunr that Material's search loads for the languages it is set to."""
    recherche = config.plugins.get("material/search")
    langues = getattr(getattr(recherche, "config", None), "lang", None) or []
    noms = ["stemmer.support", *langues, *(["multi"] if len(langues) > 1 else [])]
    return frozenset(f"{_LUNR}min/lunr.{nom}.min.js" for nom in noms)
