"""A fiche as a document to review: its text under plain headings, what else it says on lines.

The lines and headings are those that `importation` reads back (`importation.relecture`), so that
the reviewed document becomes the fiche again.
"""

import re
from collections.abc import Iterator

from recueil.elements import Definition, Exemple, Reference
from recueil.importation.noms import Noms
from recueil.importation.pandoc import convertir
from recueil.importation.placement import terme_de
from recueil.importation.relecture import (
    AVIS,
    DE_L_EXEMPLE,
    DE_LA_DEFINITION,
    DE_LA_FICHE,
    DE_LA_SOURCE,
    SEPARATEUR,
    SUITE,
)
from recueil.importation.titres import LIBELLES
from recueil.modele import Fiche

FORMATS = {"docx": "docx", "odt": "odt", "epub": "epub", "md": "", "txt": ""}
_MARKDOWN = "commonmark+pipe_tables+footnotes+strikeout"
_LISTE = re.compile(r"^(\s*)- ", re.MULTILINE)
_SECTION = re.compile(r"^## ", re.MULTILINE)
_SOUS_SECTION = re.compile(r"^### ", re.MULTILINE)
_TITRE = re.compile(r"\A# ")


def exporter(fiche: Fiche, corps: str, noms: Noms, format_: str) -> bytes:
    """The document, in one of `FORMATS`.

    Raises:
        PandocImpossible: pandoc could not make it.
    """
    markdown = en_markdown(fiche, corps, noms)
    if format_ == "md":
        return markdown.encode()
    if format_ == "txt":
        return en_texte(markdown).encode()
    options = ["--standalone"]
    titre = f"Fiche {fiche.numero} – {fiche.titre}"
    if format_ == "epub":
        # An identifier and a date of pandoc's own would change at each export.
        options += [f"--metadata=title={titre}", "--metadata=lang=fr", "--split-level=1"]
        options += [f"--metadata=identifier=fiche-{fiche.numero}"]
    else:
        options += ["--metadata=lang=fr"]
    return convertir(markdown.encode(), _MARKDOWN, FORMATS[format_], *options)


def en_texte(markdown: str) -> str:
    """The same in plain text, with the marks of the MES's documents."""
    texte = _TITRE.sub("", markdown)
    texte = _SOUS_SECTION.sub("•• ", _SECTION.sub("••• ", texte))
    return _LISTE.sub(r"\1• ", texte)


def en_markdown(fiche: Fiche, corps: str, noms: Noms) -> str:
    """The document in Markdown."""
    blocs = [f"# FICHE {fiche.numero} – {fiche.titre}", AVIS, *_en_tete(fiche)]
    blocs += [_titre(fiche, "contexte"), _liste(fiche.contexte)]
    blocs += [_titre(fiche, "enjeux"), _liste(fiche.enjeux), _titre(fiche, "definitions")]
    for definition in fiche.definitions:
        blocs += _definition(definition)
    blocs.append(_titre(fiche, "exemples_mes"))
    blocs.append(_liste([_exemple(exemple, noms) for exemple in fiche.exemples_mes]))
    if corps.strip():
        blocs += [] if corps.lstrip().startswith("## ") else [f"## {SUITE}"]
        blocs.append(corps.strip("\n"))
    for cle, valeurs in (("mots_cles", fiche.mots_cles), ("voir_aussi", fiche.voir_aussi)):
        blocs += [_titre(fiche, cle), _liste(valeurs)] if valeurs else []
    if fiche.sources:
        blocs += [_titre(fiche, "sources"), _liste([_source(source) for source in fiche.sources])]
    if fiche.redaction:
        blocs += [_titre(fiche, "redaction"), _liste(fiche.redaction)]
    return "\n\n".join(blocs) + "\n"


def _titre(fiche: Fiche, cle: str) -> str:
    intertitre = getattr(fiche.intertitres, cle, None)
    return f"## {LIBELLES[cle]}{f' : {intertitre}' if intertitre else ''}"


def _en_tete(fiche: Fiche) -> Iterator[str]:
    for cle, libelle in DE_LA_FICHE.items():
        valeur = getattr(fiche, cle)
        if valeur:
            ecrite = SEPARATEUR.join(valeur) if isinstance(valeur, tuple) else str(valeur)
            yield _ligne(libelle, ecrite)


def _definition(definition: Definition) -> Iterator[str]:
    yield f"### {definition.titre or definition.terme}"
    if terme_de(definition.titre or definition.terme) != definition.terme or not (
        definition.titre or terme_de(definition.terme) == definition.terme
    ):
        yield _ligne(DE_LA_DEFINITION["terme"], definition.terme)
    if definition.synonymes:
        yield _ligne(DE_LA_DEFINITION["synonymes"], SEPARATEUR.join(definition.synonymes))
    yield definition.texte


def _exemple(exemple: Exemple, noms: Noms) -> str:
    lignes = [exemple.texte]
    for cle, libelle in DE_L_EXEMPLE.items():
        valeur = getattr(exemple, cle)
        if not valeur:
            continue
        if isinstance(valeur, tuple):
            valeur = SEPARATEUR.join(noms.nom(cle, identifiant) for identifiant in valeur)
        lignes.append(_ligne(libelle, _adresse(valeur)))
    return _point(lignes)


def _source(source: Reference) -> str:
    lignes = [source.titre]
    for cle, libelle in DE_LA_SOURCE.items():
        valeur = getattr(source, cle)
        if valeur:
            lignes.append(_ligne(libelle, _adresse(valeur)))
    return _point(lignes)


def _point(lignes: list[str]) -> str:
    separateur = "\\\n" if "\n" not in lignes[0] else "\n\n"
    return separateur.join([lignes[0], "\\\n".join(lignes[1:])] if lignes[1:] else lignes)


def _ligne(libelle: str, valeur: str) -> str:
    return f"*{libelle} :* {valeur}"


def _adresse(valeur: str) -> str:
    return f"<{valeur}>" if re.match("https?://", valeur) else valeur


def _liste(points: tuple[str, ...] | list[str]) -> str:
    return "\n".join("- " + point.replace("\n", "\n  ") for point in points)
