"""Everything that someone typed in a file, as it will be read, with its place in the file.

A value of a header is not always spelt as it is read (`"\\x3cb>"` is `<b>`): what it says is
looked at, and its place is looked for in what was typed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from recueil.diagnostic import Edition, Position
from recueil.markdown_lu.code import masquer_le_code
from recueil.markdown_lu.liens import FauxLien, Lien, faux_liens, liens
from recueil.markdown_lu.lignes import Ligne, lignes
from recueil.markdown_lu.listes import Faute, sont_simples
from recueil.markdown_lu.listes import fautes as fautes_des_listes
from recueil.noeuds import Chemin, Document
from recueil.passage import ligne_et_colonne
from recueil.source import Source
from recueil.surete.assainissement import BALISES_DES_FICHES
from recueil.surete.balises import Balise, balises
from recueil.surete.destinations import Destination, destinations

_ATTRIBUTS_D_ADRESSE = frozenset({"href", "src", "cite"})
# What the page of a fiche, or of an organisation, reads as Markdown.
_RUBRIQUES_MARKDOWN = frozenset(
    "contexte enjeux definitions exemples_mes intertitres presentation".split()
)
_SANS_MARKDOWN = frozenset("periode lien".split())


class _Ecrit(NamedTuple):
    texte: str
    chemin: Chemin
    brut: str
    ligne: int
    colonne: int


class Ecrit(_Ecrit):
    """One text: the body of a fiche, a value of its header, a value of a registry.

    Attributes:
        texte: as Markdown will read it.
        chemin: the keys that lead to it; empty for a body, or a header that cannot be read.
        brut: as typed, from `ligne` and `colonne` of the file on.
    """

    @property
    def en_bloc(self) -> bool:
        """Whether it may hold paragraphs and lists: the others are put in a line of the page."""
        return not self.chemin or self.chemin[-1:] in (("texte",), ("presentation",))

    @property
    def est_du_markdown(self) -> bool:
        """Whether the page makes of it more than plain text."""
        chemin = self.chemin
        return not chemin or (chemin[0] in _RUBRIQUES_MARKDOWN and chemin[-1] not in _SANS_MARKDOWN)

    @property
    def peut_mener(self) -> bool:
        """Whether it holds one of the texts without which there is no address."""
        return "](" in self.texte or "]:" in self.texte or "<" in self.texte

    @cached_property
    def lignes(self) -> tuple[Ligne, ...]:
        """Its lines, as Markdown sorts them."""
        return tuple(lignes(self.texte))

    @cached_property
    def sans_code(self) -> str:
        """`texte` with its code blanked out, so that places stay the same."""
        return masquer_le_code(self.texte)

    @cached_property
    def balises(self) -> tuple[Balise, ...]:
        """The raw HTML tags outside code."""
        return tuple(balises(self.sans_code)) if "<" in self.texte else ()

    @cached_property
    def prose(self) -> str:
        """`sans_code` with the addresses and the tags blanked out too."""
        texte = self.sans_code
        for debut, fin in sorted(
            [(a.debut, a.fin) for a in self.destinations]
            + [(balise.debut, balise.fin) for balise in self.balises]
        ):
            texte = texte[:debut] + re.sub(r"[^\n]", " ", texte[debut:fin]) + texte[fin:]
        return texte

    @cached_property
    def liens(self) -> tuple[Lien, ...]:
        """The links and images whose words and address stand side by side."""
        if "](" not in self.texte:
            return ()
        return tuple(liens(self.texte, self.sans_code, self.destinations))

    @cached_property
    def faux_liens(self) -> tuple[FauxLien, ...]:
        """What was meant for a link and is none."""
        return tuple(faux_liens(self.sans_code)) if "[" in self.texte else ()

    @cached_property
    def listes(self) -> tuple[Faute, ...]:
        """What the site will not see of its lists."""
        if not self.en_bloc or sont_simples(self.texte):
            return ()
        return tuple(fautes_des_listes(list(self.lignes)))

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """The addresses that Markdown would link to or show, in their order."""
        if not self.peut_mener:
            return ()
        return tuple(sorted(destinations(self.sans_code), key=lambda d: d.debut))

    @cached_property
    def adresses(self) -> tuple[Destination, ...]:
        """The same with the addresses that permitted tags carry."""
        dans_les_balises = [
            Destination(a.valeur, a.debut, a.fin, a.nom == "src", (balise.debut, balise.fin))
            for balise in self.balises
            if balise.nom in BALISES_DES_FICHES
            for a in balise.attributs
            if a.nom in _ATTRIBUTS_D_ADRESSE
        ]
        return (*self.destinations, *dans_les_balises)

    def position(self, debut: int, fin: int) -> Position:
        """Place in the file of the characters from `debut` to `fin`, up to the end of a line."""
        trouve = self._dans_le_brut(debut, fin)
        if trouve is None:
            return Position(self.ligne, self.colonne)
        debut, fin = trouve
        fin_de_ligne = self.brut.find("\n", debut)
        if 0 <= fin_de_ligne < fin:
            fin = fin_de_ligne
        return Position(*self._ligne_et_colonne(debut), max(1, fin - debut))

    def edition(self, debut: int, fin: int, texte: str) -> Edition | None:
        """The replacement, in the file, of the characters from `debut` to `fin`.

        None when they are not written in the file as they are read.
        """
        depart, arrivee = self._exact(debut), self._exact(fin)
        if depart is None or arrivee is None:
            return None
        guillemet = self.brut[:1] if self.brut is not self.texte else ""
        if guillemet == '"':
            texte = texte.replace("\\", "\\\\").replace('"', '\\"')
        elif guillemet == "'":
            texte = texte.replace("'", "''")
        return Edition(*self._ligne_et_colonne(depart), *self._ligne_et_colonne(arrivee), texte)

    def editions_de_lignes(
        self, ecrites: Sequence[Ligne], voulues: Sequence[str]
    ) -> tuple[Edition, ...]:
        """What makes each of `ecrites` read as one of `voulues`; none if one cannot be made."""
        editions = []
        for ligne, voulue in zip(ecrites, voulues, strict=True):
            fin = ligne.debut + len(ligne.texte)
            edition = self.edition(ligne.debut, fin, voulue)
            if edition is None:
                return ()
            # In the header, each line keeps its margin.
            marge = "\n" + " " * (edition.colonne - 1)
            edition = edition._replace(texte=edition.texte.replace("\n", marge))
            if voulue != ligne.texte:
                editions.append(edition)
        return tuple(editions)

    def _ligne_et_colonne(self, rang: int) -> tuple[int, int]:
        """Line and column in the file of a character of what was typed."""
        return ligne_et_colonne(self.brut, rang, self.ligne, self.colonne)

    @cached_property
    def _decalage(self) -> int | None:
        """Where the text starts in what was typed, when it stands there as it is read."""
        if self.brut is self.texte or self.brut.startswith(self.texte):
            return 0
        return 1 if self.brut.startswith(self.texte, 1) and self.brut[0] in "\"'" else None

    def _exact(self, rang: int) -> int | None:
        """Place in what was typed of a character of the text, when nothing is left to chance."""
        if self._decalage is not None:
            return rang + self._decalage
        if self.brut[:1] != "|":
            return None
        # A text on several lines: each is written as it is read, behind a margin.
        ligne = self.texte.count("\n", 0, rang)
        colonne = rang - (self.texte.rfind("\n", 0, rang) + 1)
        tapees = self.brut.split("\n")
        lue = self.texte.split("\n")[ligne]
        if ligne + 1 >= len(tapees) or not tapees[ligne + 1].endswith(lue):
            return None
        avant = sum(len(tapee) + 1 for tapee in tapees[: ligne + 1])
        return avant + len(tapees[ligne + 1]) - len(lue) + colonne

    def ligne_corrigee(self, source: Source, debut: int, fin: int, texte: str) -> str:
        """The line with `texte` in place of the characters from `debut` to `fin`.

        Empty when they are not on one line as typed, or when nothing would be left of the
        text: there is then no line to copy.
        """
        if self._dans_le_brut(debut, fin) is None or "\n" in self.texte[debut:fin]:
            return ""
        if not re.search(r"\w", self.texte[:debut] + texte + self.texte[fin:]):
            return ""
        position = self.position(debut, fin)
        if position.longueur != fin - debut:
            return ""
        ligne, rang = source.ligne(position.ligne), position.colonne - 1
        corrigee = ligne[:rang] + texte + ligne[rang + position.longueur :]
        return corrigee.rstrip() if re.search(r"\w", corrigee) else ""

    def _dans_le_brut(self, debut: int, fin: int) -> tuple[int, int] | None:
        depart = self._exact(debut)
        if depart is not None:
            fin_de_ligne = self.texte.find("\n", debut, fin)
            return depart, depart + (fin if fin_de_ligne < 0 else fin_de_ligne) - debut
        extrait = self.texte[debut:fin].split("\n")[0]
        # The first words alone when the whole is spelt otherwise or cut by a line end.
        for essai in (extrait, *extrait.split(" ")[:1]):
            rang = -1
            for _ in range(self.texte.count(essai, 0, debut) + 1 if essai else 0):
                rang = self.brut.find(essai, rang + 1)
                if rang < 0:
                    break
            if rang >= 0:
                return rang, rang + len(essai)
        return None


def ecrits(source: Source, document: Document | None) -> Iterator[Ecrit]:
    """The texts of a file: the values of its header, or its header whole, then its body."""
    if document is None:
        if source.entete.strip():
            yield Ecrit(source.entete, (), source.entete, source.ligne_entete, 1)
    else:
        reperes = document.reperes
        for chemin, valeur in document.feuilles:
            repere = reperes[chemin]
            ligne, colonne, _ = repere.valeur
            brut = source.lignes[ligne - 1]
            if repere.ligne_fin > ligne:
                brut = "\n".join(source.lignes[ligne - 1 : repere.ligne_fin])
            # A tuple, made in half the time of a call of its class: a fiche has a hundred of them.
            yield tuple.__new__(Ecrit, (valeur, chemin, brut[colonne - 1 :], ligne, colonne))
    if source.corps.strip():
        yield Ecrit(source.corps, (), source.corps, source.ligne_corps, 1)
