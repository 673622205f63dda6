"""QR codes: an address on paper that a telephone can follow (ISO/IEC 18004, made by segno)."""

import hashlib
import io


def nom(adresse: str) -> str:
    """The file name of the code of an address."""
    return f"qr-{hashlib.sha256(adresse.encode()).hexdigest()[:20]}.svg"


def svg(adresse: str) -> bytes:
    """The code alone: the template leaves around it the white margin that scanners need."""
    import segno  # composing from the cache does without it

    tampon = io.BytesIO()
    segno.make(adresse, error="m", micro=False).save(
        tampon, kind="svg", border=0, dark="#000", light="#fff", xmldecl=False, nl=False
    )
    return tampon.getvalue()
