"""The closed folder in which Typst works: it reads what is put there, and nothing else.

Templates, fonts and images are copied into a temporary root; no link can lead out of it, the
machine's fonts are ignored, and packages are looked for in an empty folder, so that no import
reaches the network. What fiches say comes as JSON, which is never executed.
"""

import functools
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import typst

from recueil.pdf import charte, composition, polices, qr
from recueil.pdf.charte import CharteIllisible
from recueil.pdf.composition import GABARITS, CompositionRefusee
from recueil.pdf.document import Document

# PDF/UA-1 is ISO 14289-1, checked by Typst itself; PDF/A-2a is ISO 19005-2, level a.
_NORMES = {False: ["ua-1"], True: ["ua-1", "a-2a"]}
# The date of a document that has none: the first that a ZIP archive can hold (1980-01-01).
_SANS_DATE = 315_532_800
# How many compositions Typst's package looks back on (the age that it gives comemo::evict).
_MEMOIRE_DE_TYPST = 10


class Atelier:
    """Composes documents one after the other; to be closed, or used with `with`.

    The folder is made at the first composition: a site that comes from the cache does without.

    Attributes:
        empreinte: a digest of all that a document depends on beside itself.
    """

    def __init__(self, racine: Path) -> None:
        """Take the templates and the charter of the recueil at `racine`.

        Raises:
            CharteIllisible: one of them is not there.
        """
        self._charte = charte.lire(racine)
        self._logo = charte.logo(racine, self._charte)
        self._gabarits = sorted((racine / GABARITS).glob("*.typ"))
        if not self._gabarits:
            raise CharteIllisible(f"{GABARITS}/ ne contient aucun gabarit de PDF")
        self._polices = polices.fichiers(racine)
        self._dossier: tempfile.TemporaryDirectory[str] | None = None
        self._compositions = 0
        self.empreinte = self._calculer_l_empreinte()

    def composer(self, document: Document, *, a_part: bool = False) -> bytes:
        """The PDF of a document.

        Args:
            a_part: whether it is large enough to be given a process of its own.

        Raises:
            CompositionRefusee: Typst refused.
            CharteIllisible: the charter asks for fonts that are not there.
            OSError: the temporary folder cannot be written.
        """
        for nom, image in document.images.items():
            self._deposer_image(nom, image)
        for adresse in document.qr:
            cible = self._ici / "images" / qr.nom(adresse)
            if not cible.exists():
                cible.write_bytes(qr.svg(adresse))
        (self._ici / "donnees.json").write_bytes(document.json)
        options: dict[str, Any] = {
            "pdf_standards": _NORMES[document.archive],
            "timestamp": _SANS_DATE if document.instant is None else document.instant,
        }
        if a_part:
            # Starting a process takes modules that a fiche alone does without.
            from recueil.pdf.composition_a_part import composer_a_part

            polices.verifier(self._charte, composition.fontes(self._ici))
            return composer_a_part(self._ici, document.gabarit, options)
        self._compositions += 1
        return self._compiler(str(self._ici / document.gabarit), **options)

    def imposer(
        self, gabarit: str, pdf: bytes, donnees: Mapping[str, Any], instant: int | None
    ) -> bytes:
        """Sheets that hold the pages of `pdf`: for the printer only, so without structure.

        Raises:
            CompositionRefusee: Typst refused.
        """
        (self._ici / "pages.pdf").write_bytes(pdf)
        (self._ici / "donnees.json").write_bytes(json.dumps(donnees).encode())
        return self._compiler(
            str(self._ici / gabarit),
            pdf_standards=[],
            pdf_tags=False,
            timestamp=_SANS_DATE if instant is None else instant,
        )

    def dessiner(self, gabarit: str, donnees: Mapping[str, Any]) -> bytes:
        """A picture of the only page of a template, as PNG, a pixel a point.

        Raises:
            CompositionRefusee: Typst refused.
        """
        (self._ici / "donnees.json").write_text(json.dumps(donnees, ensure_ascii=False), "utf-8")
        return self._compiler(str(self._ici / gabarit), format="png", ppi=72.0)

    def dessine(self, signe: str) -> bool:
        """Whether the fonts have a sign: PDF/UA-1 refuses the text that has one they lack."""
        noms = ", ".join(json.dumps(n) for n in charte.familles(self._charte[polices.TEXTE]))
        texte = json.dumps(signe, ensure_ascii=False)
        return self._accepte(f"#set text(font: ({noms},))\n#text({texte})")

    def lit_image(self, nom: str, image: Path) -> bool:
        """Whether an image can be put in a document."""
        self._deposer_image(nom, image)
        return self._accepte(f'#image("/images/{nom}", alt: "x")')

    def oublier(self) -> None:
        """Let go of what Typst keeps of former documents: five times the size of a fiche's page.

        It forgets what its last ten compositions did not use; empty ones take a few milliseconds.
        """
        if self._compositions:
            for _ in range(_MEMOIRE_DE_TYPST + 1):
                self._compiler(b"", pdf_standards=[], pdf_tags=False, timestamp=_SANS_DATE)
            self._compositions = 0

    def fermer(self) -> None:
        """Remove the folder."""
        if self._dossier is not None:
            self._dossier.cleanup()

    def __enter__(self) -> "Atelier":
        return self

    def __exit__(
        self,
        genre: type[BaseException] | None,
        erreur: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.fermer()

    @functools.cached_property
    def _ici(self) -> Path:
        """The folder, with all that does not depend on a document."""
        self._dossier = tempfile.TemporaryDirectory(prefix="recueil-pdf-")
        ici = Path(self._dossier.name).resolve()
        for nom in ("polices", "images", "aucun"):
            (ici / nom).mkdir()
        for gabarit in self._gabarits:
            shutil.copyfile(gabarit, ici / gabarit.name)
        for police in self._polices:
            shutil.copyfile(police, ici / "polices" / police.name)
        logo = None
        if self._logo is not None:
            logo = f"logo{self._logo.suffix.lower()}"
            shutil.copyfile(self._logo, ici / logo)
        valeurs: dict[str, Any] = {**self._charte, "logo": logo and f"/{logo}"}
        for variable in polices.VARIABLES:
            valeurs[variable] = charte.familles(self._charte.get(variable, ""))
        (ici / "charte.json").write_text(json.dumps(valeurs, ensure_ascii=False), "utf-8")
        return ici

    @functools.cached_property
    def _typst(self) -> typst.Compiler:
        fontes = composition.fontes(self._ici)
        polices.verifier(self._charte, fontes)
        return composition.compilateur(self._ici, fontes)

    def _deposer_image(self, nom: str, image: Path) -> None:
        cible = self._ici / "images" / nom
        if not cible.exists():
            shutil.copyfile(image, cible)

    def _accepte(self, source: str) -> bool:
        try:
            entree = f'#set document(title: "x")\n{source}'.encode()
            self._compiler(entree, pdf_standards=["ua-1"], timestamp=_SANS_DATE)
        except CompositionRefusee:
            return False
        return True

    def _compiler(self, entree: str | bytes, **options: Any) -> bytes:
        return composition.composer(self._typst, entree, options)

    def _calculer_l_empreinte(self) -> str:
        somme = hashlib.sha256(typst.__version__.encode())  # type: ignore[attr-defined]
        logo = [self._logo] if self._logo is not None else []
        for fichier in (*self._gabarits, *self._polices, *logo):
            contenu = fichier.read_bytes()
            somme.update(f"\n{fichier.name} {len(contenu)}\n".encode() + contenu)
        somme.update(json.dumps(self._charte, sort_keys=True).encode())
        return somme.hexdigest()
