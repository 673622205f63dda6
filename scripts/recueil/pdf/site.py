"""All the PDFs that a site offers: one for each fiche in each language, one for the recueil."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recueil.adresses import adresse_pdf, adresse_pdf_du_recueil, uri_fiche
from recueil.diagnostic import Diagnostic
from recueil.pages.page import Cadre
from recueil.pdf.constats import PdfImpossible
from recueil.pdf.document import Document
from recueil.pdf.fiche import FicheLisible
from recueil.pdf.imprimerie import Imprimerie
from recueil.pdf.selection import Selection, SelectionImpossible, choisir
from recueil.recueil import FichePubliee, Recueil
from recueil.reglages import FICHIER

Progression = Callable[[int, int], None]


@dataclass(frozen=True)
class Pdf:
    """A composed PDF.

    Attributes:
        adresse: where it goes on the site.
        compose: whether it was composed now, rather than taken from the cache.
    """

    adresse: str
    contenu: bytes
    compose: bool


@dataclass(frozen=True)
class PdfsDuSite:
    """What was composed.

    Attributes:
        fiches: by where the fiche's page stands among the sources.
        recueils: by language; a language without any fiche has none.
        avis: warnings about what a PDF could not show.
    """

    fiches: Mapping[str, Pdf]
    recueils: Mapping[str, Pdf]
    avis: tuple[Diagnostic, ...]


def composer_le_site(
    imprimerie: Imprimerie,
    recueil: Recueil,
    cadre: Cadre,
    *,
    recueils: bool = True,
    progression: Progression = lambda faits, total: None,
) -> PdfsDuSite:
    """Compose what changed of the site's PDFs, and take the rest from the cache.

    Args:
        recueils: whether the book of each language is wanted too.
        progression: called with the number of PDFs made and their total.

    Raises:
        PdfImpossible: some cannot be made; all of their faults are told at once.
        CharteIllisible: the charter asks for fonts that are not there.
        OSError: the disk is full or not writable.
    """
    versions = recueil.versions(cadre.langues, brouillons=cadre.brouillons)
    fiches = [fiche for _, fiche in versions]
    lisibles = imprimerie.lire(fiches)
    livres = _livres(imprimerie, recueil, cadre, lisibles) if recueils else {}
    seules = {
        (nom := _nom(lisible.fiche)): imprimerie.document(
            Selection((lisible.fiche,), nom, None), [lisible]
        )
        for lisible in lisibles
    }
    avis = tuple(d for lisible in lisibles for d in lisible.diagnostics)
    # Documents are texts; what was read is ten times larger, and Typst is going to need the room.
    del lisibles
    total = len(seules) + len(livres)
    faits: dict[str, tuple[bytes | None, bool]] = {}
    refus: list[Diagnostic] = []
    for rang, (fiche, (nom, document)) in enumerate(zip(fiches, seules.items(), strict=True), 1):
        try:
            pdf, neuf = imprimerie.composer(nom, document, fiche.chemin)
            # The room is for the books: what the cache holds is read again once they are made.
            faits[nom] = (None if livres and imprimerie.garde(nom, document) else pdf), neuf
        except PdfImpossible as erreur:
            refus.extend(erreur.diagnostics)
        progression(rang, total)
    if refus:
        # A broken template refuses every fiche, in the same words: once is enough.
        raise PdfImpossible(tuple({d.message: d for d in reversed(refus)}.values())[::-1])
    entiers: dict[str, Pdf] = {}
    for rang, (langue, document) in enumerate(livres.items(), len(seules) + 1):
        adresse = adresse_pdf_du_recueil(langue)
        # Each fiche could be composed: a refusal is no fiche's fault.
        pdf, neuf = imprimerie.composer(adresse.removesuffix(".pdf"), document, FICHIER)
        entiers[langue] = Pdf(adresse, pdf, neuf)
        progression(rang, total)
    composes: dict[str, Pdf] = {}
    for fiche, (nom, document) in zip(fiches, seules.items(), strict=True):
        lu, neuf = faits[nom]
        contenu = imprimerie.composer(nom, document, fiche.chemin)[0] if lu is None else lu
        composes[uri_fiche(recueil, fiche)] = Pdf(adresse_pdf(fiche), contenu, neuf)
    return PdfsDuSite(composes, entiers, avis)


def _nom(fiche: FichePubliee) -> str:
    return posixpath.basename(adresse_pdf(fiche)).removesuffix(".pdf")


def _livres(
    imprimerie: Imprimerie, recueil: Recueil, cadre: Cadre, lisibles: Sequence[FicheLisible]
) -> dict[str, Document]:
    """The book of each language that has fiches, made of the fiches already read."""
    par_chemin = {lisible.fiche.chemin: lisible for lisible in lisibles}
    livres = {}
    for langue in cadre.langues:
        try:
            selection = choisir(recueil, cadre, imprimerie.reglages, langue=langue)
        except SelectionImpossible:
            continue
        lues = [par_chemin[fiche.chemin] for fiche in selection.fiches]
        livres[langue] = imprimerie.document(selection, lues)
    return livres
