"""The rules of French, read once."""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def regles() -> dict[str, Any]:
    """The content of `regles.json`, which the browser's side reads too."""
    fichier = resources.files("recueil.francais") / "regles.json"
    lues: dict[str, Any] = json.loads(fichier.read_text("utf-8"))
    return lues
