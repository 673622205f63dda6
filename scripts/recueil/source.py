"""Bytes to text: decoding, line ends, and the cut between front matter and body.

Nothing here judges a fiche. What is wrong with the bytes or with the `---` lines is recorded
as a fact (`Defaut`) that the rules turn into diagnostics.
"""

import re
from dataclasses import dataclass, field
from enum import Enum

from recueil.diagnostic import Position

# Ten times the longest fiche of the project: some thirty printed pages.
TAILLE_D_UNE_FICHE = 100_000
# Some five thousand entries.
TAILLE_D_UN_REFERENTIEL = 1_000_000
DELIMITEUR = "---"
_LIGNE_YAML = re.compile(r"^(\s|- |-$|[^\s:#]+\s*:(\s|$)|#(?!#* ))")
# What was meant for the line that closes a header: dashes that a word processor has joined, too few
# or too many, other rules. None of it can stand there in YAML.
_PRESQUE_DELIMITEUR = re.compile(
    r"(?:-{2,}|-(?: -){2,}|[–—−]+-*|\*{3,}|_{3,}|={3,}|~{3,}|\+{3,}|\.{3}|…)\s*"
)
_CLE = re.compile(r"[a-z_]+\s*:(\s|$)")
_TITRE = re.compile(r"#{2,6} \S")
_ACCENTS = "éèêàâçîïôûùëœ’«»"
# YAML refuses these characters; it takes the last three for line ends, which no editor shows.
_INTERDITS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\x85\u2028\u2029]"
)


class TypeDeDefaut(Enum):
    """What can be wrong with a file before any YAML is read."""

    TAILLE = "taille"
    ENCODAGE = "encodage"
    CARACTERE_INTERDIT = "caractere_interdit"
    ENTETE_ABSENT = "entete_absent"
    ENTETE_NON_REFERME = "entete_non_referme"


@dataclass(frozen=True)
class Defaut:
    """One fact about a file that keeps it from being read as it should.

    Attributes:
        detail: the name of the encoding found, or of the forbidden character, or a bound in bytes;
            how the line that should close the front matter is written, when it is there.
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
    if lignes[premiere].rstrip() != DELIMITEUR:
        absent = Defaut(TypeDeDefaut.ENTETE_ABSENT, Position(premiere + 1, 1))
        return Source(chemin, lignes, corps=texte, defauts=(*defauts, absent))
    debut = premiere + 1
    fin = next(
        (i for i in range(debut, len(lignes)) if lignes[i].rstrip() == DELIMITEUR),
        None,
    )
    corps = (fin or 0) + 1
    mal_ecrite = _delimiteur_mal_ecrit(lignes, debut, fin)
    oubliee = None if fin is None else _titre_avant(lignes, debut, fin)
    if mal_ecrite is not None:
        fin, corps = mal_ecrite, mal_ecrite + 1
        ligne = lignes[mal_ecrite]
        colonne = len(ligne) - len(ligne.lstrip()) + 1
        position = Position(mal_ecrite + 1, colonne, len(ligne.strip()))
        non_referme = Defaut(TypeDeDefaut.ENTETE_NON_REFERME, position, ligne.strip())
        defauts = (*defauts, non_referme)
    elif fin is None or oubliee is not None:
        fin = corps = _fin_probable(lignes, debut) if oubliee is None else oubliee
        defauts = (
            *defauts,
            Defaut(
                TypeDeDefaut.ENTETE_NON_REFERME,
                Position(min(fin + 1, len(lignes)), 1),
            ),
        )
    return Source(
        chemin,
        lignes,
        ligne_entete=debut + 1,
        entete="\n".join(lignes[debut:fin]) + "\n",
        ligne_corps=corps + 1,
        corps="\n".join(lignes[corps:]),
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
            nom = _encodage_probable(octets)
            texte = octets.decode(nom, errors="replace")
            avant = octets[: erreur.start].decode(nom, errors="replace")
            avant = avant.replace("\r\n", "\n").replace("\r", "\n")
            position = Position(avant.count("\n") + 1, len(avant) - avant.rfind("\n"))
            libelle = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman"}[nom]
            defauts = (Defaut(TypeDeDefaut.ENCODAGE, position, libelle),)
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    trouve = _INTERDITS.search(texte)
    if trouve is not None:
        ligne = texte.count("\n", 0, trouve.start()) + 1
        colonne = trouve.start() - texte.rfind("\n", 0, trouve.start())
        detail = f"U+{ord(trouve.group()):04X}"
        defaut = Defaut(TypeDeDefaut.CARACTERE_INTERDIT, Position(ligne, colonne), detail)
        defauts = (*defauts, defaut)
        # Without them, the rest of the file can still be checked.
        texte = _INTERDITS.sub(" ", texte)
    return texte, defauts


def _encodage_probable(octets: bytes) -> str:
    """The 8-bit encoding under which the text holds the most French accented letters."""
    return max(
        ("cp1252", "mac-roman"),
        key=lambda nom: sum(octets.decode(nom, errors="replace").count(c) for c in _ACCENTS),
    )


def _delimiteur_mal_ecrit(lignes: tuple[str, ...], debut: int, fin: int | None) -> int | None:
    """Index of the line that was meant to close the header, if it is not the one at `fin`."""
    limite = min(len(lignes), _fin_probable(lignes, debut) + 1) if fin is None else fin
    for i in range(debut, limite):
        ligne = lignes[i]
        if _PRESQUE_DELIMITEUR.fullmatch(ligne):
            # If the header goes on, this is something else, and YAML will say what.
            if not _CLE.match(_suivante(lignes, i + 1)):
                return i
            continue
        if ligne.strip() == DELIMITEUR and ligne[0].isspace():
            # Shifted, it may be a rule in a text of the header, unless the body starts under it.
            suite = _suivante(lignes[:fin], i + 1)
            if fin is None or (suite and not _LIGNE_YAML.match(suite)):
                return i
    return None


def _suivante(lignes: tuple[str, ...], rang: int) -> str:
    """The first line that says something, from `rang` on."""
    while rang < len(lignes) and not lignes[rang].strip():
        rang += 1
    return lignes[rang] if rang < len(lignes) else ""


def _titre_avant(lignes: tuple[str, ...], debut: int, fin: int) -> int | None:
    """Index of the heading that starts the body, when `fin` is but a rule in that body."""
    for i in range(debut, fin):
        if _TITRE.match(lignes[i]) and not _LIGNE_YAML.match(_suivante(lignes, i + 1)):
            return i
    return None


def _fin_probable(lignes: tuple[str, ...], debut: int) -> int:
    """Index of the first line that no longer looks like YAML: where `---` was forgotten."""
    for i in range(debut, len(lignes)):
        if lignes[i].strip() and not _LIGNE_YAML.match(lignes[i]):
            return i
    fin = len(lignes)
    while fin > debut and not lignes[fin - 1].strip():
        fin -= 1
    return fin
