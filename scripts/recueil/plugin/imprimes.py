"""The PDFs of a MkDocs build: composed before MkDocs empties anything, then handed over."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from recueil.adresses import adresse_pdf_d_avant, uri_fiche
from recueil.catalogue import catalogue, taille_lisible
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Diagnostic
from recueil.liens.site import LiensDuSite
from recueil.moteur import Moteur
from recueil.pages.page import Cadre, Page
from recueil.rapports.texte import rapporter
from recueil.recueil import Recueil
from recueil.reglages import Reglages, lire

if TYPE_CHECKING:
    from recueil.pdf.atelier import Atelier

# Where the templates stand in the theme, which MkDocs would publish with it.
_GABARITS = "pdf/"
_FORMATS = (".typ", ".ttf", ".otf")


class ImpressionRefusee(PluginError):
    """PDFs could not be made; `diagnostics` say why when fiches are at fault."""

    def __init__(self, raison: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(raison)
        self.diagnostics = diagnostics


class Imprimes:
    """The PDFs of one build; without any when they are switched off.

    Attributes:
        avis: what PDFs could not show, and that refuses nothing.
    """

    def __init__(self) -> None:
        self.avis: tuple[Diagnostic, ...] = ()
        self._fiches: dict[str, tuple[str, int]] = {}
        self._recueils: dict[str, tuple[str, int]] = {}
        self._contenus: dict[str, bytes] = {}
        self._cartes: dict[str, bytes] = {}
        self._carte_de: dict[str, str] = {}

    def composer(
        self,
        racine: Path,
        recueil: Recueil,
        cadre: Cadre,
        reglages: Reglages,
        pages: Sequence[Page],
        liens: LiensDuSite,
        *,
        recueils: bool,
        progression: Callable[[int, int], None] | None,
    ) -> None:
        """Compose the PDFs of the site.

        Args:
            recueils: whether the book of each language is wanted too.

        Raises:
            ImpressionRefusee: some cannot be made.
        """
        # Typst and the fonts cost nothing to those who switched PDFs off.
        from recueil.pdf.charte import CharteIllisible
        from recueil.pdf.constats import PdfImpossible
        from recueil.pdf.imprimerie import Imprimerie
        from recueil.pdf.site import composer_le_site

        try:
            moteur = Moteur(reglages, liens)
            with Imprimerie(racine, recueil, cadre, reglages, pages, moteur) as imprimerie:
                faits = composer_le_site(
                    imprimerie,
                    recueil,
                    cadre,
                    recueils=recueils,
                    progression=progression or (lambda faits, total: None),
                )
                # A network asks for the picture by its whole address: without one, none is shown.
                if reglages.adresse:
                    self._composer_les_cartes(imprimerie.atelier, recueil, cadre, reglages)
        except PdfImpossible as erreur:
            texte = rapporter(erreur.diagnostics).plain
            raise ImpressionRefusee(f"\n{texte}", erreur.diagnostics) from erreur
        except CharteIllisible as erreur:
            raise ImpressionRefusee(str(erreur)) from erreur
        self.avis = faits.avis
        for uri, pdf in faits.fiches.items():
            self._fiches[uri] = (pdf.adresse, len(pdf.contenu))
        for langue, pdf in faits.recueils.items():
            self._recueils[langue] = (pdf.adresse, len(pdf.contenu))
        self._contenus = self._cartes | {
            pdf.adresse: pdf.contenu for pdf in (*faits.fiches.values(), *faits.recueils.values())
        }
        # A PDF cannot lead elsewhere as a page does: links that were mailed find the new one.
        for francaise, fiche in recueil.versions(cadre.langues, brouillons=cadre.brouillons):
            for ancien in francaise.modele.anciens_numeros:
                pdf = faits.fiches[uri_fiche(recueil, fiche)]
                self._contenus[adresse_pdf_d_avant(fiche, ancien)] = pdf.contenu

    def _composer_les_cartes(
        self, atelier: "Atelier", recueil: Recueil, cadre: Cadre, reglages: Reglages
    ) -> None:
        from recueil.pdf.partage import adresse_carte, cartes_de_partage

        versions = recueil.versions(cadre.langues, brouillons=cadre.brouillons)
        fiches = [fiche for _, fiche in versions]
        hote = urlsplit(reglages.adresse).netloc
        self._cartes = cartes_de_partage(atelier, recueil, cadre, fiches, hote)
        for fiche in fiches:
            self._carte_de[uri_fiche(recueil, fiche)] = reglages.adresse + adresse_carte(fiche)

    def livrer(self, files: Files, config: MkDocsConfig) -> None:
        """Add the PDFs to the site, and keep their templates out of it."""
        for file in list(files):
            if file.src_uri.startswith(_GABARITS) and file.src_uri.endswith(_FORMATS):
                files.remove(file)
        for adresse, contenu in self._contenus.items():
            files.append(File.generated(config, adresse, content=contenu))
        self._contenus = {}

    @property
    def nombre(self) -> int:
        """How many PDFs there are."""
        return len(self._fiches) + len(self._recueils)

    def liens(self, uri: str, langue: str) -> dict[str, Any]:
        """What templates say of PDFs: of the page's own, and of the book in its language."""
        resultat: dict[str, Any] = {"carte_de_partage": self._carte_de.get(uri, "")}
        if uri in self._fiches:
            resultat["pdf"] = _lien(*self._fiches[uri], langue)
        for code in (langue, LANGUE_PAR_DEFAUT):
            if code in self._recueils:
                precision = "" if code == langue else catalogue(langue)["dans_une_autre_langue"]
                lien = _lien(*self._recueils[code], langue)
                resultat["pdf_recueil"] = lien | {"langue": code, "precision": precision}
                break
        return resultat


def reglages_de_mkdocs(config: MkDocsConfig, racine: Path, *, archive: bool) -> Reglages:
    """The settings of the stages that work without MkDocs, with the Markdown as MkDocs has it.

    The address is the file's: a preview has another, which a printed page must not carry.
    """
    return replace(
        lire(racine),
        extensions=tuple(config.markdown_extensions),
        options=config.mdx_configs,
        pdf_archive=archive,
    )


def _lien(adresse: str, octets: int, langue: str) -> dict[str, str]:
    return {"adresse": adresse, "taille": taille_lisible(octets, langue)}
