"""The MkDocs side of Recueil: the only place that imports MkDocs."""

from recueil.plugin.recueil_plugin import RecueilPlugin

__all__ = ["RecueilPlugin"]
