"""Running pandoc: nothing fetched, nothing read but what it is given, bounded time and memory."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

# Measured on the fiches of the project: 0.3 s and less than 200 MB each.
DELAI = 30
MEMOIRE = "1g"
TAILLE_DU_RESULTAT = 40_000_000


class PandocImpossible(Exception):
    """Pandoc did not convert; the message, in French, says why."""


def en_arbre(octets: bytes, format_: str, *options: str) -> dict[str, Any]:
    """A document as pandoc's tree (its JSON output).

    Args:
        format_: a pandoc input format, with its extensions.

    Raises:
        PandocImpossible: it cannot be read, or takes too much time or memory.
    """
    sortie = convertir(octets, format_, "json", *options)
    try:
        arbre = json.loads(sortie)
    except (ValueError, RecursionError):
        raise PandocImpossible("sa structure est trop imbriquée pour être lue") from None
    if not isinstance(arbre, dict):
        raise PandocImpossible("sa structure n'est pas celle d'un document")
    return arbre


def convertir(octets: bytes, de: str, vers: str, *options: str) -> bytes:
    """A document in another format.

    Raises:
        PandocImpossible: as for `en_arbre`.
    """
    ligne = [_programme(), f"--from={de}", f"--to={vers}", "--sandbox", *options]
    # The limit on memory is the one that pandoc's manual advises (« A note on security »).
    ligne += ["+RTS", f"-M{MEMOIRE}", "-RTS"]
    if vers != "json":
        ligne.append("--output=-")
    try:
        fait = subprocess.run(ligne, input=octets, capture_output=True, timeout=DELAI, check=False)
    except subprocess.TimeoutExpired:
        raise PandocImpossible(f"le lire demande plus de {DELAI} secondes") from None
    if fait.returncode:
        raise PandocImpossible(_phrase(fait.returncode))
    if len(fait.stdout) > TAILLE_DU_RESULTAT:
        raise PandocImpossible("il est démesuré une fois ouvert")
    return fait.stdout


def _phrase(code: int) -> str:
    # 251: heap exhausted (GHC's runtime). Pandoc's own codes: see « Exit codes » in its manual.
    if code == 251:
        return "il demande trop de mémoire"
    return "il est abîmé, ou ce n'est pas un document du format que dit son nom"


@cache
def _programme() -> str:
    import pypandoc

    joint = Path(pypandoc.__file__).with_name("files") / "pandoc"
    for chemin in (joint, joint.with_suffix(".exe")):
        if chemin.is_file():
            return str(chemin)
    return str(pypandoc.get_pandoc_path())
