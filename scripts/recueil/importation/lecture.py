"""A file to pandoc's blocks: bounded in size, time and memory, whatever it holds."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from recueil.importation.arbre import Simplification, TropImbrique, propre_des_lignes, simplifier
from recueil.importation.constats import ILLISIBLE, TROP_GROS, VIDE, ImportImpossible, erreur
from recueil.importation.contenu import Noeud, texte, texte_des_blocs
from recueil.importation.pandoc import PandocImpossible, en_arbre
from recueil.importation.texte_brut import en_markdown

# A scanned poster in a fiche weighs less; so does the text of a whole book.
TAILLE_D_UN_FICHIER = 20_000_000
TAILLE_D_UN_TEXTE = 2_000_000
TAILLE_UNE_FOIS_OUVERT = 100_000_000
NOMBRE_D_ENTREES = 5_000
_MARKDOWN = "commonmark+pipe_tables+footnotes+strikeout+yaml_metadata_block"
_TEXTE = "commonmark+pipe_tables"
FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html-native_divs-native_spans-smart",
    ".htm": "html-native_divs-native_spans-smart",
    ".md": _MARKDOWN,
    ".txt": _TEXTE,
}
_COMPRESSES = (".docx", ".odt")
_TEXTES = (".md", ".txt", ".html", ".htm")
_PAGES = (".html", ".htm")


@dataclass(frozen=True)
class DocumentLu:
    """A document as read.

    Attributes:
        blocs: simple blocks, in order; metadata such as a title first.
        images: the addresses of what was left out.
        commentaires: who wrote, and what, in the margin.
        texte: all its words, as pandoc read them, before anything was told apart.
    """

    blocs: tuple[Noeud, ...]
    images: tuple[str, ...]
    commentaires: tuple[tuple[str, str], ...]
    texte: str


def lire(nom: str, extension: str, octets: bytes) -> DocumentLu:
    """Read a document.

    Args:
        nom: as diagnostics name it.
        extension: of its name, in lower case, with the dot.

    Raises:
        ImportImpossible: it is none of the formats, empty, damaged or out of all measure.
    """
    if extension not in FORMATS:
        connus = ", ".join(e for e in FORMATS if e != ".htm")
        conseil = "ouvrez-le dans un traitement de texte et enregistrez-le en .docx ou .odt"
        raison = f"ce format de fichier ne s'importe pas ; ceux qui conviennent : {connus}"
        raise ImportImpossible(erreur(ILLISIBLE, nom, raison, conseil))
    if not octets.strip():
        raise ImportImpossible(erreur(VIDE, nom, "ce fichier est vide"))
    _refuser_si_demesure(nom, extension, octets)
    if extension in _TEXTES:
        decode = _decoder(nom, octets)
        octets = (en_markdown(decode) if extension == ".txt" else decode).encode()
    try:
        # Comments of reviewers come with the tracked changes; these are accepted by `simplifier`.
        options = ("--track-changes=all",) if extension == ".docx" else ()
        arbre = en_arbre(octets, FORMATS[extension], *options)
        blocs = [*_metadonnees(arbre, extension), *arbre["blocks"]]
        simple = simplifier(blocs, garder_les_images=extension in (".md", ".txt"))
    except PandocImpossible as probleme:
        conseil = "ouvrez-le, vérifiez qu'il s'affiche bien et enregistrez-le de nouveau"
        raise ImportImpossible(erreur(ILLISIBLE, nom, f"{probleme}", conseil)) from probleme
    except (TropImbrique, RecursionError) as probleme:
        raison = "sa structure est trop imbriquée pour être lue"
        raise ImportImpossible(erreur(ILLISIBLE, nom, raison)) from probleme
    if not simple.blocs:
        raise ImportImpossible(erreur(VIDE, nom, "ce document ne contient aucun texte"))
    return _document(simple)


def _document(simple: Simplification) -> DocumentLu:
    return DocumentLu(
        tuple(simple.blocs),
        tuple(simple.images),
        tuple(simple.commentaires),
        texte_des_blocs(simple.blocs),
    )


def _refuser_si_demesure(nom: str, extension: str, octets: bytes) -> None:
    limite = TAILLE_D_UN_TEXTE if extension in _TEXTES else TAILLE_D_UN_FICHIER
    if len(octets) > limite:
        raise _trop_gros(nom, f"ce fichier dépasse {limite // 1_000_000} Mo")
    if extension not in _COMPRESSES:
        return
    try:
        with zipfile.ZipFile(BytesIO(octets)) as archive:
            entrees = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as probleme:
        raison = f"ce fichier est abîmé, ou n'est pas un document {extension}"
        conseil = "ouvrez-le dans un traitement de texte et enregistrez-le de nouveau"
        raise ImportImpossible(erreur(ILLISIBLE, nom, raison, conseil)) from probleme
    ouvert = sum(entree.file_size for entree in entrees if not _est_une_image(entree.filename))
    if ouvert > TAILLE_UNE_FOIS_OUVERT or len(entrees) > NOMBRE_D_ENTREES:
        raise _trop_gros(nom, "ce fichier est démesuré une fois ouvert")


def _est_une_image(entree: str) -> bool:
    return entree.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp"))


def _trop_gros(nom: str, raison: str) -> ImportImpossible:
    conseil = "copiez le texte de la fiche dans un nouveau document, sans les images"
    return ImportImpossible(erreur(TROP_GROS, nom, raison, conseil))


def _decoder(nom: str, octets: bytes) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        texte_lu = octets.decode("utf-16", errors="replace")
    else:
        try:
            texte_lu = octets.decode("utf-8-sig")
        except UnicodeDecodeError:
            # What Windows' Notepad wrote for thirty years; it refuses five bytes alone.
            texte_lu = octets.decode("cp1252", errors="replace")
    if "\x00" in texte_lu:
        raise ImportImpossible(erreur(ILLISIBLE, nom, "ce fichier n'est pas du texte"))
    return propre_des_lignes(texte_lu.replace("\r\n", "\n").replace("\r", "\n"))


def _metadonnees(arbre: dict[str, Any], extension: str) -> list[Noeud]:
    """What a document says of itself, as blocks: nothing that it shows is to be lost."""
    blocs: list[Noeud] = []
    metas: dict[str, Any] = arbre.get("meta", {})
    titres = {_plat(texte(b["c"][2])) for b in arbre["blocks"] if b["t"] == "Header"}
    textes = {_plat(texte(b["c"])) for b in arbre["blocks"] if b["t"] in ("Para", "Plain")}
    for cle in sorted(metas, key=lambda c: (c != "title", c != "subtitle", c)):
        if cle in ("lang", "generator", "viewport", "keywords-lang", "identifier", "date-meta"):
            continue
        # A page shows none of the rest: dates of the file, settings of the program that wrote it.
        if extension in _PAGES and cle != "title":
            continue
        for inlines in _inlines_de(metas[cle]):
            ecrit = _plat(texte(inlines))
            if not ecrit or ecrit in titres or ecrit in textes:
                continue
            if cle == "title":
                blocs.append({"t": "Header", "c": [1, ["", [], []], inlines]})
            else:
                blocs.append({"t": "Para", "c": inlines})
    return blocs


def _inlines_de(meta: Any) -> list[list[Noeud]]:
    genre: str = meta["t"]
    contenu: Any = meta.get("c")
    if genre == "MetaInlines":
        return [contenu]
    if genre == "MetaBlocks":
        return [b["c"] for b in contenu if b["t"] in ("Para", "Plain")]
    if genre == "MetaList":
        return [inlines for element in contenu for inlines in _inlines_de(element)]
    if genre == "MetaMap":
        return [inlines for cle in sorted(contenu) for inlines in _inlines_de(contenu[cle])]
    if genre == "MetaString":
        return [[{"t": "Str", "c": contenu}]]
    return []


def _plat(ecrit: str) -> str:
    return " ".join(ecrit.split()).casefold()
