"""Bold and italics that never end, and so show their stars."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from recueil.expressions import expression

_SERIE = re.compile(r"\*+|_+")
# Python-Markdown leaves alone a mark between two blanks.
_ISOLEE = re.compile(r"(?<!\S)(?:\*{1,3}|_{1,3})(?!\S)")
_BIEN_FORMEE = expression(r"(?P<signe>\*\*?)(?=[^\s*])[^*_\\\n]*[^\s*_\\](?P=signe)(?!\*)")
_DOUBLE = re.compile(r"(?<!\*)\*\*(?!\*)")
_FERMENT = frozenset(").,;:!?]}»…")
_ECHAPPEE = re.compile(r"\\[\\*_`]")


class Role(Enum):
    """What a mark of emphasis touches."""

    OUVRANTE = "words on its right"
    FERMANTE = "words on its left"
    ISOLEE = "blanks on both sides"


class Marque(NamedTuple):
    """A mark of emphasis that has no other to answer it; `signe` is the mark, `**`."""

    signe: str
    debut: int
    fin: int
    role: Role

    @property
    def ouvrante(self) -> bool:
        """Whether it may open."""
        return self.role is Role.OUVRANTE


def marques_seules(texte: str) -> Iterator[Marque]:
    """The marks of a paragraph that are not answered, as far as counting them can tell.

    Args:
        texte: a paragraph or an item, its code, addresses and tags blanked out.
    """
    if est_bien_forme(texte):
        return
    lisible = _ECHAPPEE.sub("  ", texte)
    isolees = {trouve.start() for trouve in _ISOLEE.finditer(lisible)}
    ouvertes: list[Marque] = []
    seules: list[Marque] = []
    for trouve in _SERIE.finditer(lisible):
        avant = lisible[trouve.start() - 1 : trouve.start()]
        apres = lisible[trouve.end() : trouve.end() + 1]
        serie = trouve.group()
        if len(serie) > 3:
            continue
        if trouve.start() in isolees:
            # Two isolated stars were meant to be bold: a lone star or dash may be a sign.
            if len(serie) > 1:
                seules.append(Marque(serie, *trouve.span(), Role.ISOLEE))
            continue
        # Inside a word, `_` is a letter like any other.
        if serie[0] == "_" and _est_un_mot(avant) and _est_un_mot(apres):
            continue
        ouvrante = bool(apres.strip()) and apres not in _FERMENT
        role = Role.OUVRANTE if ouvrante else Role.FERMANTE
        _appairer(Marque(serie, *trouve.span(), role), ouvertes, avant)
    restes = [marque for marque in ouvertes if _compte(marque, lisible)]
    yield from sorted([*seules, *restes], key=lambda marque: marque.debut)


def marque_douteuse(texte: str) -> Marque | None:
    """The first `**` of a paragraph that is not plainly well formed.

    Counting is no proof there: `**one*two**` counts as well as `**one *two* three**`, and shows
    its stars. Only the renderer knows.
    """
    trouve = _DOUBLE.search(_ECHAPPEE.sub("  ", texte))
    return Marque("**", *trouve.span(), Role.OUVRANTE) if trouve else None


def est_bien_forme(texte: str) -> bool:
    """Whether each mark of a text is plainly answered, as most are."""
    if "*" not in texte and "_" not in texte:
        return True
    reste = _BIEN_FORMEE.sub("", texte)
    return "*" not in reste and "_" not in reste


def _appairer(marque: Marque, ouvertes: list[Marque], avant: str) -> None:
    """Close the last mark that this one may answer, or open one."""
    ferme = bool(avant.strip())
    for rang in range(len(ouvertes) - 1, -1, -1):
        autre = ouvertes[rang]
        if ferme and autre.ouvrante and autre.signe[0] == marque.signe[0]:
            commun = min(len(autre.signe), len(marque.signe))
            if commun == len(marque.signe) == len(autre.signe):
                # What was opened inside and not closed there shows: `*one**word*`.
                ouvertes[rang:] = [une for une in ouvertes[rang + 1 :] if len(une.signe) > 1]
                return
            if commun == 2 or 3 in (len(autre.signe), len(marque.signe)):
                # `***both*` leaves `**` open, and `**bold***` an italic to close.
                reste = autre.signe[: len(autre.signe) - commun]
                del ouvertes[rang:]
                if reste:
                    ouvertes.append(
                        Marque(reste, autre.debut, autre.debut + len(reste), autre.role)
                    )
                elif len(marque.signe) > commun:
                    _appairer(
                        Marque(
                            marque.signe[commun:], marque.debut + commun, marque.fin, Role.FERMANTE
                        ),
                        ouvertes,
                        avant,
                    )
                return
    ouvertes.append(marque)


def _compte(marque: Marque, texte: str) -> bool:
    """Whether a mark left alone was meant to be one: a star after a word is a call of note."""
    if len(marque.signe) == 1 and not marque.ouvrante:
        return False
    avant = texte[marque.debut - 1 : marque.debut] if marque.debut else ""
    return len(marque.signe) > 1 or not _est_un_mot(avant)


def _est_un_mot(signe: str) -> bool:
    return signe.isalnum() or signe == "_"
