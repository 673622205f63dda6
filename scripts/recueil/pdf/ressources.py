"""What the reading of a page needs from outside it: links, images, the signs that fonts draw."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from recueil.conventions import DOSSIER_FICHES
from recueil.pages.page import Page
from recueil.pdf import constats
from recueil.pdf.constats import Releve
from recueil.pdf.noeud import Attribut
from recueil.pdf.plan import Plan

_FORMATS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
# Signs that no font draws and that a page may hold: they direct the text or have no place in it.
_SANS_DESSIN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]"
)
# Every text font draws these: Latin letters and the punctuation of French (a test checks it).
_COURANTS = re.compile(
    "[\n\t -~\xa0-\u0148\u014a-\u017e\u2013\u2014\u2018-\u201e\u2022\u2026\u202f\u20ac\u2212]*"
)
_INVISIBLES = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")


class Ressources:
    """Answers for one page, and notes what it could not give.

    Attributes:
        images: the files of the images met, by the name that the templates know them by.
    """

    def __init__(
        self, page: Page, plan: Plan, racine: Path, dessine: Callable[[str], bool], releve: Releve
    ) -> None:
        """`dessine` tells whether the fonts have a sign."""
        self._page = page
        self._plan = plan
        self._racine = racine
        self._dessine = dessine
        self._releve = releve
        self.images: dict[str, Path] = {}

    def lien(self, href: str, texte: str) -> Mapping[str, Attribut]:
        """Where a link leads on paper (see `Plan.lien`), and whether to write its address there.

        Args:
            texte: the words of the link.
        """
        cible = self._plan.lien(self._page, href)
        url = cible.get("url", "")
        if self._plan.est_dehors(url) and _nue(texte) != _nue(url):
            return {**cible, "ecrire": True}
        return cible

    def texte(self, brut: str) -> str:
        """A text without the signs that could not be printed."""
        texte = _SANS_DESSIN.sub("", brut)
        if _COURANTS.fullmatch(texte):
            return texte
        absents = {
            signe
            for signe in set(texte)
            if not _COURANTS.fullmatch(signe)
            and signe not in _INVISIBLES
            and not self._dessine(signe)
        }
        for signe in sorted(absents):
            self._releve.noter(
                constats.SIGNE_ABSENT,
                f"le signe « {signe} » (U+{ord(signe):04X}) n'a pas de dessin dans les polices du "
                "PDF",
                cherche=signe,
                conseil="remplacez-le par un mot, ou par un signe plus courant",
            )
        # What joined or tinted them goes too.
        retires = absents | _INVISIBLES if absents else absents
        return "".join(signe for signe in texte if signe not in retires)

    def image(self, src: str, alt: str) -> str:
        """The name under which an image goes into the workshop; empty when it cannot."""
        montre = src if len(src) <= 80 else f"{src[:79]}…"
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", src):
            self._releve.noter(
                constats.IMAGE_ABSENTE,
                f"l'image « {montre} » n'est pas dans le recueil : le PDF ne va rien chercher "
                "ailleurs",
                cherche=src,
                conseil="placez le fichier de l'image à côté de la fiche",
            )
            return ""
        chemin = self._fichier(src)
        if chemin is None:
            self._releve.noter(
                constats.IMAGE_ABSENTE,
                f"l'image « {montre} » n'existe pas dans le recueil",
                cherche=src,
                conseil="vérifiez son nom, ou placez le fichier à côté de la fiche",
            )
            return ""
        if chemin.suffix.lower() not in _FORMATS:
            self._releve.noter(
                constats.IMAGE_ILLISIBLE,
                f"l'image « {montre} » est dans un format qu'un PDF ne contient pas",
                cherche=src,
                conseil="enregistrez-la en PNG, JPEG ou SVG",
            )
            return ""
        if not alt:
            self._releve.noter(
                constats.IMAGE_SANS_TEXTE,
                f"l'image « {montre} » n'a pas de description",
                cherche=src,
                conseil="écrivez ce qu'elle montre entre les crochets : ![Une réunion](image.png)",
            )
            return ""
        empreinte = hashlib.sha256(chemin.read_bytes()).hexdigest()[:20]
        nom = f"{empreinte}{chemin.suffix.lower()}"
        self.images[nom] = chemin
        return nom

    def impossible(self, balise: str) -> None:
        """Note an element that paper cannot show."""
        self._releve.noter(
            constats.IMPOSSIBLE_SUR_PAPIER,
            f"« <{balise}> » ne peut pas être imprimé",
            cherche=f"<{balise}",
            conseil="donnez aussi en mots, ou par un lien, ce qu'il apporte",
        )

    def note_dans_un_titre(self) -> None:
        """Note a footnote called from a heading, which contents would repeat."""
        self._releve.noter(
            constats.IMPOSSIBLE_SUR_PAPIER,
            "une note appelée par un titre ne peut pas être imprimée",
            cherche="[^",
            conseil="appelez la note dans le texte qui suit le titre",
        )

    def trop_profond(self) -> None:
        """Note lists or quotations within one another beyond what a page can hold."""
        self._releve.noter(
            constats.TROP_PROFOND,
            "des listes, des citations ou des encadrés sont pris les uns dans les autres",
            conseil="gardez moins de niveaux",
        )

    def _fichier(self, src: str) -> Path | None:
        """The file of an image: links followed, it lies under `fiches/` or `docs/`."""
        relatif = unquote(src.partition("#")[0].partition("?")[0])
        # Markdown speaks from the source, raw HTML from the page's address.
        for base in (posixpath.dirname(self._page.uri), self._page.adresse):
            uri = posixpath.normpath(posixpath.join(base, relatif))
            dans = DOSSIER_FICHES if uri.startswith(f"{DOSSIER_FICHES}/") else "docs"
            chemin = self._racine / (uri if dans == DOSSIER_FICHES else f"docs/{uri}")
            try:
                reel = chemin.resolve(strict=True)
            except (OSError, ValueError):
                continue
            if reel.is_file() and reel.is_relative_to((self._racine / dans).resolve()):
                return reel
        return None


def _nue(adresse: str) -> str:
    """An address as people write it: no protocol, no final slash."""
    return re.sub(r"^https?://", "", adresse.strip()).rstrip("/")
