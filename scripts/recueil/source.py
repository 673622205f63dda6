"""Bytes to text: decoding, line ends, and the cut between front matter and body.

Nothing here judges a fiche. What is wrong with the bytes or with the `---` lines is recorded
as a fact (`Defaut`) that the rules turn into diagnostics.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import NamedTuple

from recueil.delimitation import (
    DELIMITEUR,
    cloture_sous_l_entete,
    debut_de_l_entete,
    delimiteur_mal_ecrit,
    est_presque_un_delimiteur,
    fin_probable,
    ouverture_en_double,
    suite_de_l_entete,
    texte_avant,
)
from recueil.diagnostic import Position
from recueil.encodages import encodage_probable

# Ten times the longest fiche of the project: some thirty printed pages.
TAILLE_D_UNE_FICHE = 100_000
# Some five thousand entries.
TAILLE_D_UN_REFERENTIEL = 1_000_000
# A file with more of them than that is not one that people write.
_DEFAUTS_DE_SIGNES = 20
# YAML refuses these characters; it takes the last three for line ends, which no editor shows.
_INTERDITS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\x85\u2028\u2029]"
)


class TypeDeDefaut(Enum):
    """What can be wrong with a file before any YAML is read."""

    TAILLE = "taille"
    ENCODAGE = "encodage"
    SIGNE_MAL_ENCODE = "signe_mal_encode"
    CARACTERE_INTERDIT = "caractere_interdit"
    ENTETE_ABSENT = "entete_absent"
    TIRETS_EN_DOUBLE = "tirets_en_double"
    ENTETE_NON_REFERME = "entete_non_referme"


class Defaut(NamedTuple):
    """One fact about a file that keeps it from being read as it should.

    Attributes:
        detail: the name of the encoding found, or of the forbidden character, or the sign that
            was most likely meant, or a bound in bytes; how the line that should close the front
            matter is written, when it is there, or that which should open it.
    """

    type: TypeDeDefaut
    position: Position
    detail: str = ""


@dataclass(frozen=True)
class Source:
    """A file as text, with `\\n` line ends and without byte order mark.

    Attributes:
        chemin: path relative to the root of the recueil, with `/`.
        lignes: the lines, without their ends; line 1 of the file is `lignes[0]`.
        ligne_entete: number in the file of the first line of YAML.
        entete: the YAML, without the `---` lines.
        ligne_corps: number in the file of the first line of the body.
        corps: the Markdown after the front matter.
        defauts: what was wrong with the bytes and the `---` lines.
    """

    chemin: str
    lignes: tuple[str, ...]
    ligne_entete: int = 1
    entete: str = ""
    ligne_corps: int = 1
    corps: str = ""
    defauts: tuple[Defaut, ...] = field(default=())

    @property
    def texte(self) -> str:
        """The whole file, with `\\n` line ends."""
        return "\n".join(self.lignes)

    def ligne(self, numero: int) -> str:
        """Line `numero` (from 1) as written, or an empty text outside the file."""
        return self.lignes[numero - 1] if 1 <= numero <= len(self.lignes) else ""


def lire_fiche(chemin: str, octets: bytes) -> Source:
    """Decode a fiche and separate its front matter from its body."""
    if len(octets) > TAILLE_D_UNE_FICHE:
        return _trop_gros(chemin, TAILLE_D_UNE_FICHE)
    texte, defauts = _decoder(octets)
    lignes = tuple(texte.split("\n"))
    premiere = next((i for i, ligne in enumerate(lignes) if ligne.strip()), 0)
    if lignes[premiere].rstrip() == DELIMITEUR:
        debut = premiere + 1
        seconde = ouverture_en_double(lignes, debut)
        if seconde is not None:
            double = Defaut(TypeDeDefaut.TIRETS_EN_DOUBLE, Position(seconde + 1, 1, 3))
            defauts = (*defauts, double)
            debut = seconde + 1
    else:
        # Past what stands before it, or without its first line, a header can still be checked.
        trouve = debut_de_l_entete(lignes, premiere)
        detail = DELIMITEUR if trouve is not None and trouve > premiere else ""
        if est_presque_un_delimiteur(lignes[premiere]):
            detail = lignes[premiere].strip()
        absent = Defaut(TypeDeDefaut.ENTETE_ABSENT, Position(premiere + 1, 1), detail)
        defauts = (*defauts, absent)
        if trouve is None:
            return Source(chemin, lignes, corps=texte, defauts=defauts)
        debut = trouve
    fin = next(
        (i for i in range(debut, len(lignes)) if lignes[i].rstrip() == DELIMITEUR),
        None,
    )
    dedans = list(lignes)
    suite = None if fin is None else suite_de_l_entete(lignes, fin)
    if fin is not None and suite is not None:
        # Without that line, the header goes on.
        milieu = Defaut(TypeDeDefaut.TIRETS_EN_DOUBLE, Position(fin + 1, 1, 3), DELIMITEUR)
        defauts = (*defauts, milieu)
        dedans[fin] = ""
        fin = suite
    corps = (fin or 0) + 1
    mal_ecrite = delimiteur_mal_ecrit(lignes, debut, fin)
    oubliee = None if fin is None else texte_avant(lignes, debut, fin)
    if mal_ecrite is not None:
        fin, corps = mal_ecrite, mal_ecrite + 1
        ligne = lignes[mal_ecrite]
        colonne = len(ligne) - len(ligne.lstrip()) + 1
        position = Position(mal_ecrite + 1, colonne, len(ligne.strip()))
        non_referme = Defaut(TypeDeDefaut.ENTETE_NON_REFERME, position, ligne.strip())
        defauts = (*defauts, non_referme)
    elif fin is None or oubliee is not None:
        fin = corps = fin_probable(lignes, debut) if oubliee is None else oubliee
        defauts = (
            *defauts,
            Defaut(
                TypeDeDefaut.ENTETE_NON_REFERME,
                Position(min(fin + 1, len(lignes)), 1),
            ),
        )
    dessous = list(lignes[corps:])
    # The end of a block of code that stands around the header is told with its start.
    cloture = None if fin is None else cloture_sous_l_entete(lignes, premiere, fin)
    if cloture is not None:
        dessous[cloture - corps] = ""
    return Source(
        chemin,
        lignes,
        ligne_entete=debut + 1,
        entete="\n".join(dedans[debut:fin]) + "\n",
        ligne_corps=corps + 1,
        corps="\n".join(dessous),
        defauts=defauts,
    )


def lire_referentiel(chemin: str, octets: bytes) -> Source:
    """Decode a registry: YAML from its first line to its last."""
    if len(octets) > TAILLE_D_UN_REFERENTIEL:
        return _trop_gros(chemin, TAILLE_D_UN_REFERENTIEL)
    texte, defauts = _decoder(octets)
    lignes = tuple(texte.split("\n"))
    return Source(
        chemin,
        lignes,
        entete=texte,
        ligne_corps=len(lignes) + 1,
        defauts=defauts,
    )


def _trop_gros(chemin: str, taille: int) -> Source:
    """A file that is too large to be looked at: an empty one, with that fact."""
    defaut = Defaut(TypeDeDefaut.TAILLE, Position(1, 1), str(taille))
    return Source(chemin, ("",), defauts=(defaut,))


def _decoder(octets: bytes) -> tuple[str, tuple[Defaut, ...]]:
    """Text with `\\n` line ends, readable even when the encoding is not the right one."""
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


def _sans_interdits(texte: str, defauts: tuple[Defaut, ...]) -> tuple[str, tuple[Defaut, ...]]:
    """The text with `\\n` line ends, and without the signs that no tool can show."""
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    if _INTERDITS.search(texte) is None:
        return texte, defauts
    for trouve in islice(_INTERDITS.finditer(texte), _DEFAUTS_DE_SIGNES):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        colonne = trouve.start() - texte.rfind("\n", 0, trouve.start())
        detail = f"U+{ord(trouve.group()):04X}"
        defaut = Defaut(TypeDeDefaut.CARACTERE_INTERDIT, Position(ligne, colonne), detail)
        defauts = (*defauts, defaut)
    # Without them, the rest of the file can still be checked.
    return _INTERDITS.sub(" ", texte), defauts
