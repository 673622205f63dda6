"""Bytes to text: whatever the encoding is, the rest of the file can be checked."""

import re
import string
from itertools import islice
from typing import NamedTuple

from recueil.defauts import Defaut, TypeDeDefaut
from recueil.diagnostic import Position
from recueil.encodages import encodage_probable

# A file with more of them than that is not one that people write.
_DEFAUTS_DE_SIGNES = 20
# YAML refuses these characters; it takes the last three for line ends, which no editor shows.
_INTERDITS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\x85\u2028\u2029]"
)
_COURANTS = (string.ascii_letters + string.digits + " \n\t\"'(),-./:;?").encode()


class Decode(NamedTuple):
    """A text with `\\n` line ends, readable even when its encoding is not the right one.

    Attributes:
        rares: its signs that are neither letters and digits of ASCII, nor common punctuation, in
            their order.
    """

    texte: str
    rares: str
    defauts: tuple[Defaut, ...]


def decoder(octets: bytes) -> Decode:
    """The text of a file, and what was wrong with its bytes."""
    defauts: tuple[Defaut, ...] = ()
    for marque, nom in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if octets.startswith(marque):
            texte = octets.decode("utf-16", errors="replace")
            defauts = (Defaut(TypeDeDefaut.ENCODAGE, Position(1, 1), nom),)
            break
    else:
        try:
            texte = octets.decode("utf-8-sig")
        except UnicodeDecodeError as erreur:
            # The decoder counts from after the mark, the bytes from before it.
            octets = octets.removeprefix(b"\xef\xbb\xbf")
            melange = _utf8_melange(octets)
            if melange is not None:
                return _sans_interdits(*melange)
            nom = encodage_probable(octets)
            texte = octets.decode(nom, errors="replace")
            avant = octets[: erreur.start].decode(nom, errors="replace")
            avant = avant.replace("\r\n", "\n").replace("\r", "\n")
            position = Position(avant.count("\n") + 1, len(avant) - avant.rfind("\n"))
            libelle = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman"}[nom]
            defauts = (Defaut(TypeDeDefaut.ENCODAGE, position, libelle),)
    return _sans_interdits(texte, defauts)


def _utf8_melange(octets: bytes) -> tuple[str, tuple[Defaut, ...]] | None:
    """UTF-8 text into which a few signs of another encoding were pasted; None for other text."""
    texte = octets.decode("utf-8", errors="surrogateescape")
    etrangers = list(re.finditer("[\udc80-\udcff]", texte))
    if len(etrangers) >= sum(not signe.isascii() for signe in texte) - len(etrangers):
        return None
    defauts = []
    for trouve in etrangers[:_DEFAUTS_DE_SIGNES]:
        signe = bytes([ord(trouve.group()) - 0xDC00]).decode("cp1252", errors="replace")
        avant = texte[: trouve.start()].replace("\r\n", "\n").replace("\r", "\n")
        position = Position(avant.count("\n") + 1, len(avant) - avant.rfind("\n"))
        defauts.append(Defaut(TypeDeDefaut.SIGNE_MAL_ENCODE, position, signe))
    lu = re.sub(
        "[\udc80-\udcff]",
        lambda t: bytes([ord(t.group()) - 0xDC00]).decode("cp1252", errors="replace"),
        texte,
    )
    return lu, tuple(defauts)


def _sans_interdits(texte: str, defauts: tuple[Defaut, ...]) -> Decode:
    """The text with `\\n` line ends, and without the signs that no tool can show."""
    if "\r" in texte:
        texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    rares = _rares(texte)
    if _INTERDITS.search(rares) is None:
        return Decode(texte, rares, defauts)
    for trouve in islice(_INTERDITS.finditer(texte), _DEFAUTS_DE_SIGNES):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        colonne = trouve.start() - texte.rfind("\n", 0, trouve.start())
        detail = f"U+{ord(trouve.group()):04X}"
        defaut = Defaut(TypeDeDefaut.CARACTERE_INTERDIT, Position(ligne, colonne), detail)
        defauts = (*defauts, defaut)
    # Without them, the rest of the file can still be checked.
    return Decode(_INTERDITS.sub(" ", texte), _INTERDITS.sub("", rares), defauts)


def _rares(texte: str) -> str:
    # Without some of its ASCII signs, UTF-8 stays UTF-8. What is left is quickly searched.
    octets = texte.encode("utf-8", "surrogatepass")
    return octets.translate(None, _COURANTS).decode("utf-8", "surrogatepass")
