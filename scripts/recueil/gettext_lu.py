"""gettext's text files (`.po`, `.pot`), as read: what each message is, and what it becomes.

Babel reads them too, for tools and tests. It takes as long to import as a fiche takes to compose,
and every command says something.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from recueil.expressions import expression

_CHAINE = expression(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?\s*"(.*)"')
_ECHAPPEMENT = expression(r"\\(.)")
_ECHAPPES = {"n": "\n", "t": "\t", "r": "\r"}
_PLURIEL = expression(r"^Plural-Forms:.*\bplural=([^;\n]+)", re.MULTILINE)


class MessageLu(NamedTuple):
    """A message.

    Attributes:
        contexte: its name (`msgctxt`); empty when it has none.
        sources: what it says in French: one text, or that of one thing and that of several.
        traductions: what it becomes, in one form or in each that numbers ask for.
        a_revoir: whether its translator has to see it again (`fuzzy`).
    """

    contexte: str
    sources: tuple[str, ...]
    traductions: tuple[str, ...]
    a_revoir: bool


def lire_messages(texte: str) -> Iterator[MessageLu]:
    """The messages of a file, its header aside.

    Raises:
        ValueError: a line is not gettext's.
    """
    return (message for message in _tous(texte) if message.sources != ("",))


def expression_du_pluriel(texte: str) -> str | None:
    """Which form each number takes, as the header says it: `n != 1`; None when it does not."""
    entete = next((m for m in _tous(texte) if m.sources == ("",)), None)
    trouve = _PLURIEL.search(entete.traductions[0]) if entete is not None else None
    return None if trouve is None else trouve[1].strip()


def _tous(texte: str) -> Iterator[MessageLu]:
    champs: dict[str, str] = {}
    drapeaux = champ = ""
    for numero, ligne in enumerate([*texte.splitlines(), ""], 1):
        ligne = ligne.strip()
        lu = None if ligne.startswith("#") else _CHAINE.fullmatch(ligne)
        nouveau = lu is None or lu[1] in ("msgctxt", "msgid")
        # A comment, a blank line or another name ends a message that has a translation.
        if nouveau and champ.startswith("msgstr"):
            yield _message(champs, drapeaux)
            champs, drapeaux, champ = {}, "", ""
        if ligne.startswith("#,"):
            drapeaux += ligne
        if ligne.startswith("#") or not ligne:
            continue
        if lu is None or not (lu[1] or champ):
            raise ValueError(f"line {numero}: {ligne}")
        champ = lu[1] or champ
        champs[champ] = champs.get(champ, "") + _ECHAPPEMENT.sub(_echappe, lu[2])


def _message(champs: dict[str, str], drapeaux: str) -> MessageLu:
    return MessageLu(
        champs.get("msgctxt", ""),
        tuple(champs[nom] for nom in ("msgid", "msgid_plural") if nom in champs),
        tuple(texte for nom, texte in champs.items() if nom.startswith("msgstr")),
        "fuzzy" in drapeaux,
    )


def _echappe(trouve: re.Match[str]) -> str:
    return _ECHAPPES.get(trouve[1], trouve[1])
