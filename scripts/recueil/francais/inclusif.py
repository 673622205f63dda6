"""Inclusive forms: « salarié·es », « acteur·ices », and the ways in which they get misspelt.

One sign, the middle dot, and one dot a word: the choice of the project's fiches. It is what the
typography keeps on one line and what the lexicon expands.

A form is recognised by a feminine ending that suits the masculine before it: that is how
« chercheur-ses » is told from « prenez-les », and « élu.es » from a forgotten space.
"""

import re
from enum import Enum
from typing import NamedTuple

from recueil.expressions import expression

POINT = "·"
# Look-alikes of the middle dot, and what a plain keyboard offers in its place.
_SIGNES = "·‧•⋅∙・᛫⸱\u0387.\\-‐‑/"

# Feminine ending: the masculine endings that it may follow, then the ending the project writes.
_TERMINAISONS: dict[str, tuple[str, str]] = {
    "ice": ("eur", "ice"),
    "rice": ("eur", "ice"),
    "trice": ("teur", "ice"),
    "se": ("eur eux", "se"),
    "euse": ("eur eux", "se"),
    "ère": ("er", "ère"),
    "ière": ("ier", "ère"),
    "ve": ("if euf", "ve"),
    "ive": ("if", "ve"),
    "fe": ("ef", "fe"),
    "ne": ("en on", "ne"),
    "enne": ("en", "ne"),
    "le": ("el eil ul", "le"),
    "elle": ("eau eaux", "elle"),
    "ale": ("al aux", "ale"),
    "te": ("et tou", "te"),
}
_SANS_E = ("er", "if", "ef", "eux", "aux", "eau", "el", "eil", "en", "et")
_EUR_E = ("ieur", "neur", "auteur", "docteur", "fesseur", "majeur", "mineur", "sculpteur")
# After a full stop, « e » is believed after these only: « monsite.es » is an address.
_AVANT_POINT_E = tuple("é ant ent and ard al ain ais ois at élu ami connu reçu apprenti".split())
# Endings that are words of their own: after these signs, a forgotten space is as likely.
_MOTS = frozenset("le les se ses ne te tes elle elles".split())
_SIGNES_DOUTEUX = "./"

# What ends a word is no letter: `++` takes it whole instead of trying each shorter one.
_FORME = expression(
    rf"(?<![\w{_SIGNES}])(?P<base>[^\W\d_]++)"
    rf"(?:(?P<signe>[{_SIGNES}])(?P<fin>[^\W\d_]+)(?:(?P<signe2>[{_SIGNES}])(?P<pluriel>s))?"
    r"|\((?P<entre>[^\W\d_]+)\)(?P<apres>s|\(s\))?)"
    rf"(?![\w{POINT}(]|[{_SIGNES}]\w)"
)
# What stands in each form between its two parts, before one of the endings.
_SIGNE = expression(
    rf"[{_SIGNES}(](?<=[^\W\d_].)(?=(?:e|{'|'.join(_TERMINAISONS)})s{{0,2}}(?![^\W\d_]))"
)


class Faute(Enum):
    """What is wrong with a form."""

    SIGNE = "another sign than the middle dot"
    DEUX_POINTS = "the word is cut twice"
    LETTRE_EN_TROP = "the plural is written twice at the end"
    PLURIEL = "the masculine keeps the mark of the plural"
    EPICENE = "the word is already the same for all"


class Forme(NamedTuple):
    """An inclusive form as written, and as the project writes it.

    Attributes:
        debut: its place in the text, in characters; `fin`: that of the sign after it.
        signe: what stands between its parts: `·`, `-`, `.`, `/`, `(`…
        voulue: its right writing.
        faute: what is wrong first; None when it is as the project writes it.
        certaine: whether `voulue` is surely what the writer meant.
    """

    ecrite: str
    debut: int
    fin: int
    signe: str
    voulue: str
    faute: Faute | None
    certaine: bool


def formes(texte: str) -> list[Forme]:
    """The inclusive forms of a text, right or not, in order."""
    trouvees: list[Forme] = []
    lu = 0
    # From the signs, which few words hold, back to the word: half the time of trying each word.
    for signe in _SIGNE.finditer(texte):
        if signe.start() < lu:
            continue
        debut = signe.start()
        while debut > lu and texte[debut - 1].isalnum() and not texte[debut - 1].isdecimal():
            debut -= 1
        trouve = _FORME.match(texte, debut)
        if trouve is not None:
            lu = trouve.end()
            forme = _lire(trouve)
            if forme is not None:
                trouvees.append(forme)
    return trouvees


def normaliser(texte: str) -> str:
    """`texte` with its inclusive forms in the project's writing, where that is certain."""
    morceaux, lu = [], 0
    for forme in formes(texte):
        if forme.certaine:
            morceaux += [texte[lu : forme.debut], forme.voulue]
            lu = forme.fin
    return "".join([*morceaux, texte[lu:]])


def _lire(trouve: re.Match[str]) -> Forme | None:
    base, signe = trouve["base"], trouve["signe"] or "("
    fin = trouve["fin"] or trouve["entre"]
    double = trouve["signe2"] is not None
    feminine = re.sub("ss?$", "", fin)
    pluriel = feminine != fin or trouve["pluriel"] is not None or trouve["apres"] is not None
    # A dot written twice cannot be the end of a sentence.
    sur = "" if double else signe
    voulue = _voulue(base, feminine, sur, refaire=signe != POINT or double)
    if voulue is None:
        return None
    # A masculine in the plural has lost its s: so is the whole form.
    voulue += "s" * (pluriel or not voulue.startswith(base))
    return Forme(
        trouve.group(),
        *trouve.span(),
        signe,
        voulue,
        _faute(base, fin, signe, voulue, double=double),
        certaine=double or not (signe in _SIGNES_DOUTEUX and fin in _MOTS),
    )


def _faute(base: str, fin: str, signe: str, voulue: str, *, double: bool) -> Faute | None:
    if POINT not in voulue:
        return Faute.EPICENE
    if double:
        return Faute.DEUX_POINTS
    if fin.endswith("ss"):
        return Faute.LETTRE_EN_TROP
    if not voulue.startswith(base):
        return Faute.PLURIEL
    return Faute.SIGNE if signe != POINT else None


def _voulue(base: str, feminine: str, signe: str, *, refaire: bool) -> str | None:
    """The right form in the singular; None when the two parts do not make one.

    Args:
        refaire: whether the ending is to be written in the project's way too.
    """
    if not feminine.islower() or not base[-1].islower() or base.endswith("es"):
        return None
    # « bénévole·e »: the word is the same for all.
    if feminine == "e" and base.endswith("e"):
        return base if len(base) > 3 and signe != "." else None
    singulier = base[:-1] if re.search("(é|eur|ant|ent|ien|ier|if|el|et|tou)s$", base) else base
    if feminine == "e":
        suit = _prend_e(singulier, signe)
        return f"{singulier}{POINT}e" if suit else None
    avant, voulue = _TERMINAISONS.get(feminine, ("", ""))
    if not avant or not singulier.lower().endswith(tuple(avant.split())):
        return None
    return f"{singulier}{POINT}{voulue if refaire else feminine}"


def _prend_e(masculin: str, signe: str) -> bool:
    """Whether a feminine is made with « e » alone."""
    if signe == ".":
        return masculin.endswith(_AVANT_POINT_E)
    if len(masculin) < 3 and masculin.lower() != "un" and not masculin.endswith("é"):
        return False
    if masculin.endswith("eur"):
        return masculin.endswith(_EUR_E)
    if masculin.endswith(("ent", "ret")):
        return True
    return masculin[-1] in "éiucdglmnprstx" and not masculin.endswith(_SANS_E)
