"""What one PDF is made from: values only, so that equal documents give equal PDFs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Document:
    """Data for a template.

    Attributes:
        gabarit: file name of the template.
        donnees: what it reads.
        images: the files of its images, by the names that `donnees` uses.
        qr: the addresses whose QR codes it shows.
        instant: its date, in seconds since 1970; None when nobody knows it.
        archive: whether it also follows PDF/A-2a.
    """

    gabarit: str
    donnees: Mapping[str, Any]
    images: Mapping[str, Path] = field(default_factory=dict)
    qr: tuple[str, ...] = ()
    instant: int | None = None
    archive: bool = False

    @property
    def json(self) -> bytes:
        """`donnees` as Typst reads it: the same bytes for the same data."""
        return json.dumps(self.donnees, ensure_ascii=False, separators=(",", ":")).encode()
