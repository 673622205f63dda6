"""Puts in the links that nobody wrote: fiches by number, terms, organisations, acronyms.

Works on the parsed document: a heading, a link, code or a list of sources can hold no link of
ours. What it needs comes in a `Contexte`, one for each page; without it, the extension leaves
the document alone.
"""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.liens.cibles import Genre
from recueil.liens.lieur import Contexte, Lien, Lieur

_SANS_LIEN = frozenset(
    "a abbr button code h1 h2 h3 h4 h5 h6 kbd label math pre samp script style summary svg "
    "textarea tt var".split()
)
# Sections that are lists of links already.
_SECTIONS_EXCLUES = frozenset({"sources", "voir-aussi"})
_CLASSES = {
    Genre.FICHE: "lien-fiche",
    Genre.DEFINITION: "lien-terme",
    Genre.ORGANISATION: "lien-organisation",
}


@dataclass(frozen=True)
class _Segment:
    """A stretch of text of a block.

    Attributes:
        parent: what the links are put into.
        apres: the element whose tail it is; None for the parent's own text.
    """

    parent: Element
    apres: Element | None
    texte: str
    debut: int
    libre: bool = True


class LiensTreeprocessor(Treeprocessor):
    """Reads each block once, and links in it what may be linked."""

    def __init__(self, md: Markdown, contexte: Contexte) -> None:
        """Prepare for one page."""
        super().__init__(md)
        self.contexte = contexte
        self.lieur = Lieur(contexte)

    def run(self, root: Element) -> None:
        """Link the blocks in order; a heading of level 2 opens a section."""
        exclue = False
        definition: list[str] | None = None
        for bloc in list(root):
            if bloc.tag in ("h2", "h3"):
                definition = self._definition_ouverte(bloc)
            if bloc.tag == "h2":
                exclue = bool(_SECTIONS_EXCLUES & set(bloc.get("class", "").split()))
                self.lieur.ouvrir_section()
            elif definition is not None and bloc.get("class") is None:
                definition += _paragraphes(bloc)
            if not exclue:
                self._bloc(bloc)

    def _definition_ouverte(self, titre: Element) -> list[str] | None:
        if titre.tag != "h3" or titre.get("class") != "definition":
            return None
        return self.contexte.definitions.setdefault(titre.get("id", ""), [])

    def _bloc(self, bloc: Element) -> None:
        if not isinstance(bloc.tag, str) or bloc.tag in _SANS_LIEN:
            return
        segments: list[_Segment] = []
        blocs: list[Element] = []
        self._rassembler(bloc, segments, blocs)
        ensemble = "".join(segment.texte for segment in segments)
        libres = [(s.debut, s.debut + len(s.texte)) for s in segments if s.libre]
        if libres and ensemble.strip():
            liens = self.lieur.lier(ensemble, libres)
            # From the last to the first: placing a link moves what follows it.
            for segment in reversed(segments):
                if segment.libre:
                    _placer(segment, liens, self.contexte)
        for interne in blocs:
            self._bloc(interne)

    def _rassembler(self, element: Element, segments: list[_Segment], blocs: list[Element]) -> None:
        """List the stretches of a block's own text, and the blocks inside it."""

        def ajouter(apres: Element | None, texte: str | None, *, libre: bool = True) -> None:
            debut = segments[-1].debut + len(segments[-1].texte) if segments else 0
            if texte:
                libre = libre and not isinstance(texte, AtomicString)
                segments.append(_Segment(element, apres, texte, debut, libre))

        ajouter(None, element.text)
        for enfant in list(element):
            if isinstance(enfant.tag, str) and self.md.is_block_level(enfant.tag):
                blocs.append(enfant)
            elif isinstance(enfant.tag, str) and enfant.tag not in _SANS_LIEN:
                self._rassembler(enfant, segments, blocs)
            elif isinstance(enfant.tag, str):
                # What may not be linked still belongs to the sentence.
                ajouter(None, "".join(enfant.itertext()), libre=False)
            ajouter(enfant, enfant.tail)


def _paragraphes(bloc: Element) -> list[str]:
    """The texts of a block, an item of a list each."""
    elements = list(bloc.iter("li")) or ([bloc] if bloc.tag in ("p", "blockquote") else [])
    return [texte for e in elements if (texte := " ".join("".join(e.itertext()).split()))]


def _placer(segment: _Segment, liens: list[Lien], contexte: Contexte) -> None:
    """Cut a stretch of text around its links, and put them in."""
    fin_du_segment = segment.debut + len(segment.texte)
    avant, lu = "", segment.debut
    ajouts: list[Element] = []
    for lien in [*liens, Lien(fin_du_segment, fin_du_segment)]:
        if lien.debut < lu or lien.fin > fin_du_segment:
            continue
        entre = segment.texte[lu - segment.debut : lien.debut - segment.debut]
        if ajouts:
            ajouts[-1].tail = (ajouts[-1].tail or "") + entre
        else:
            avant += entre
        if lien.cible is not None or lien.signification:
            mot = segment.texte[lien.debut - segment.debut : lien.fin - segment.debut]
            ajouts.append(_element(lien, mot, contexte))
        lu = lien.fin
    if segment.apres is None:
        segment.parent.text = avant
        segment.parent[0:0] = ajouts
    else:
        segment.apres.tail = avant
        rang = list(segment.parent).index(segment.apres) + 1
        segment.parent[rang:rang] = ajouts


def _element(lien: Lien, mot: str, contexte: Contexte) -> Element:
    """`<a>`, `<abbr>`, or one in the other."""
    sigle = Element("abbr", {"title": lien.signification}) if lien.signification else None
    if sigle is not None and contexte.langue != LANGUE_PAR_DEFAUT:
        # The registries speak French, and a screen reader must know it (RGAA 8.7).
        sigle.set("lang", LANGUE_PAR_DEFAUT)
    if sigle is not None:
        sigle.text = mot
        if lien.cible is None:
            return sigle
    assert lien.cible is not None
    attributs = {"class": _CLASSES[lien.cible.genre], "href": contexte.adresse(lien.cible)}
    if lien.nom:
        attributs["title"] = lien.nom
    if lien.cible.genre is Genre.DEFINITION:
        attributs["data-terme"] = f"{lien.cible.numero}-{lien.cible.ancre}"
    ancre = Element("a", attributs)
    if sigle is None:
        ancre.text = mot
    else:
        ancre.append(sigle)
    return ancre


class LiensExtension(Extension):
    """Registers the tree processor, for pages that come with a context."""

    def __init__(self, **kwargs: Any) -> None:
        # Not None: Python-Markdown would take any value for a yes or no.
        self.config = {"contexte": ["", "what the links of the page depend on"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """After attr_list (8), before typography (7.5) cuts words apart."""
        contexte = self.getConfig("contexte")
        if isinstance(contexte, Contexte):
            md.treeprocessors.register(LiensTreeprocessor(md, contexte), "recueil_liens", 7.8)


def makeExtension(**kwargs: Any) -> LiensExtension:
    """Entry point of Python-Markdown."""
    return LiensExtension(**kwargs)
