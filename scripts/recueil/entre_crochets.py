"""What stands between braces or brackets, over several lines: where it ends, and what it says.

People paste it from another tool, and forget a comma or the brace that closes. What YAML refuses
is read here all the same, so that one correction can be given for the whole of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recueil.expressions import expression

Contenu = str | list["Contenu"] | dict[str, "Contenu"]
FERMANTS = {"[": "]", "{": "}"}
_CITE = expression(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'")
_REMARQUE = expression(r"(?:(?<=\s)|^)#[^\n]*")
_NOM = r"[\"']?[^\W\d][\w-]*[\"']?[ \t]*:(?=[\s\"'\[{]|$)"
_CLE = expression(_NOM)
# What ends a text without quotes between braces, then between brackets.
_FINS = {
    "}": expression(rf"[,;\n](?=\s*(?:\Z|[}}\]#]|{_NOM}))|\}}"),
    "]": expression(r"[,;\n\]]"),
}
_SIMPLE = expression(r"[^\W_][\w .'’-]*")
_APRES_UN_CITE = expression(r"[ \t]*(?:[,;}\]\n]|\s#|$)")
# A line that no brace holds: an item, or a key with nothing beside it.
_HORS = re.compile(r"\s*(?:-(?:\s|$)|[^\W\d][\w-]*:\s*$)")
_LIGNE_DE_CLE = re.compile(r"[ ]*[^\W\d][\w-]*:(?:\s|$)")
_LIGNES_MAX = 400
_PROFONDEUR_MAX = 8


def citer(valeur: str) -> str:
    """`valeur` between straight double quotes, as YAML reads it back."""
    return '"' + valeur.rstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'


class Etendue(NamedTuple):
    """How far a collection goes.

    Attributes:
        lignes: how many lines it takes.
        fermee: whether its end is written.
        reste: what follows its end on its last line.
    """

    lignes: int
    fermee: bool
    reste: str = ""


def etendue(lignes: Sequence[str], colonne: int) -> Etendue:
    """How far the collection goes that starts at `colonne` of the first of `lignes`."""
    profondeur, retrait = 0, len(lignes[0]) - len(lignes[0].lstrip(" "))
    if not lignes[0][:colonne].strip():
        # Alone on its line, it belongs to the one above.
        retrait -= 1
    derniere = 1
    for rang, ligne in enumerate(lignes[:_LIGNES_MAX]):
        texte = ligne[colonne:] if rang == 0 else ligne
        if rang and (_HORS.match(texte) or _est_dessous(texte, retrait)):
            break
        seul = _sans_textes(texte)
        for place, signe in enumerate(seul):
            profondeur += (signe in "[{") - (signe in "]}")
            if profondeur == 0:
                return Etendue(rang + 1, True, seul[place + 1 :].strip())
        if texte.strip():
            derniere = rang + 1
    return Etendue(derniere, False)


def _est_dessous(ligne: str, retrait: int) -> bool:
    """Whether a line is a key that stands no further to the right than the one that opens."""
    return _LIGNE_DE_CLE.match(ligne) is not None and (
        len(ligne) - len(ligne.lstrip(" ")) <= retrait
    )


def _sans_textes(ligne: str) -> str:
    """The line without what its quotes and its remarks hold, sign for sign."""
    vide = _CITE.sub(lambda t: "x" * len(t.group()), ligne)
    return _REMARQUE.sub(lambda t: " " * len(t.group()), vide)


@dataclass
class _Lecteur:
    """Reads the collection, and notes how to write each of its lines so that YAML takes it."""

    texte: str
    place: int = 0
    pieces: list[list[str]] = field(default_factory=lambda: [[]])

    def collection(self, profondeur: int = 0) -> Contenu | None:
        """The content; None when no sense can be made of it."""
        ouvrant = self.texte[self.place]
        if profondeur > _PROFONDEUR_MAX:
            return None
        self.avancer(1)
        self.ecrire(ouvrant)
        contenu = self.rubriques(profondeur) if ouvrant == "{" else self.points(profondeur)
        if self.texte.startswith(FERMANTS[ouvrant], self.place):
            self.avancer(1)
        self.ecrire(FERMANTS[ouvrant])
        return contenu

    def rubriques(self, profondeur: int) -> Contenu | None:
        contenu: dict[str, Contenu] = {}
        while not self.est_finie():
            cle = _CLE.match(self.texte, self.place)
            nom = cle.group().strip(" \t:\"'") if cle else ""
            if cle is None or nom in contenu:
                return None
            if contenu:
                self.separer()
            self.ecrire(f"{nom}: ")
            self.avancer(len(cle.group()))
            valeur = self.valeur("}", profondeur)
            if valeur is None:
                return None
            contenu[nom] = valeur
        return contenu

    def points(self, profondeur: int) -> Contenu | None:
        contenu: list[Contenu] = []
        while not self.est_finie():
            if contenu:
                self.separer()
            valeur = self.valeur("]", profondeur)
            if not valeur:
                return None
            contenu.append(valeur)
        return contenu

    def valeur(self, dans: str, profondeur: int) -> Contenu | None:
        self.passer_les_blancs()
        if self.texte[self.place : self.place + 1] in tuple(FERMANTS):
            return self.collection(profondeur + 1)
        cite = _CITE.match(self.texte, self.place)
        if cite and _APRES_UN_CITE.match(self.texte, cite.end()):
            import yaml

            lu = str(yaml.safe_load(cite.group()))
            self.avancer(len(cite.group()))
            self.ecrire(cite.group())
        else:
            lu = self.texte_nu(dans)
            # As it is where it can be: what is said of it is shown at its place.
            self.ecrire(lu if _SIMPLE.fullmatch(lu) else citer(lu))
        return lu

    def texte_nu(self, dans: str) -> str:
        """A text without quotes, up to what can only be its end."""
        trouve = _FINS[dans].search(self.texte, self.place)
        ou = trouve.start() if trouve else len(self.texte)
        lu = " ".join(self.texte[self.place : ou].split())
        self.avancer(ou - self.place)
        return lu

    def est_finie(self) -> bool:
        self.passer_les_blancs(",;")
        return self.place >= len(self.texte) or self.texte[self.place] in "]}"

    def passer_les_blancs(self, avec: str = "") -> None:
        while self.place < len(self.texte):
            remarque = _REMARQUE.match(self.texte, self.place)
            if remarque:
                self.avancer(len(remarque.group()))
            elif self.texte[self.place].isspace() or self.texte[self.place] in avec:
                self.avancer(1)
            else:
                return

    def avancer(self, pas: int) -> None:
        passe = self.texte[self.place : self.place + pas]
        self.place += pas
        for _ in range(passe.count("\n")):
            self.pieces.append([])

    def separer(self) -> None:
        """Put the comma at the end of what is written so far."""
        next(pieces for pieces in reversed(self.pieces) if pieces).append(", ")

    def ecrire(self, piece: str) -> None:
        self.pieces[-1].append(piece)


class Lue(NamedTuple):
    """A collection as read.

    Attributes:
        contenu: what it says.
        lignes: what YAML reads in place of each of its lines, from the sign that opens it.
    """

    contenu: Contenu
    lignes: tuple[str, ...]


def lire(lignes: Sequence[str], colonne: int) -> Lue | None:
    """What the collection says that takes all of `lignes`, from `colonne` of the first one.

    None when no sense can be made of it.
    """
    lecteur = _Lecteur("\n".join([lignes[0][colonne:], *lignes[1:]]))
    contenu = lecteur.collection()
    if contenu is None:
        return None
    ecrites = ["".join(pieces).rstrip() for pieces in lecteur.pieces]
    ecrites += [""] * (len(lignes) - len(ecrites))
    marge = len(lignes[0]) - len(lignes[0].lstrip(" ")) + 1
    return Lue(
        contenu,
        (
            ecrites[0],
            *(
                " " * max(marge, len(ligne) - len(ligne.lstrip())) + ecrite if ecrite else ""
                for ligne, ecrite in zip(lignes[1:], ecrites[1:], strict=True)
            ),
        ),
    )


def une_par_ligne(contenu: Contenu, marge: int) -> list[str]:
    """The same content without braces nor brackets, as lines that start at column `marge`."""
    blanc = " " * marge
    resultat: list[str] = []
    if isinstance(contenu, dict):
        for cle, valeur in contenu.items():
            if isinstance(valeur, str):
                resultat.append(f"{blanc}{cle}: {citer(valeur)}")
            else:
                resultat += [f"{blanc}{cle}:", *une_par_ligne(valeur, marge + 2)]
    elif isinstance(contenu, list):
        for point in contenu:
            if isinstance(point, str):
                resultat.append(f"{blanc}- {citer(point)}")
            else:
                premiere, *suite = une_par_ligne(point, marge + 2) or [blanc]
                resultat += [f"{blanc}- {premiere.lstrip()}", *suite]
    return resultat
