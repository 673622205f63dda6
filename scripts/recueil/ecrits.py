"""One text of a file as it will be read, and what Markdown makes of it."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Self

from recueil.diagnostic import Edition, Position
from recueil.frappe import Frappe
from recueil.markdown_lu.code import masquer_le_code
from recueil.markdown_lu.liens import FauxLien, Lien, faux_liens, liens
from recueil.markdown_lu.lignes import Ligne, lignes
from recueil.markdown_lu.listes import Faute, sont_simples
from recueil.markdown_lu.listes import fautes as fautes_des_listes
from recueil.markdown_lu.titres import niveaux_simples
from recueil.noeuds import Chemin
from recueil.source import Source
from recueil.surete.assainissement import BALISES_DES_FICHES
from recueil.surete.balises import Balise, balises
from recueil.surete.destinations import Destination, destinations

_ATTRIBUTS_D_ADRESSE = frozenset({"href", "src", "cite"})


# Without one of these, there is no address.
DEBUTS_D_ADRESSE = ("](", "]:", "<")


class Ecrit:
    """One text: the body of a fiche, a value of its header, a value of a registry.

    No dataclass: a fiche has a hundred, and few of them have anything to be asked for.

    Attributes:
        texte: as Markdown will read it.
        chemin: the keys that lead to it; empty for a body, or a header that cannot be read.
    """

    def __init__(self, texte: str, chemin: Chemin, frappe: Callable[[], Frappe]) -> None:
        """Take a text, and what tells how it was typed once there is something to say of it."""
        self.texte = texte
        self.chemin = chemin
        self._frappe = frappe

    @classmethod
    def tel_quel(cls, texte: str, chemin: Chemin = ()) -> Self:
        """A text that is typed as it is read, from the first line of its file on."""
        return cls(texte, chemin, lambda: Frappe(texte, texte, 1, 1))

    @property
    def en_bloc(self) -> bool:
        """Whether it may hold paragraphs and lists: the others are put in a line of the page."""
        return not self.chemin or est_en_bloc(self.chemin)

    @cached_property
    def lignes(self) -> tuple[Ligne, ...]:
        """Its lines, as Markdown sorts them."""
        return tuple(lignes(self.texte))

    @cached_property
    def niveaux(self) -> list[int] | None:
        """The levels of its headings; None when a closer look is needed: see `niveaux_simples`."""
        return niveaux_simples(self.texte)

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
        if not any(debut in self.texte for debut in DEBUTS_D_ADRESSE):
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

    @cached_property
    def frappe(self) -> Frappe:
        """How it was typed."""
        return self._frappe()

    def position(self, debut: int, fin: int) -> Position:
        """Place in the file of the characters from `debut` to `fin`, up to the end of a line."""
        return self.frappe.position(debut, fin)

    def edition(self, debut: int, fin: int, texte: str) -> Edition | None:
        """See `Frappe.edition`."""
        return self.frappe.edition(debut, fin, texte)

    def ligne_corrigee(self, source: Source, debut: int, fin: int, texte: str) -> str:
        """See `Frappe.ligne_corrigee`."""
        return self.frappe.ligne_corrigee(source, debut, fin, texte)

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


def est_en_bloc(chemin: Chemin) -> bool:
    """Whether the value of a header at `chemin` may hold paragraphs and lists."""
    return chemin[-1] == "texte" or chemin[-1] == "presentation"
