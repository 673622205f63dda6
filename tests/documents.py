"""Documents as people have them, for the tests of `recueil importer`."""

import zipfile
from io import BytesIO

from recueil.importation.pandoc import convertir

MARKDOWN = """# FICHE 2.7 – COMMENT PARTAGER UN JARDIN AVEC L'ARDES ?

## CONTEXTE ET ENJEUX

- Le **jardinage** attire depuis 1990.
- Les *villes* manquent de place.

### Enjeux pour le MES

- Se rencontrer.

## DÉFINITION

### Le jardin partagé

Un **jardin** cultivé à plusieurs :

- par des voisines ;
- par des voisins.

## LE MES ET LES JARDINS

- L'ARDES anime des jardins en Normandie depuis 2014.

## Pour commencer

1. Trouver un terrain.
2. Trouver de l'eau.

| Quoi | Combien |
|---|---|
| Bêche | 2 |
"""
_CORPS = "<w:body>{}</w:body>"
_ESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def docx(markdown: str) -> bytes:
    """A .docx with heading styles and true lists, as LibreOffice saves them."""
    return convertir(markdown.encode(), "commonmark+pipe_tables", "docx")


def odt(markdown: str) -> bytes:
    """A .odt."""
    return convertir(markdown.encode(), "commonmark+pipe_tables", "odt")


def facon_word(*paragraphes: str) -> bytes:
    """A .docx without any style: `**` for bold, typed bullets, text cut into runs as Word does."""
    corps = "".join(_paragraphe(paragraphe) for paragraphe in paragraphes)
    contenu = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_ESPACES}>'
        f"{_CORPS.format(corps)}</w:document>"
    )
    return remplacer(docx("x"), {"word/document.xml": contenu.encode()})


def _paragraphe(texte: str) -> str:
    suites = []
    for rang, morceau in enumerate(texte.split("**")):
        gras = "<w:rPr><w:b/></w:rPr>" if rang % 2 else ""
        # A spelling mark and a revision in the middle of a word, as after a correction.
        moitie = len(morceau) // 2
        for partie in (morceau[:moitie], morceau[moitie:]):
            if partie:
                suites.append(
                    f'<w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD">{gras}'
                    f'<w:t xml:space="preserve">{partie.replace("&", "&amp;")}</w:t></w:r>'
                )
    return f'<w:p w:rsidR="00AB12CD"><w:pPr><w:jc w:val="both"/></w:pPr>{"".join(suites)}</w:p>'


def remplacer(octets: bytes, entrees: dict[str, bytes]) -> bytes:
    """A zip with some of its entries replaced, or added."""
    ecrit = BytesIO()
    with zipfile.ZipFile(BytesIO(octets)) as avant, zipfile.ZipFile(ecrit, "w") as apres:
        for nom in avant.namelist():
            if nom not in entrees:
                apres.writestr(nom, avant.read(nom))
        for nom, contenu in entrees.items():
            apres.writestr(nom, contenu, compress_type=zipfile.ZIP_DEFLATED)
    return ecrit.getvalue()
