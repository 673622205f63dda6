"""Which mentions of a page become links: the first of each target, never to oneself."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, Genre
from recueil.liens.lexeur import cles, est_un_sigle
from recueil.liens.mentions import Mention, phrase
from recueil.liens.numeros import entre_deux, fiches_nommees, precede_d_une_barre

_RANGS = {genre: rang for rang, genre in enumerate(Genre)}


@dataclass
class Contexte:
    """What the links of one page depend on, and what they are found to be.

    Attributes:
        automate: finds what a text can name, in the page's language.
        fiches: every fiche as a target, by number.
        page: the page, among the sources of the site.
        numero: the fiche's number; empty on a page that is no fiche.
        adresse: the address of a target from this page.
        refuses: terms that the writer does not want linked (`sans_lien`), as keys.
        mentions: filled while the page is read.
        termes: definitions that the page links to, filled while it is read.
        definitions: the paragraphs of those that it gives, by anchor, filled likewise.
    """

    automate: Automate
    fiches: Mapping[str, Cible]
    page: str
    numero: str
    adresse: Callable[[Cible], str]
    langue: str = LANGUE_PAR_DEFAUT
    refuses: frozenset[tuple[str, ...]] = frozenset()
    mentions: list[Mention] = field(default_factory=list)
    termes: list[Cible] = field(default_factory=list)
    definitions: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Lien:
    """What becomes of a stretch of text.

    Attributes:
        cible: where it leads; None for an acronym with its meaning, or for a backslash that
            stops a link and goes away itself (then `signification` is empty too).
        signification: what the acronym stands for.
        nom: a title for the link, when its words do not say where it leads.
    """

    debut: int
    fin: int
    cible: Cible | None = None
    signification: str = ""
    nom: str = ""


class Lieur:
    """Decides for one page, block after block, in reading order."""

    def __init__(self, contexte: Contexte) -> None:
        """Start a page."""
        self.contexte = contexte
        self._deja: set[tuple[str, str, str]] = set()
        self._sigles: set[str] = set()

    def ouvrir_section(self) -> None:
        """A new section explains its acronyms again: one reads a fiche by sections."""
        self._sigles.clear()

    def lier(self, texte: str, libres: Sequence[tuple[int, int]] = ()) -> list[Lien]:
        """The links of a block's text, from left to right, none inside another.

        Args:
            libres: where links may stand, in order; everywhere when empty.
        """
        libres = libres or ((0, len(texte)),)
        numeros = list(self._par_numero(texte, libres))
        pris = [(lien.debut, lien.fin) for lien in numeros]
        liens = [*numeros, *self._par_nom(texte, libres, pris)]
        return sorted(liens, key=lambda lien: lien.debut)

    def _par_numero(self, texte: str, libres: Sequence[tuple[int, int]]) -> Iterator[Lien]:
        for mention in fiches_nommees(texte):
            cible = self.contexte.fiches.get(mention.numero)
            if cible is None or not _est_libre(mention.debut, mention.fin, libres):
                continue
            if precede_d_une_barre(texte, mention.mot):
                yield Lien(mention.mot - 1, mention.mot)
            elif mention.numero != self.contexte.numero:
                for numero in entre_deux(mention.depuis, mention.numero, self.contexte.fiches):
                    self._noter(self.contexte.fiches[numero], texte, mention.debut, mention.fin)
                self._noter(cible, texte, mention.debut, mention.fin)
                yield Lien(mention.debut, mention.fin, cible, nom=cible.titre)

    def _par_nom(
        self, texte: str, libres: Sequence[tuple[int, int]], pris: list[tuple[int, int]]
    ) -> Iterator[Lien]:
        for trouvee in self.contexte.automate.chercher(texte):
            debut, fin = trouvee.debut, trouvee.fin
            if any(d < fin and debut < f for d, f in pris) or not _est_libre(debut, fin, libres):
                continue
            if precede_d_une_barre(texte, debut):
                yield Lien(debut - 1, debut)
                continue
            cibles = tuple(c for c in trouvee.cibles if _peut_nommer(c, texte[debut:fin]))
            lien = self._un(cibles, texte, debut, fin) if cibles else None
            if lien is not None:
                yield lien

    def _un(self, cibles: tuple[Cible, ...], texte: str, debut: int, fin: int) -> Lien | None:
        mot = texte[debut:fin]
        if self.contexte.refuses and tuple(cle.cle for cle in cles(mot)) in self.contexte.refuses:
            return None
        signification = ""
        if est_un_sigle(mot):
            # The lexicon first: an acronym may be the former name of an organisation.
            ordre = sorted(cibles, key=lambda cible: cible.genre is not Genre.SIGLE)
            signification = next((c.signification for c in ordre if c.signification), "")
        cible = min(cibles, key=lambda cible: _RANGS[cible.genre])
        # The fiche that defines a term does not link it, not even to another one that does.
        chez_soi = any(c.numero and c.numero == self.contexte.numero for c in cibles)
        if cible.genre is not Genre.SIGLE and not chez_soi:
            self._noter(cible, texte, debut, fin)
            if cible.cle not in self._deja:
                self._deja.add(cible.cle)
                if cible.genre is Genre.DEFINITION:
                    self.contexte.termes.append(cible)
                    signification = ""
                return Lien(debut, fin, cible, self._une_fois(mot, signification))
        signification = self._une_fois(mot, signification)
        return Lien(debut, fin, signification=signification) if signification else None

    def _une_fois(self, mot: str, signification: str) -> str:
        if not signification or mot in self._sigles or mot == signification:
            return ""
        self._sigles.add(mot)
        return signification

    def _noter(self, cible: Cible, texte: str, debut: int, fin: int) -> None:
        avant, mot, apres = phrase(texte, debut, fin)
        self.contexte.mentions.append(
            Mention(cible.cle, self.contexte.page, self.contexte.numero, avant, mot, apres)
        )


def _peut_nommer(cible: Cible, mot: str) -> bool:
    """An organisation keeps a capital: « les avis » is not Avise, nor « une base commune »."""
    if cible.genre is not Genre.ORGANISATION or mot != mot.lower():
        return True
    return any(expression == expression.lower() for expression in cible.expressions)


def _est_libre(debut: int, fin: int, libres: Sequence[tuple[int, int]]) -> bool:
    """Whether a span lies in one of `libres`, which are in order."""
    rang = bisect_right(libres, debut, key=lambda libre: libre[0]) - 1
    return rang >= 0 and fin <= libres[rang][1]
