"""The stretches of text of a page's HTML: emphasis, links, images, notes, foreign words."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from recueil.pdf.html import Element, classes, contenu
from recueil.pdf.noeud import Attribut, Enfant, Noeud, est_vide, texte_de
from recueil.pdf.ressources import Ressources

TITRES = frozenset("h1 h2 h3 h4 h5 h6".split())
CONTENEURS = frozenset("div section article aside header footer main nav center address".split())
BLOCS = (
    TITRES
    | CONTENEURS
    | frozenset("p ul ol dl blockquote pre hr table figure figcaption details summary li".split())
    | frozenset("dt dd thead tbody tfoot tr td th caption".split())
)
_GENRES = {
    **dict.fromkeys(["strong", "b"], "strong"),
    **dict.fromkeys(["em", "i", "cite", "dfn", "var"], "em"),
    **dict.fromkeys(["code", "kbd", "samp", "tt"], "code"),
    **dict.fromkeys(["s", "del", "strike"], "s"),
    **dict.fromkeys(["u", "ins"], "u"),
    **{nom: nom for nom in ("sup", "sub", "mark", "q", "a")},
}
# What a printed page cannot show. An unknown element gives its content.
_IMPOSSIBLES = frozenset(
    "video audio iframe object embed canvas svg math form input button select textarea".split()
)
_MUETS = frozenset("script style template noscript link meta base head title wbr".split())
_ECARTES = frozenset({"headerlink", "footnote-backref"})
# PDF/UA-1 allows a text one line through, under or as a link, not two.
_TRAITS = frozenset({"a", "s", "u"})

_ESPACES = re.compile(r"[ \t\r\n\f]+")
_LONG = re.compile(r"[^\s\u00a0\u202f\u200b/-]{30,}")
_MORCEAU = 10
_PROFONDEUR = 24


class LecteurDeLignes(ABC):
    """Reads what is inside a paragraph.

    Attributes:
        sigles: the acronyms met with their meaning, in the order of the text.
    """

    def __init__(self, ressources: Ressources, langue: str) -> None:
        self.ressources = ressources
        self.langue = langue
        self.sigles: dict[str, str] = {}
        self._notes: dict[str, Element] = {}
        self._profondeur = 0

    @abstractmethod
    def _blocs(self, element: Element) -> list[Noeud]:
        """The blocks of an element: a note holds some."""

    @contextmanager
    def _plus_bas(self) -> Iterator[bool]:
        """One level further into the page; tells whether it may be read."""
        self._profondeur += 1
        permis = self._profondeur <= _PROFONDEUR
        if not permis:
            self.ressources.trop_profond()
        yield permis
        self._profondeur -= 1

    def _ligne(self, element: Element, traits: frozenset[str] = frozenset()) -> list[Enfant]:
        ligne: list[Enfant] = []
        for morceau in contenu(element):
            if isinstance(morceau, str):
                ligne.extend(self._texte(morceau))
            elif morceau.tag in BLOCS:
                # A block where only text can be: its words, set apart.
                with self._plus_bas() as permis:
                    ligne.extend((" ", *(self._ligne(morceau, traits) if permis else ()), " "))
            else:
                ligne.extend(self._element(morceau, traits))
        return ligne

    def _element(self, element: Element, traits: frozenset[str] = frozenset()) -> list[Enfant]:
        balise = element.tag
        if est_ecarte(element) or balise in _MUETS:
            return []
        if balise in _IMPOSSIBLES:
            self.ressources.impossible(balise)
            return []
        if balise == "br":
            return [Noeud("br", {}, ())]
        if balise == "img":
            return self._image(element)
        if balise == "sup" and (appel := element.find("a[@class='footnote-ref']")) is not None:
            return self._note(appel)
        genre = _GENRES.get(balise)
        if genre == "code":
            texte = self._texte("".join(element.itertext()))
            return [Noeud("code", {}, texte)] if not est_vide(texte) else []
        if genre in traits:
            genre = None
        with self._plus_bas() as permis:
            if not permis:
                return []
            dedans = self._ligne(element, traits | _TRAITS if genre in _TRAITS else traits)
        return self._habiller(element, genre, dedans)

    def _habiller(self, element: Element, genre: str | None, dedans: list[Enfant]) -> list[Enfant]:
        if est_vide(dedans):
            return dedans
        attributs: Mapping[str, Attribut] = {}
        if element.tag == "abbr" and element.get("title"):
            sens = self.ressources.texte(element.get("title"))
            self.sigles.setdefault("".join(element.itertext()), sens)
        elif "inclusif" in classes(element):
            genre = "inclusif"
        elif genre == "a":
            attributs = self.ressources.lien(element.get("href") or "", texte_de(dedans))
            genre = "a" if attributs else None
        resultat: list[Enfant] = [Noeud(genre, attributs, dedans)] if genre else dedans
        langue = self._langue_de(element)
        return [Noeud("mots", {"lang": langue}, resultat)] if langue else resultat

    def _texte(self, brut: str) -> list[Enfant]:
        """A text, its longest words cut into pieces between which a line can end."""
        texte = _ESPACES.sub(" ", self.ressources.texte(brut))
        resultat: list[Enfant] = []
        lu = 0
        for trouve in _LONG.finditer(texte):
            mot = trouve.group()
            if "://" in mot or mot.startswith("www."):
                continue
            morceaux = tuple(mot[i : i + _MORCEAU] for i in range(0, len(mot), _MORCEAU))
            resultat += [texte[lu : trouve.start()], Noeud("long", {}, morceaux)]
            lu = trouve.end()
        resultat.append(texte[lu:])
        return [morceau for morceau in resultat if morceau]

    def _image(self, element: Element) -> list[Enfant]:
        alt = _ESPACES.sub(" ", self.ressources.texte(element.get("alt") or "")).strip()
        fichier = self.ressources.image(element.get("src") or "", alt)
        if not fichier:
            return []
        attributs: dict[str, Attribut] = {"fichier": fichier, "alt": alt}
        largeur = re.match(r"[0-9]{1,4}(?=px$|$)", element.get("width") or "")
        if largeur:
            attributs["largeur"] = int(largeur.group())
        return [Noeud("img", attributs, ())]

    def _note(self, appel: Element) -> list[Enfant]:
        ancre = (appel.get("href") or "").removeprefix("#")
        note = self._notes.pop(ancre, None)
        if note is None:
            return [Noeud("rappel", {"note": ancre}, ())]
        blocs = self._blocs(note)
        if blocs and blocs[0].genre == "p":
            # Its first words stand beside its number.
            blocs[0] = Noeud("texte", {}, blocs[0].enfants)
        return [Noeud("note", {"note": ancre}, blocs)]

    def _langue_de(self, element: Element) -> str:
        """The language of an element when it is not the page's; its main part only."""
        langue = re.match(r"[a-z]{2,3}(?![a-zA-Z])", element.get("lang") or "")
        return langue.group() if langue and langue.group() != self.langue else ""


def est_ecarte(element: Element) -> bool:
    """Whether an element serves the screen only."""
    return not _ECARTES.isdisjoint(classes(element)) or element.get("hidden") is not None
