"""One PDF as a person asks for it: a selection of fiches, on A4, in large letters, as a booklet."""

from dataclasses import dataclass
from pathlib import Path

from recueil.diagnostic import Diagnostic
from recueil.liens.site import LiensDuSite
from recueil.moteur import Moteur
from recueil.pages.fiche import pages_a_imprimer
from recueil.pages.page import Cadre
from recueil.pdf.imprimerie import Imprimerie
from recueil.pdf.livret import imposer, nombre_de_pages
from recueil.pdf.selection import Selection
from recueil.recueil import Recueil
from recueil.reglages import Reglages


@dataclass(frozen=True)
class Imprime:
    """A PDF.

    Attributes:
        pages: its pages, before a booklet puts them on sheets.
        avis: what it could not show.
    """

    pdf: bytes
    pages: int
    avis: tuple[Diagnostic, ...]


def imprimer(
    racine: Path,
    recueil: Recueil,
    cadre: Cadre,
    reglages: Reglages,
    selection: Selection,
    format_: str,
) -> Imprime:
    """The PDF of a selection.

    Args:
        format_: `a4`, `gros` (16 points) or `livret` (A5, on A4 sheets to fold).

    Raises:
        PdfImpossible: a fiche holds what no PDF can show, or Typst refused it.
        CharteIllisible: the charter, the templates or the fonts are not there.
    """
    pages = pages_a_imprimer(selection.fiches, recueil, cadre)
    moteur = Moteur(reglages, LiensDuSite(recueil, cadre))
    with Imprimerie(racine, recueil, cadre, reglages, pages, moteur) as imprimerie:
        lisibles = imprimerie.lire(selection.fiches)
        document = imprimerie.document(selection, lisibles, format_)
        avis = tuple(d for lisible in lisibles for d in lisible.diagnostics)
        del lisibles  # a book of them takes room, and its document says it all
        pdf, _ = imprimerie.composer(selection.nom, document, selection.fiches[0].chemin)
        nombre = nombre_de_pages(pdf)
        if format_ == "livret":
            pdf = imposer(imprimerie.atelier, pdf, document.instant)
    return Imprime(pdf, nombre, avis)
