"""Fiches to PDFs, one document at a time: reads, composes, keeps, and says what went wrong."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recueil.adresses import uri_fiche
from recueil.diagnostic import Diagnostic, Gravite
from recueil.pages.page import Cadre, Page
from recueil.pdf import constats
from recueil.pdf.atelier import Atelier
from recueil.pdf.cache import Cache, dossier_du_cache
from recueil.pdf.composition import CompositionRefusee
from recueil.pdf.constats import PdfImpossible, Releve
from recueil.pdf.document import Document, en_json
from recueil.pdf.fiche import FicheLisible, instant_de, lire_fiche, textes_communs
from recueil.pdf.livre import donnees_du_livre
from recueil.pdf.plan import Plan
from recueil.pdf.selection import Selection
from recueil.recueil import FichePubliee, Recueil

if TYPE_CHECKING:
    from recueil.moteur import Moteur
    from recueil.reglages import Reglages

_FICHE, _LIVRE = "seule.typ", "recueil.typ"


class Imprimerie:
    """Reads fiches and composes documents, for one state of a recueil; to be used with `with`."""

    def __init__(
        self,
        racine: Path,
        recueil: Recueil,
        cadre: Cadre,
        reglages: "Reglages",
        pages: Iterable[Page],
        moteur: "Moteur",
    ) -> None:
        """Take the state of the recueil, with the pages of its fiches and what renders them.

        Raises:
            CharteIllisible: the charter or the templates are not there.
        """
        self._racine = racine
        self._recueil = recueil
        self._cadre = cadre
        self._moteur = moteur
        self.reglages = reglages
        self._pages = {page.uri: page for page in pages}
        self._plan = Plan(recueil, reglages.adresse)
        self.atelier = Atelier(racine)
        self._cache = Cache(dossier_du_cache(racine), self.atelier.empreinte)

    def __enter__(self) -> "Imprimerie":
        return self

    def __exit__(self, *raisons: object) -> None:
        self.atelier.fermer()

    def lire(self, fiches: Sequence[FichePubliee]) -> list[FicheLisible]:
        """The fiches ready to be composed.

        Raises:
            PdfImpossible: some hold what no PDF can show.
        """
        lisibles = [self._lire_une(fiche) for fiche in fiches]
        diagnostics = tuple(d for lisible in lisibles for d in lisible.diagnostics)
        if any(d.gravite is Gravite.ERREUR for d in diagnostics):
            raise PdfImpossible(diagnostics)
        return lisibles

    def document(
        self, selection: Selection, lisibles: Sequence[FicheLisible], format_: str = "a4"
    ) -> Document:
        """The document of a selection whose fiches have been read.

        Args:
            format_: `a4`, `gros` or `livret`, as in the templates.
        """
        livre, langue = selection.livre, selection.fiches[0].langue
        instant = instant_de(selection.fiches, self._cadre)
        archive = self.reglages.pdf_archive
        adresses = [str(lisible.donnees["adresse"]) for lisible in lisibles]
        donnees: dict[str, Any] = {
            "langue": langue,
            "format": format_,
            # PDF/A wants a date; nothing else does.
            "sans_date": instant is None and not archive,
            "textes": textes_communs(langue),
        }
        places = {place for lisible in lisibles for place in lisible.places}
        dedans = [lisible.dans(places) for lisible in lisibles]
        if livre is None:
            donnees["fiche"] = dedans[0].donnees
        else:
            donnees |= donnees_du_livre(livre, dedans, self._recueil, instant)
            adresses.insert(0, livre.adresse)
        return Document(
            gabarit=_FICHE if livre is None else _LIVRE,
            json=en_json(donnees),
            images={nom: image for lisible in lisibles for nom, image in lisible.images.items()},
            qr=tuple(dict.fromkeys(adresse for adresse in adresses if adresse)),
            instant=instant,
            archive=archive,
        )

    def composer(self, nom: str, document: Document, chemin: str) -> tuple[bytes, bool]:
        """The PDF of a document, and whether it had to be composed.

        Args:
            nom: the name that the cache keeps it under.
            chemin: the file that a refusal is about.

        Raises:
            PdfImpossible: Typst refused.
        """
        garde = self._cache.lire(nom, document)
        if garde is not None:
            return garde, False
        livre = document.gabarit == _LIVRE
        if livre:
            # A book asks for all the memory there is: not while that of others is held here.
            self.atelier.oublier()
        try:
            pdf = self.atelier.composer(document, a_part=livre)
        except CompositionRefusee as refus:
            raise PdfImpossible(self._expliquer(refus, document, chemin)) from refus
        self._cache.ecrire(nom, document, pdf)
        return pdf, True

    def garde(self, nom: str, document: Document) -> bool:
        """Whether `composer` would find the PDF of a document in the cache."""
        return self._cache.contient(nom, document)

    def _lire_une(self, fiche: FichePubliee) -> FicheLisible:
        page = self._pages[uri_fiche(self._recueil, fiche)]
        html = self._moteur.html(page)
        return lire_fiche(
            fiche, page, html, self._plan, self._cadre, self._racine, self.atelier.dessine
        )

    def _expliquer(
        self, refus: CompositionRefusee, document: Document, chemin: str
    ) -> tuple[Diagnostic, ...]:
        """What is at fault: an image if one cannot be read, else what the engine says."""
        releve = Releve(self._racine, chemin)
        for nom, image in document.images.items():
            if not self.atelier.lit_image(nom, image):
                releve.noter(
                    constats.IMAGE_ILLISIBLE,
                    f"l'image « {image.name} » est abîmée, ou fait appel à d'autres fichiers",
                    cherche=image.name,
                    conseil="enregistrez-la de nouveau en PNG, JPEG ou SVG",
                )
        if not releve.diagnostics and refus.signal:
            releve.noter(
                constats.COMPOSITION_REFUSEE,
                "le PDF n'a pas pu être composé : Typst, qui compose les PDF, a été arrêté en "
                f"chemin (signal {refus.signal})",
                conseil="le plus souvent, la mémoire a manqué : fermez d'autres programmes, ou "
                "faites un PDF de chaque partie (« recueil pdf --partie 2 »)",
            )
        elif not releve.diagnostics:
            releve.noter(
                constats.COMPOSITION_REFUSEE,
                f"le PDF ne peut pas être composé : {_motif(refus)}",
                conseil="retirez ce que la fiche a d'inhabituel ; si toutes les fiches sont "
                "refusées, c'est le gabarit qui est à reprendre",
            )
        return releve.diagnostics


def _motif(refus: CompositionRefusee) -> str:
    """Why, for who can change the template: the engine says it in English only."""
    lieu = f", à {refus.gabarit}:{refus.ligne}:{refus.colonne}" if refus.gabarit else ""
    return f"Typst, qui compose les PDF, l'a refusé{lieu} (en anglais : « {refus.raison} »)"
