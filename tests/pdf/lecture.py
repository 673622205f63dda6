"""A PDF read back as a screen reader does: through its structure tree, sign by sign."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf

_TITRES = ("H2", "H3", "H4", "H5")


@dataclass
class Balise:
    """An element of the structure tree; its text is that of all it holds."""

    genre: str
    attributs: dict[str, Any]
    enfants: list["Balise | str"] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    @property
    def texte(self) -> str:
        """The words inside, in reading order."""
        return "".join(e if isinstance(e, str) else e.texte for e in self.enfants)

    def toutes(self, *genres: str) -> Iterator["Balise"]:
        """The elements of these kinds inside, in reading order."""
        for enfant in self.enfants:
            if isinstance(enfant, Balise):
                if not genres or enfant.genre in genres:
                    yield enfant
                yield from enfant.toutes(*genres)


class Pdf:
    """A PDF file or its bytes."""

    def __init__(self, source: Path | bytes) -> None:
        contenu = source if isinstance(source, bytes) else source.read_bytes()
        self.octets = contenu
        self.pdf = pikepdf.open(io.BytesIO(contenu))
        self.racine: Any = self.pdf.Root

    @cached_property
    def arbre(self) -> Balise:
        """The structure tree."""
        rangs = {page.obj.objgen: rang for rang, page in enumerate(self.pdf.pages)}
        contenus = [_contenus(page) for page in self.pdf.pages]

        def lire(noeud: Any, page: int | None, balise: Balise) -> None:
            if isinstance(noeud, pikepdf.Array):
                for enfant in noeud:  # type: ignore[attr-defined]
                    lire(enfant, page, balise)
            elif isinstance(noeud, int):
                assert page is not None
                balise.enfants.append(contenus[page].get(int(noeud), ""))
                balise.pages.add(page)
            elif "/MCID" in noeud:
                ici = rangs[noeud.Pg.objgen] if "/Pg" in noeud else page
                assert ici is not None
                balise.enfants.append(contenus[ici].get(int(noeud.MCID), ""))
                balise.pages.add(ici)
            elif "/S" in noeud:
                ici = rangs[noeud.Pg.objgen] if "/Pg" in noeud else page
                fille = Balise(
                    str(noeud.S)[1:],
                    {k[1:]: str(noeud[k]) for k in ("/Lang", "/Alt", "/T") if k in noeud},
                )
                balise.enfants.append(fille)
                if "/K" in noeud:
                    lire(noeud.K, ici, fille)
                balise.pages |= fille.pages

        tronc = Balise("StructTreeRoot", {})
        lire(self.racine.StructTreeRoot.K, None, tronc)
        return tronc

    @property
    def titres_perdus(self) -> list[str]:
        """The headings that what follows them left alone at the foot of a page."""
        blocs = [b for b in self.arbre.toutes(*_TITRES, "P", "LBody", "Table") if b.pages]
        return [
            titre.texte
            for titre, suite in pairwise(blocs)
            if titre.genre in _TITRES and min(suite.pages) != max(titre.pages)
        ]

    @property
    def signets(self) -> list[tuple[int, str]]:
        """The bookmarks, each with its depth."""

        def descendre(items: Any, niveau: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield niveau, item.title
                yield from descendre(item.children, niveau + 1)

        with self.pdf.open_outline() as plan:
            return list(descendre(plan.root, 0))

    @property
    def liens(self) -> list[dict[str, Any]]:
        """The link annotations: page, description, address or page they lead to."""
        rangs = {page.obj.objgen: rang for rang, page in enumerate(self.pdf.pages)}
        nommees = self._destinations()
        resultat = []
        for rang, page in enumerate(self.pdf.pages):
            for note in page.obj.get("/Annots", []):  # type: ignore[attr-defined]
                lien: dict[str, Any] = {"page": rang, "dit": str(note.get("/Contents", ""))}
                action = note.get("/A", {})
                if "/URI" in action:
                    lien["url"] = str(action.URI)
                else:
                    cible = note.get("/Dest", action.get("/D"))
                    if isinstance(cible, pikepdf.String):
                        cible = nommees[str(cible)]
                    lien["vers"] = rangs[cible[0].objgen]
                resultat.append(lien)
        return resultat

    @property
    def polices(self) -> dict[str, bool]:
        """The fonts, and whether each is embedded with its table to Unicode."""
        resultat = {}
        for objet in self.pdf.objects:
            if not isinstance(objet, pikepdf.Dictionary) or objet.get("/Type") != "/Font":
                continue
            if objet.get("/Subtype") != "/Type0":  # type: ignore[attr-defined]
                continue
            o: Any = objet
            descripteur = o.DescendantFonts[0].FontDescriptor
            incluse = any(cle in descripteur for cle in ("/FontFile2", "/FontFile3"))
            resultat[str(o.BaseFont)] = incluse and "/ToUnicode" in o
        return resultat

    @cached_property
    def tailles(self) -> Counter[float]:
        """The sizes of letters in points, each with the number of signs in it."""
        compte: Counter[float] = Counter()
        for page in self.pdf.pages:
            echelles, taille, matrice = [1.0], 0.0, 1.0
            for operandes, operateur in pikepdf.parse_content_stream(page):
                op, nombres = str(operateur), operandes
                if op == "q":
                    echelles.append(echelles[-1])
                elif op == "Q":
                    echelles.pop()
                elif op == "cm":
                    echelles[-1] *= abs(float(nombres[3]))  # type: ignore[arg-type]
                elif op == "Tf":
                    taille = float(nombres[1])  # type: ignore[arg-type]
                elif op == "Tm":
                    matrice = abs(float(nombres[3]))  # type: ignore[arg-type]
                elif op in ("Tj", "TJ"):
                    pieces: Any = nombres[0] if op == "TJ" else [nombres[0]]
                    signes = sum(
                        len(bytes(p)) // 2 for p in pieces if isinstance(p, pikepdf.String)
                    )
                    compte[round(taille * matrice * echelles[-1], 1)] += signes
        return compte

    def _destinations(self) -> dict[str, Any]:
        noms: dict[str, Any] = {}

        def lire(noeud: Any) -> None:
            paires = list(noeud.get("/Names", []))
            for cle, valeur in zip(paires[::2], paires[1::2], strict=True):
                noms[str(cle)] = valeur.D if isinstance(valeur, pikepdf.Dictionary) else valeur
            for fils in noeud.get("/Kids", []):
                lire(fils)

        if "/Names" in self.racine and "/Dests" in self.racine.Names:
            lire(self.racine.Names.Dests)
        return noms


def _contenus(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked piece of a page."""
    polices: dict[str, dict[int, str]] = {}
    ressources: Any = page.obj.get("/Resources", {})  # type: ignore[attr-defined]
    for nom, police in ressources.get("/Font", {}).items():
        polices[nom] = _table(police.ToUnicode.read_bytes().decode("latin-1"))
    morceaux: dict[int, str] = {}
    pile: list[tuple[int | None, str | None]] = []
    table: dict[int, str] = {}

    def ajouter(octets: bytes) -> None:
        texte = "".join(
            table.get(int.from_bytes(octets[i : i + 2], "big"), "\ufffd")
            for i in range(0, len(octets), 2)
        )
        if pile and pile[-1][1] is not None:
            return  # replaced by its ActualText
        mcid = next((m for m, _ in reversed(pile) if m is not None), None)
        if mcid is not None:
            morceaux[mcid] = morceaux.get(mcid, "") + texte

    for operandes, operateur in pikepdf.parse_content_stream(page):
        op = str(operateur)
        if op in ("BDC", "BMC"):
            proprietes: Any = operandes[1] if op == "BDC" else {}
            if isinstance(proprietes, pikepdf.Name):
                proprietes = ressources.Properties[proprietes]
            mcid = int(proprietes["/MCID"]) if "/MCID" in proprietes else None
            remplace = str(proprietes["/ActualText"]) if "/ActualText" in proprietes else None
            pile.append((mcid, remplace))
            if remplace is not None:
                proche = next((m for m, _ in reversed(pile) if m is not None), None)
                if proche is not None:
                    morceaux[proche] = morceaux.get(proche, "") + remplace
        elif op == "EMC":
            pile.pop()
        elif op == "Tf":
            table = polices[str(operandes[0])]
        elif op == "Tj":
            ajouter(bytes(operandes[0]))
        elif op == "TJ":
            for element in operandes[0]:  # type: ignore[union-attr]
                if isinstance(element, pikepdf.String):
                    ajouter(bytes(element))
    return morceaux


def _table(cmap: str) -> dict[int, str]:
    """Codes to text, from a ToUnicode CMap."""

    def texte(hexa: str) -> str:
        return bytes.fromhex(hexa).decode("utf-16-be")

    resultat: dict[int, str] = {}
    for bloc in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, vers in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", bloc):
            resultat[int(code, 16)] = texte(vers)
    for bloc in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for debut, fin, vers in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", bloc
        ):
            base = texte(vers)
            for pas in range(int(fin, 16) - int(debut, 16) + 1):
                resultat[int(debut, 16) + pas] = base[:-1] + chr(ord(base[-1]) + pas)
    return resultat


def textes_des_formes(page: pikepdf.Page) -> list[tuple[float, str]]:
    """The text of each form that a page draws, with its distance from the left side."""
    formes: Any = page.obj.Resources.XObject
    resultat: list[tuple[float, str]] = []
    matrices = [(1.0, 0.0)]
    for operandes, operateur in pikepdf.parse_content_stream(page):
        op = str(operateur)
        if op == "q":
            matrices.append(matrices[-1])
        elif op == "Q":
            matrices.pop()
        elif op == "cm":
            a, _, _, _, e, _ = (float(n) for n in operandes)  # type: ignore[arg-type]
            echelle, decalage = matrices[-1]
            matrices[-1] = (echelle * a, decalage + echelle * e)
        elif op == "Do":
            resultat += [(matrices[-1][1], _texte_de_la_forme(formes[operandes[0]]))]
    return resultat


def _texte_de_la_forme(forme: Any) -> str:
    """The text of a form and of the forms in it."""
    if forme.get("/Subtype") != "/Form":
        return ""
    ressources = forme.get("/Resources", {})
    polices = {
        nom: _table(police.ToUnicode.read_bytes().decode("latin-1"))
        for nom, police in ressources.get("/Font", {}).items()
    }
    texte, table = "", {}
    for operandes, operateur in pikepdf.parse_content_stream(forme):
        op = str(operateur)
        if op == "Tf":
            table = polices[str(operandes[0])]
        elif op in ("Tj", "TJ"):
            pieces = operandes[0] if op == "TJ" else [operandes[0]]
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    octets = bytes(piece)
                    texte += "".join(
                        table.get(int.from_bytes(octets[i : i + 2], "big"), "")
                        for i in range(0, len(octets), 2)
                    )
        elif op == "Do":
            texte += _texte_de_la_forme(ressources.XObject[operandes[0]])
    return texte
