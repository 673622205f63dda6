"""How one text is written: on one line, whatever its length; on several when it has several.

One rule for quotes. What is taken from a list (a status, an identifier) is written plain; all
the rest stands between straight double quotes, so that a colon, a dash or a `#` that someone
adds one day changes that line alone and breaks nothing.
"""

import json
import re

import yaml

_NOM = re.compile(r"[a-z][a-z0-9_-]*")
# What JSON leaves as it is and YAML takes for an end of line, or refuses.
_A_ECHAPPER = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INTERDIT_EN_BLOC = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# The short escapes that rule R018 takes for a Windows path: written in full.
_ABREGE = re.compile(r"\\.")
_EN_ENTIER = {r"\t": r"\u0009", r"\b": r"\u0008", r"\f": r"\u000c", r"\r": r"\u000d"}
_RESOLUTION = yaml.resolver.Resolver()
_TEXTE = "tag:yaml.org,2002:str"


def normaliser(texte: str) -> str:
    """The text as the models read it: without the spaces around it."""
    return texte.strip()


def est_un_nom(texte: str) -> bool:
    """Whether every YAML reader takes `texte`, without quotes, for this very text."""
    if _NOM.fullmatch(texte) is None:
        return False
    resolue: str = _RESOLUTION.resolve(yaml.ScalarNode, texte, (True, False))  # type: ignore[no-untyped-call]
    return resolue == _TEXTE


def entre_guillemets(texte: str) -> str:
    """The text on one line, as JSON and YAML both read it."""
    cite = _ABREGE.sub(
        lambda trouve: _EN_ENTIER.get(trouve.group(), trouve.group()),
        json.dumps(texte, ensure_ascii=False),
    )
    return _A_ECHAPPER.sub(lambda trouve: f"\\u{ord(trouve.group()):04x}", cite)


def en_bloc(texte: str, retrait: int) -> list[str] | None:
    """The lines of a text of several, to stand under `|-`; None when they have to be quoted."""
    if "\n" not in texte or _INTERDIT_EN_BLOC.search(texte):
        return None
    marge = " " * retrait
    return [f"{marge}{ligne}" if ligne else "" for ligne in texte.split("\n")]


def sur_une_ligne(texte: str, *, nomme: bool) -> str:
    """A text as a value.

    Args:
        nomme: whether it is to be taken from a list.
    """
    return texte if nomme and est_un_nom(texte) else entre_guillemets(texte)
