"""Raw HTML in a text: its tags and their attributes, where they are, as a browser reads them.

Browsers forgive everything (`<img/src=x onerror = y`), so this does too: anything that could
become a tag is one. WHATWG HTML, 13.2.5 (tokenization). Linear in the text.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from recueil.expressions import expression

_DEBUT = re.compile(r"<(?=[A-Za-z/!?])")
_NOM = re.compile(r"/?[A-Za-z][^\s/>]*")
_AVANT_ATTRIBUT = re.compile(r"[\s/]*")
_NOM_D_ATTRIBUT = re.compile(r"[^\s/>][^\s/>=]*")
_EGAL = re.compile(r"\s*=\s*")
_VALEUR_NUE = re.compile(r"[^\s>]*")
# `<https://exemple.org>` and `<nom@exemple.org>` are links of Markdown, not tags.
_LIEN = expression(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_LIGNE_VIDE = re.compile(r"\n[ \t]*\n")
_COMMENTAIRE_VIDE = re.compile(r"<!---?>")
_COMMENTAIRE = re.compile(r"<!--(?!-?>)((?:(?!--|[<>]).)*)-->", re.DOTALL)


class Attribut(NamedTuple):
    """One attribute of a tag; `valeur` has its entities resolved."""

    nom: str
    valeur: str
    debut: int
    fin: int


class Balise(NamedTuple):
    """A tag, or a construct that browsers treat like one.

    Attributes:
        nom: in lower case, `a`; `!` and `?` for declarations, comments and instructions.
        fermante: whether it is an end tag.
        complete: whether its `>` is there.
    """

    nom: str
    debut: int
    fin: int
    fermante: bool = False
    complete: bool = True
    attributs: tuple[Attribut, ...] = ()


def balises(texte: str) -> Iterator[Balise]:
    """The tags of `texte`, in order; plain comments are left out, since they show nothing."""
    if "<" not in texte:
        return
    lecture = _Lecture(texte)
    rang = 0
    while trouve := _DEBUT.search(texte, rang):
        debut = trouve.start()
        anodin = _LIEN.match(texte, debut) or (
            _COMMENTAIRE.match(texte, debut) if texte.startswith("<!--", debut) else None
        )
        if anodin:
            rang = anodin.end()
            continue
        balise = lecture.balise(debut)
        rang = debut + 1 if balise is None else max(balise.fin, debut + 1)
        if balise is not None:
            yield balise


class _Lecture:
    """Reads one tag at a time; remembers which quotes are never closed again."""

    def __init__(self, texte: str) -> None:
        self.texte = texte
        self.sans_suite: set[str] = set()

    def balise(self, debut: int) -> Balise | None:
        if self.texte[debut + 1] in "!?":
            fermeture = ">"
            if self.texte.startswith("<!--", debut) and not _COMMENTAIRE_VIDE.match(
                self.texte, debut
            ):
                fermeture = "-->"
            fin = self._chercher(fermeture, debut)
            complete = fin >= 0
            return Balise(
                self.texte[debut + 1],
                debut,
                fin + len(fermeture) if complete else min(debut + 2, len(self.texte)),
                complete=complete,
            )
        nom = _NOM.match(self.texte, debut + 1)
        if nom is None:
            return None
        attributs, fin = self._attributs(nom.end())
        # A blank line ends a paragraph: a tag that crosses one is no tag that someone wrote.
        complete = fin > 0 and _LIGNE_VIDE.search(self.texte, debut, fin) is None
        return Balise(
            nom.group().lstrip("/").lower(),
            debut,
            fin if complete else nom.end(),
            nom.group().startswith("/"),
            complete,
            tuple(attributs),
        )

    def _attributs(self, rang: int) -> tuple[list[Attribut], int]:
        """The attributes from `rang` on, and the place just after the tag's `>`."""
        texte, attributs = self.texte, list[Attribut]()
        while True:
            avant = _AVANT_ATTRIBUT.match(texte, rang)
            debut = avant.end() if avant else rang
            if texte.startswith(">", debut):
                return attributs, debut + 1
            nom = _NOM_D_ATTRIBUT.match(texte, debut)
            # A tag without end would take the whole text for its attributes.
            if nom is None or len(attributs) >= 50:
                return attributs, 0
            egal = _EGAL.match(texte, nom.end())
            valeur, fin = "", nom.end()
            if egal is not None:
                valeur, fin = self._valeur(egal.end())
            if fin < 0:
                attributs.append(Attribut(nom.group().lower(), "", debut, nom.end()))
                return attributs, 0
            attributs.append(Attribut(nom.group().lower(), unescape(valeur), debut, fin))
            rang = fin

    def _valeur(self, debut: int) -> tuple[str, int]:
        guillemet = self.texte[debut : debut + 1]
        if guillemet and guillemet in "\"'":
            fin = self._chercher(guillemet, debut + 1)
            return (self.texte[debut + 1 : fin], fin + 1) if fin >= 0 else ("", -1)
        nue = _VALEUR_NUE.match(self.texte, debut)
        return (nue.group(), nue.end()) if nue else ("", debut)

    def _chercher(self, signe: str, debut: int) -> int:
        if signe in self.sans_suite:
            return -1
        fin = self.texte.find(signe, debut)
        if fin < 0:
            self.sans_suite.add(signe)
        return fin
