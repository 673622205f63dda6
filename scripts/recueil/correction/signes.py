"""Signs that the site sets by itself, as a keyboard gives them.

A source stays typable: straight apostrophes, ordinary spaces, hyphens and dashes as everyone has
them, one mark for lists. `recueil.typographie` puts the French ones on the page.
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.correction.retouche import Retouche
from recueil.diagnostic import Edition
from recueil.passage import Passage
from recueil.typographie import FINE, INSECABLE

_FRANCAIS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    # The very places where the typography curves a straight one.
    ("apostrophes", re.compile(r"(?<=[^\W\d_])’(?=[\w«“\"])"), "'"),
    (
        "espaces insécables, que le site met lui-même",
        re.compile(rf"(?<=\S)[{INSECABLE}{FINE}](?=[;:?!»])|(?<=«)[{INSECABLE}{FINE}](?=\S)"),
        " ",
    ),
)
_PARTOUT: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("traits d'union", re.compile(r"(?<=\w)[‐‑](?=\w)"), "-"),
    ("tirets", re.compile(r"(?<=[^\s-] )-{2,3}(?= [^\s-])"), "–"),
)
_POINT = re.compile(r"^(?P<retrait>[ \t]*)(?P<marque>[-*+]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
_TRAIT = re.compile(r"^[ \t]*([-*+_])(?:[ \t]*\1){2,}[ \t]*$")


def signes_du_clavier(lue: FicheLue) -> Iterator[Retouche]:
    """The signs to replace in the prose of a fiche, each kind apart."""
    motifs = _PARTOUT if lue.est_traduction else (*_FRANCAIS, *_PARTOUT)
    for nom, motif, voulu in motifs:
        editions = tuple(
            passage.edition(*trouve.span(), voulu)
            for passage in lue.prose
            if not (voulu == " " and _est_nu(lue, passage))
            for trouve in motif.finditer(passage.texte)
        )
        if editions:
            yield Retouche(nom, editions)
    marques = tuple(e for p in lue.prose if _a_des_blocs(lue, p) for e in _marques(p))
    if marques:
        yield Retouche("marques de liste", marques)


def _marques(passage: Passage) -> Iterator[Edition]:
    """The marks of lists that are no hyphen, where there is a list and not a sign in a text."""
    en_liste, libre, place = False, True, 0
    lignes = passage.texte.split("\n")
    base = _retrait_de_base(lignes[1:]) if passage.chemin else 0
    for texte in lignes:
        trouve = None if _TRAIT.match(texte) else _POINT.match(texte)
        if trouve and (en_liste or (libre and len(trouve["retrait"]) - base < 4)):
            en_liste = True
            if trouve["marque"] in "*+":
                yield passage.edition(
                    place + trouve.start("marque"), place + trouve.end("marque"), "-"
                )
        elif texte.strip() and libre and len(texte) - len(texte.lstrip()) <= base:
            en_liste = False
        libre = not texte.strip() or (bool(passage.chemin) and place == 0)
        place += len(texte) + 1


def _retrait_de_base(lignes: list[str]) -> int:
    return min((len(t) - len(t.lstrip()) for t in lignes if t.strip()), default=0)


def _a_des_blocs(lue: FicheLue, passage: Passage) -> bool:
    """Whether a passage holds blocks of Markdown: the body, and the texts under `|`."""
    return not passage.chemin or (
        lue.document is not None and lue.document.reperes[passage.chemin].bloc
    )


def _est_nu(lue: FicheLue, passage: Passage) -> bool:
    """Whether a value has no quotes, where a space before a colon would be a fault."""
    return bool(passage.chemin) and not passage.guillemet and not _a_des_blocs(lue, passage)
