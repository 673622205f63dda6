"""A source as Markdown."""

from recueil.markdown_sur import litteral
from recueil.valeurs import Reference


def reference(source: Reference) -> str:
    """One source as an item of a list: title, author, year."""
    nom = litteral(source.titre)
    ligne = f"- [{nom}](<{source.url}>)" if source.url else f"- {nom}"
    precisions = [litteral(p) for p in (source.auteur, source.annee) if p]
    return f"{ligne}, {', '.join(precisions)}" if precisions else ligne
