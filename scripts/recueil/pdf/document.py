"""What one PDF is made from: values only, so that equal documents give equal PDFs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def en_json(donnees: Mapping[str, Any]) -> bytes:
    """Data as Typst reads it: the same bytes for the same data."""
    return json.dumps(donnees, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Document:
    """Data for a template.

    Attributes:
        gabarit: file name of the template.
        json: what it reads (see `en_json`).
        images: the files of its images, by the names that `json` uses.
        qr: the addresses whose QR codes it shows.
        instant: its date, in seconds since 1970; None when nobody knows it.
        archive: whether it also follows PDF/A-2a.
    """

    gabarit: str
    json: bytes
    images: Mapping[str, Path] = field(default_factory=dict)
    qr: tuple[str, ...] = ()
    instant: int | None = None
    archive: bool = False
