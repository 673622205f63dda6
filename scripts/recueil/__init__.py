"""Recueil: fiches in, a site out, and nothing wrong gets through."""

__version__ = "0.1.0"
