"""The links and images of a text as written: their words, where they lead, what they refer to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from recueil.expressions import expression
from recueil.surete.destinations import Destination

# `[text][name]`, `[name][]`: the text may hold one level of brackets.
_RENVOI = expression(
    r"(?P<image>!?)\[(?P<texte>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])+)\][ \n]?\[(?P<nom>[^\[\]\n]*)\]"
)
# The name that Python-Markdown reads: at the start of a line, a colon right after the bracket.
_DEFINITION = expression(r"^[ ]{0,3}\[(?P<nom>[^\[\]\n]+)\]:[ ]*(?=\S|\n[ ]*\S)", re.MULTILINE)

_CIBLE = r"(?:https?://|www\.|mailto:|[\w./-]+\.(?:md|png|jpe?g|gif|webp|avif|svg|pdf)\b|#[\w-]+\))"
# What writers type instead of `[words](address)`, each with what is wrong with it.
_FAUX = (
    (
        expression(rf"!?\[(?P<mots>[^\[\]\n]+)\][ \t]+\((?P<adresse>{_CIBLE}[^\s()]*)\)?"),
        "il y a une espace entre les crochets et l'adresse",
    ),
    (
        expression(rf"!?\((?P<mots>[^()\[\]\n]+)\)\[(?P<adresse>{_CIBLE}[^\s\[\]]*)\]"),
        "les crochets et les parenthèses sont inversés",
    ),
    (
        expression(
            r"!?\[(?P<mots>[^\[\]\n]+)\]\((?P<adresse>[^()\n\"'<>]*?[^\s()\"'] [^()\n\"'<>]*?)\)"
        ),
        "il y a une espace dans l'adresse de ce lien",
    ),
    (
        expression(
            r"!?\[(?P<mots>[^\[\]()\n]*[^\[\]()\s])\((?P<adresse>https?://[^\s()\[\]]+)\)"
            r"(?![^\[\n]*\])"
        ),
        "le crochet de ce lien n'est pas refermé",
    ),
    (
        # A title may follow the address, before the parenthesis.
        expression(
            r"!?\[(?P<mots>[^\[\]\n]+)\]\((?P<adresse>[^\s()]+)(?=\s|$)(?![ \t]+[\"'(])"
            r"(?![^\n\[]*\))"
        ),
        "la parenthèse de ce lien n'est pas refermée",
    ),
)


# `[[2.6]]`, `[[plan.png]]`, `[[Jardin|un jardin]]`, as in wikis and some editors of notes.
_WIKI = expression(
    r"(?P<image>!?)\[\[(?!_?TOC)(?P<cible>[0-9]+\.[0-9]|[^\W\d_])(?P<suite>[^\[\]|\n]*)(?:\|(?P<mots>[^\[\]|\n]+))?\]\](?!\()"
)
_FICHE = expression(r"(?P<numero>[0-9]+\.[0-9]+)(?:-[a-z0-9-]+)?(?:\.md)?")


class FauxLien(NamedTuple):
    """What was meant for a link and is none.

    Attributes:
        defaut: what is wrong, in French.
        voulu: the link as it should be.
    """

    debut: int
    fin: int
    defaut: str
    voulu: str


class Lien(NamedTuple):
    """A link or an image with its address: `[words](address)`.

    Attributes:
        texte: what is between its brackets.
        debut, fin: the whole of it, in characters.
        debut_du_texte, fin_du_texte: what is between its brackets.
    """

    destination: Destination
    texte: str
    debut: int
    fin: int
    debut_du_texte: int
    fin_du_texte: int

    @property
    def image(self) -> bool:
        """Whether the page shows what is there."""
        return self.destination.image

    @property
    def adresse(self) -> str:
        """Where it leads, as written."""
        return self.destination.adresse


class Renvoi(NamedTuple):
    """A link that names an address written elsewhere: `[words][name]`."""

    nom: str
    texte: str
    debut: int
    fin: int
    image: bool


def liens(texte: str, sans_code: str, destinations: tuple[Destination, ...]) -> Iterator[Lien]:
    """The links and images of `texte` whose words and address stand side by side.

    Args:
        sans_code: the same text with its code blanked out.
    """
    for destination in destinations:
        debut, fin = destination.place
        ouvrant = debut + sans_code.startswith("!", debut)
        if not sans_code.startswith("[", ouvrant):
            continue
        fermant = sans_code.rfind("](", ouvrant, destination.debut)
        if fermant < 0:
            continue
        yield Lien(destination, texte[ouvrant + 1 : fermant], debut, fin, ouvrant + 1, fermant)


def faux_liens(texte: str) -> Iterator[FauxLien]:
    """What was meant for a link in `texte` and is none."""
    for motif, defaut in _FAUX:
        for trouve in motif.finditer(texte):
            adresse = trouve["adresse"].strip().replace(" ", "%20")
            signe = "!" if trouve.group().startswith("!") else ""
            voulu = f"{signe}[{trouve['mots']}]({adresse})"
            yield FauxLien(*trouve.span(), defaut, voulu)
    for trouve in _WIKI.finditer(texte) if "[[" in texte else ():
        yield FauxLien(*trouve.span(), "ce lien est écrit comme dans un wiki", _sans_wiki(trouve))


def _sans_wiki(trouve: re.Match[str]) -> str:
    """The same link as the site writes it; a number or a term is a link by itself."""
    cible = (trouve["cible"] + trouve["suite"]).strip()
    mots = (trouve["mots"] or "").strip()
    fiche = _FICHE.fullmatch(cible)
    if fiche is not None and not mots:
        return f"fiche {fiche['numero']}"
    if fiche is not None:
        return f"{mots} (fiche {fiche['numero']})"
    if trouve["image"] or re.search(r"\.[a-z]{2,4}$|^https?:", cible):
        return f"{trouve['image']}[{mots or cible}]({cible.replace(' ', '%20')})"
    return mots or cible


def renvois(texte: str) -> Iterator[Renvoi]:
    """The links of `texte` that name an address; a note is none."""
    if "][" not in texte and "] [" not in texte and "]\n[" not in texte:
        return
    for trouve in _RENVOI.finditer(texte):
        nom = trouve["nom"] or trouve["texte"]
        if not nom.startswith("^"):
            yield Renvoi(nom, trouve["texte"], *trouve.span(), image=bool(trouve["image"]))


def noms_definis(texte: str) -> Iterator[str]:
    """The names to which `texte` gives an address."""
    if "]:" in texte:
        for trouve in _DEFINITION.finditer(texte):
            if not trouve["nom"].startswith("^"):
                yield etiquette(trouve["nom"])


def etiquette(nom: str) -> str:
    """A name as Python-Markdown compares it."""
    return " ".join(nom.split()).lower()
