"""Pandoc's tree made simple: no wrapper, no comment, no drawing, typable characters.

What a fiche cannot hold is taken out here, and told.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from recueil.importation.contenu import Noeud, sous_blocs, texte
from recueil.importation.listes import PUCES, en_listes, sous_leur_point

_TYPABLES = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u2002": " ",
        "\u2003": " ",
        "’": "'",
        "ʼ": "'",
        "‑": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\u200e": None,
        "\u200f": None,
    }
)
_CONTROLES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\u2028\u2029\ufffc\ud800-\udfff]")
_IMBRICATION = 200


class TropImbrique(Exception):
    """The document nests more than any person writes."""


@dataclass
class Simplification:
    """The blocks of a document, and what was left out of them.

    Attributes:
        images: the addresses of images; their descriptions stay in the text.
        commentaires: who wrote, and what, in the margin.
    """

    blocs: list[Noeud]
    images: list[str] = field(default_factory=list)
    commentaires: list[tuple[str, str]] = field(default_factory=list)


def simplifier(blocs: Sequence[Noeud], *, garder_les_images: bool) -> Simplification:
    """The same blocks, ready to be told apart.

    Raises:
        TropImbrique: as it says.
    """
    travail = _Travail(garder_les_images)
    simples = travail.blocs(blocs, 0)
    return Simplification(simples, travail.images, travail.commentaires)


def propre(ecrit: str) -> str:
    """Characters as a keyboard types them: the site's typography does the rest."""
    return _CONTROLES.sub(" ", unicodedata.normalize("NFC", ecrit).translate(_TYPABLES))


class _Travail:
    def __init__(self, garder_les_images: bool) -> None:
        self.garder = garder_les_images
        self.images: list[str] = []
        self.commentaires: list[tuple[str, str]] = []

    def blocs(self, blocs: Iterable[Noeud], profondeur: int) -> list[Noeud]:
        if profondeur > _IMBRICATION:
            raise TropImbrique
        return en_listes(b for bloc in blocs for b in self._bloc(bloc, profondeur + 1))

    def _bloc(self, bloc: Noeud, profondeur: int) -> list[Noeud]:
        genre: str = bloc["t"]
        contenu: Any = bloc.get("c")
        if genre in ("Para", "Plain"):
            lignes = self._lignes(self.inlines(contenu, profondeur))
            return [{"t": "Para", "c": ligne} for ligne in lignes]
        if genre == "Header":
            niveau, attributs, inlines = contenu
            lignes = self._lignes(self.inlines(inlines, profondeur))
            ensemble = [n for ligne in lignes for n in ({"t": "Space"}, *ligne)][1:]
            return [{"t": "Header", "c": [niveau, attributs, ensemble]}] if ensemble else []
        if genre == "BulletList":
            return [{"t": genre, "c": self._items(contenu, profondeur)}]
        if genre == "OrderedList":
            attributs, items = contenu
            return [{"t": genre, "c": [attributs, self._items(items, profondeur)]}]
        if genre == "BlockQuote":
            return [{"t": genre, "c": self.blocs(contenu, profondeur)}]
        if genre == "Table":
            return [self._tableau(bloc, profondeur)]
        if genre == "HorizontalRule":
            return []
        if genre in ("CodeBlock", "RawBlock"):
            code = contenu[1]
            if genre == "RawBlock" and (code.startswith("<!--") or code.lstrip().startswith("</")):
                return []
            return [{"t": "CodeBlock", "c": [["", [], []], propre_des_lignes(code)]}]
        return [b for groupe in sous_blocs(bloc) for b in self.blocs(groupe, profondeur)]

    def _items(self, items: Iterable[Sequence[Noeud]], profondeur: int) -> list[list[Noeud]]:
        simples = (self.blocs(item, profondeur) for item in items)
        return sous_leur_point([item for item in simples if item])

    def _tableau(self, bloc: Noeud, profondeur: int) -> Noeud:
        attributs, sous_titre, colonnes, tete, corps, pied = bloc["c"]
        return {
            "t": "Table",
            "c": [
                attributs,
                [sous_titre[0], self.blocs(sous_titre[1], profondeur)],
                colonnes,
                [tete[0], self._rangees(tete[1], profondeur)],
                [
                    [c, d, self._rangees(h, profondeur), self._rangees(g, profondeur)]
                    for c, d, h, g in corps
                ],
                [pied[0], self._rangees(pied[1], profondeur)],
            ],
        }

    def _rangees(self, rangees: Sequence[list[Any]], profondeur: int) -> list[list[object]]:
        return [
            [a, [[*cellule[:4], self.blocs(cellule[4], profondeur)] for cellule in cellules]]
            for a, cellules in rangees
        ]

    def _lignes(self, inlines: Sequence[Noeud]) -> list[list[Noeud]]:
        """The lines of a paragraph, cut at its hard line ends; none when it says nothing."""
        lignes: list[list[Noeud]] = [[]]
        sortis = _sortir_les_sauts(inlines)
        for noeud, suivant in zip_longest(sortis, sortis[1:], fillvalue={"t": "Space"}):
            # A reader of Markdown or HTML knows no bullet but its own.
            avant_une_puce = noeud["t"] == "SoftBreak" and suivant.get("c") in PUCES
            if noeud["t"] == "LineBreak" or avant_une_puce:
                lignes.append([])
            else:
                lignes[-1].append({"t": "Space"} if noeud["t"] == "SoftBreak" else noeud)
        return [ligne for ligne in lignes if texte(ligne).strip() or _a_une_image(ligne)]

    def inlines(self, inlines: Iterable[Noeud], profondeur: int) -> list[Noeud]:
        if profondeur > _IMBRICATION:
            raise TropImbrique
        return [n for noeud in inlines for n in self._inline(noeud, profondeur + 1)]

    def _inline(self, noeud: Noeud, profondeur: int) -> list[Noeud]:
        genre: str = noeud["t"]
        contenu: Any = noeud.get("c")
        if genre == "Str":
            return _mots_et_espaces(propre(contenu))
        if genre in ("Strong", "Emph", "Underline", "Strikeout", "Superscript", "Subscript"):
            return [{"t": genre, "c": self.inlines(contenu, profondeur)}]
        if genre == "SmallCaps":
            return self.inlines(contenu, profondeur)
        if genre == "Quoted":
            genre_de_guillemets, dedans = contenu
            return [{"t": genre, "c": [genre_de_guillemets, self.inlines(dedans, profondeur)]}]
        if genre == "Span":
            return self._span(noeud, profondeur)
        if genre == "Cite":
            return self.inlines(contenu[1], profondeur)
        if genre == "Link":
            attributs, dedans, cible = contenu
            return [{"t": genre, "c": [attributs, self.inlines(dedans, profondeur), cible]}]
        if genre == "Image":
            attributs, dedans, cible = contenu
            simples = self.inlines(dedans, profondeur)
            if self.garder:
                return [{"t": genre, "c": [attributs, simples, cible]}]
            self.images.append(str(cible[0]))
            return simples
        if genre == "Note":
            return [{"t": genre, "c": self.blocs(contenu, profondeur)}]
        if genre == "RawInline":
            code = str(contenu[1])
            return [] if code.startswith("<") else [{"t": "Str", "c": propre(code)}]
        if genre in ("Code", "Math"):
            return [{"t": genre, "c": [contenu[0], propre(contenu[1])]}]
        return [noeud]

    def _span(self, noeud: Noeud, profondeur: int) -> list[Noeud]:
        (_, classes, attributs), dedans = noeud["c"]
        if "comment-start" in classes:
            auteur = str(dict(attributs).get("author", ""))
            self.commentaires.append((auteur, " ".join(texte(dedans).split())))
            return []
        if "deletion" in classes:
            return []
        return self.inlines(dedans, profondeur)


def _mots_et_espaces(ecrit: str) -> list[Noeud]:
    """A text whose non-breaking spaces became plain ones, as pandoc would have cut it."""
    morceaux = re.split(r"( +)", ecrit)
    return [
        {"t": "Space"} if rang % 2 else {"t": "Str", "c": morceau}
        for rang, morceau in enumerate(morceaux)
        if morceau
    ]


def propre_des_lignes(code: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(propre(ligne) for ligne in code.split("\n"))


def _sortir_les_sauts(inlines: Sequence[Noeud]) -> list[Noeud]:
    """Hard line ends out of the emphasis that holds them."""
    sortis: list[Noeud] = []
    for noeud in inlines:
        contenu = noeud.get("c")
        if noeud["t"] in ("Strong", "Emph", "Underline") and contenu:
            groupe: list[Noeud] = []
            for dedans in _sortir_les_sauts(contenu):
                if dedans["t"] == "LineBreak":
                    sortis += [*([{"t": noeud["t"], "c": groupe}] if groupe else []), dedans]
                    groupe = []
                else:
                    groupe.append(dedans)
            if groupe:
                sortis.append({"t": noeud["t"], "c": groupe})
        else:
            sortis.append(noeud)
    return sortis


def _a_une_image(inlines: Sequence[Noeud]) -> bool:
    return any(noeud["t"] == "Image" for noeud in inlines)
