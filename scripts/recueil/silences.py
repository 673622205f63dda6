"""What a writer asks the rules not to report, and why.

In the text of a fiche, a comment:

    <!-- recueil: ignorer R063 : la charte donne son adresse en toutes lettres -->

In the header of a fiche or in a registry:

    # recueil: ignorer R041 : la fiche qui la cite arrive bientôt

Alone on its line, it speaks of the next one; at the end of a line, of that line. Above a value
written over several lines, it speaks of all of them. `ignorer-fichier` speaks of the whole file.
Several codes are separated by commas. None of it reaches the site.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from recueil.diagnostic import Diagnostic, Position
from recueil.expressions import expression
from recueil.noeuds import Document
from recueil.source import Source

# How each starts, and the rest: an expression that starts in one way is quicker to look for.
_DEBUTS = tuple(
    (signe, re.compile(rf"{re.escape(signe)}[ \t]*recueil[ \t]*:", re.IGNORECASE))
    for signe in ("#", "<!--")
)
_CONSIGNE = expression(
    r"(?P<ouvrant>\#|<!--)[ \t]*recueil[ \t]*:[ \t]*(?P<verbe>[\w-]*)[ \t]*"
    r"(?P<codes>[^:\n]*?)[ \t]*(?::[ \t]*(?P<raison>.*?))?[ \t]*(?P<fermant>-->|$)",
    re.IGNORECASE,
)
_COMMENTAIRE = re.compile(r"[ \t]*<!--[ \t]*recueil[ \t]*:[^\n]*?-->", re.IGNORECASE)
_CODE = re.compile(r"[^\s,;]+")
POUR_UNE_LIGNE, POUR_LE_FICHIER = "ignorer", "ignorer-fichier"


class Consigne(NamedTuple):
    """One comment addressed to the rules, as written.

    Attributes:
        position: the whole comment.
        verbe: what it asks for: `ignorer`, `ignorer-fichier`, or a slip of the pen.
        codes: the codes that it names, put right when a zero or the R was left out, each with
            its place.
        lignes: the lines that it speaks of; None for all of them.
        en_commentaire: whether it is a comment where it stands: `#` is a sign of the header,
            `<!-- -->` of the text.
        refermee: whether it ends on its line.
    """

    position: Position
    verbe: str
    codes: tuple[tuple[str, Position], ...]
    raison: str
    lignes: range | None
    en_commentaire: bool = True
    refermee: bool = True

    def parle_de(self, diagnostic: Diagnostic) -> bool:
        """Whether it speaks of the place of a diagnostic."""
        return self.lignes is None or diagnostic.position.ligne in self.lignes


class Silencieuse(Protocol):
    """What a rule says of its own silence."""

    @property
    def silencieuse(self) -> bool:
        """Whether a writer may silence it."""

    @property
    def de_surete(self) -> bool:
        """Whether nothing hides what it finds."""


class Silences(NamedTuple):
    """The comments of a file.

    Attributes:
        regles: the rules that they may speak of, by code.
        sur_elles: the codes of the rules on comments, which no comment silences.
    """

    consignes: Sequence[Consigne]
    regles: Mapping[str, Silencieuse]
    sur_elles: frozenset[str] = frozenset()

    def taisent(self, diagnostic: Diagnostic) -> bool:
        """Whether a writer asked not to see this diagnostic."""
        if diagnostic.code in self.sur_elles:
            return False
        ligne = diagnostic.position.ligne
        for consigne in self.consignes:
            # A comment that would show has its own diagnostic: what it is taken for needs none.
            if not consigne.en_commentaire and ligne == consigne.position.ligne:
                return not self.regles[diagnostic.code].de_surete
            nomme = any(code == diagnostic.code for code, _ in consigne.codes)
            if nomme and consigne.parle_de(diagnostic):
                return self.regles[diagnostic.code].silencieuse
        return False

    def inutiles(
        self, diagnostics: Sequence[Diagnostic], en_attente: frozenset[str]
    ) -> list[tuple[Consigne, str, Position]]:
        """The codes that silenced nothing; those of `en_attente` may still do."""
        return [
            (consigne, code, place)
            for consigne in self.consignes
            if consigne.en_commentaire and consigne.refermee
            for code, place in consigne.codes
            if code not in en_attente
            and code in self.regles
            and self.regles[code].silencieuse
            and not any(d.code == code and consigne.parle_de(d) for d in diagnostics)
        ]


def est_une_consigne(texte: str) -> bool:
    """Whether `texte`, which starts a comment, is addressed to the rules."""
    return any(debut.match(texte) for _, debut in _DEBUTS)


def sans_consignes(texte: str) -> str:
    """Markdown without the comments addressed to the rules, nor the lines that they leave empty."""
    if "<!--" not in texte or not _COMMENTAIRE.search(texte):
        return texte
    lignes = []
    for ligne in texte.split("\n"):
        # Never nothing in its place: two halves of a tag must not meet.
        nettoyee = _COMMENTAIRE.sub(" ", ligne)
        if nettoyee == ligne:
            lignes.append(ligne)
        elif nettoyee.strip():
            lignes.append(nettoyee.rstrip())
    return "\n".join(lignes)


def consignes(source: Source, document: Document | None) -> tuple[Consigne, ...]:
    """The comments of a file that are addressed to the rules, in its order."""
    if not any(
        signe in texte and debut.search(texte)
        for texte in (source.entete, source.corps)
        for signe, debut in _DEBUTS
    ):
        return ()
    blocs = _lignes_de_texte(document)
    return tuple(
        _lire(source, numero, trouve, blocs)
        for numero, ligne in enumerate(source.lignes, 1)
        for trouve in _CONSIGNE.finditer(ligne)
        if _est_une_remarque(ligne, trouve)
    )


def _est_une_remarque(ligne: str, trouve: re.Match[str]) -> bool:
    """A `#` inside a word, or inside quotes, opens no comment."""
    if trouve["ouvrant"] != "#":
        return True
    avant = ligne[: trouve.start()]
    return (not avant or avant[-1].isspace()) and avant.count('"') % 2 == 0


def _lire(source: Source, numero: int, trouve: re.Match[str], blocs: dict[int, range]) -> Consigne:
    verbe = trouve["verbe"].lower()
    codes = tuple(
        (
            _code(code.group()),
            Position(numero, trouve.start("codes") + code.start() + 1, len(code.group())),
        )
        for code in _CODE.finditer(trouve["codes"])
    )
    dans_le_texte = numero >= source.ligne_corps or numero in blocs
    html = trouve["ouvrant"] != "#"
    seule = not (
        source.ligne(numero)[: trouve.start()] + source.ligne(numero)[trouve.end() :]
    ).strip()
    cible = _suivante(source, numero, html) if seule else numero
    return Consigne(
        Position(numero, trouve.start() + 1, len(trouve.group())),
        verbe,
        codes,
        (trouve["raison"] or "").strip(),
        None if verbe == POUR_LE_FICHIER else _portee(cible, blocs),
        en_commentaire=html == dans_le_texte or (html and not seule),
        refermee=not html or trouve["fermant"] == "-->",
    )


def _code(ecrit: str) -> str:
    chiffres = re.fullmatch(r"[Rr]?0*([0-9]{1,3})", ecrit)
    return f"R{int(chiffres[1]):03}" if chiffres else ecrit.upper()


def _suivante(source: Source, numero: int, html: bool) -> int:
    """The next line that says something: neither blank, nor another comment."""
    for suivant in range(numero + 1, len(source.lignes) + 1):
        ligne = source.ligne(suivant).strip()
        remarque = _CONSIGNE.match(ligne) or (not html and ligne.startswith("#"))
        if ligne and not remarque:
            return suivant
    return numero


def _portee(cible: int, blocs: dict[int, range]) -> range:
    """The lines of the value that starts at line `cible`."""
    suite = blocs.get(cible + 1)
    if suite is not None and suite.start == cible + 1:
        return range(cible, suite.stop)
    return range(cible, cible + 1)


def _lignes_de_texte(document: Document | None) -> dict[int, range]:
    """The lines of the header that are those of a value begun above, each with its neighbours."""
    lignes: dict[int, range] = {}
    if document is None:
        return lignes
    for repere in document.reperes.values():
        debut = repere.valeur.ligne
        if (repere.bloc or repere.cite) and repere.ligne_fin > debut:
            ensemble = range(debut + 1, repere.ligne_fin + 1)
            lignes.update(dict.fromkeys(ensemble, ensemble))
    return lignes
