"""The rules of French, read once."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def regles() -> dict[str, Any]:
    """The content of `regles.json`, which the browser's side reads too."""
    fichier = Path(__file__).with_name("regles.json")
    lues: dict[str, Any] = json.loads(fichier.read_text("utf-8"))
    return lues
