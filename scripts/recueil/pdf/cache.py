"""Composed PDFs kept from a build to the next, by all that they depend on."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from recueil.pdf.document import Document

# Where another place is wanted: a folder that a continuous integration keeps, for instance.
VARIABLE = "RECUEIL_CACHE"
_DOSSIER = ".cache"
# Versions kept of one PDF: those of two settings of the site that take turns, and some more.
_VERSIONS = 4


def dossier_du_cache(racine: Path) -> Path:
    """Where the recueil at `racine` keeps what it composed."""
    return Path(os.environ.get(VARIABLE) or racine / _DOSSIER) / "pdf"


class Cache:
    """A folder of PDFs. What cannot be read or written there is composed again, silently."""

    def __init__(self, dossier: Path, empreinte: str) -> None:
        """`empreinte` is the digest of templates, fonts and engine."""
        self._dossier = dossier
        self._empreinte = empreinte

    def lire(self, nom: str, document: Document) -> bytes | None:
        """The PDF of a document, if it was kept."""
        chemin = self._chemin(nom, document)
        try:
            pdf = chemin.read_bytes()
            os.utime(chemin)
        except OSError:
            return None
        return pdf if pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-32:] else None

    def contient(self, nom: str, document: Document) -> bool:
        """Whether the PDF of a document was kept."""
        return self._chemin(nom, document).is_file()

    def ecrire(self, nom: str, document: Document, pdf: bytes) -> None:
        """Keep a PDF, in place of the oldest of that name."""
        chemin = self._chemin(nom, document)
        provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
        try:
            self._dossier.mkdir(parents=True, exist_ok=True)
            provisoire.write_bytes(pdf)
            provisoire.replace(chemin)
            versions = sorted(self._dossier.glob(f"{nom}_*.pdf"), key=lambda f: f.stat().st_mtime)
            for ancienne in versions[:-_VERSIONS]:
                ancienne.unlink(missing_ok=True)
        except OSError:
            with suppress(OSError):
                provisoire.unlink()

    def _chemin(self, nom: str, document: Document) -> Path:
        somme = hashlib.sha256(self._empreinte.encode())
        somme.update(f"{document.gabarit} {document.instant} {document.archive}\n".encode())
        somme.update(document.json)
        return self._dossier / f"{nom}_{somme.hexdigest()[:32]}.pdf"
