"""Bytes and letters read in an encoding that is not theirs."""

from recueil.expressions import expression

_ACCENTS = "éèêàâçîïôûùëœ’«»"
_LATIN_1 = 0xFF
# The signs that Windows-1252 shows for the bytes 80 to BF, after those that start a letter.
_SUITE = "[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
DE_TRAVERS = expression(rf"[ÂÃÅ]{_SUITE}|Ã (?=\s)|Ã(?= [^\W\d])|â{_SUITE}{{2}}")


def encodage_probable(octets: bytes) -> str:
    """The 8-bit encoding under which the text holds the most French accented letters."""
    return max(
        ("cp1252", "mac-roman"),
        key=lambda nom: sum(octets.decode(nom, errors="replace").count(c) for c in _ACCENTS),
    )


def bien_lu(signes: str) -> str:
    """The letter whose UTF-8 bytes were read one by one as `signes`; empty when there is none."""
    # The second sign of « à » is a no-break space, that many tools lose.
    if signes.rstrip() == "Ã":
        return "à"
    octets = b"".join(
        signe.encode("cp1252" if ord(signe) > _LATIN_1 else "latin-1", errors="ignore")
        for signe in signes
    )
    lu = octets.decode("utf-8", errors="ignore")
    return lu if len(lu) == 1 else ""
