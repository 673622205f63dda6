"""Acronyms in French text: which words are some, and whether the text says what they mean."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from recueil.expressions import expression
from recueil.francais.mots import MOTS_VIDES, plier

# Acronyms that everyday dictionaries (Larousse, Robert) list as words: nobody has to be told.
COURANTS: frozenset[str] = frozenset(
    """
    ADN BD BTP CAF CAP CD CDD CDI CO2 COVID CPAM CV DVD EDF ETP FAQ GPS HLM HT HTML IBAN IVG JO
    LGBT MJC NB OGM OK ONG ONU PACS PC PDF PIB PME PMI PMR PS PTT QR RATP RER RH RIB RMI RSA RTT
    SA SARL SAS SAV SDF SIDA SMIC SMS SNCF SOS SPA TER TGV TNT TPE TTC TV TVA UE ULM UNESCO
    UNICEF URL URSSAF USA USB VIP VTT WC ZEP
    """.split()
)
_MOT = expression(r"(?<![\w&])[^\W_]+(?:&[^\W_]+)*(?:-[^\W_]+)*(?![\w&])")
_CAPITALES = expression(r"[A-Z](?<![\w&-][A-Z])(?:[A-Z0-9]|&[A-Z])[^\W_]*(?:&[^\W_]+)*(?![\w&])")
_ROMAIN = expression(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:er|e)?")
_PLURIEL = re.compile(r"(?<=[A-Z]{2})s$")
_HORS_CLE = re.compile(r"[^A-Z0-9&]")
_LETTRES = re.compile(r"[^\W\d_]+")
_PARENTHESE = re.compile(r"\(([^()]*)\)")
# How far from its name an acronym stands: « le comité d'entreprise, devenu le… ou CSE ».
_VOISINAGE = 15
# As many words as that, and more, in letters: looking at all that stands before each parenthesis
# would take the square of a text.
_ETENDUE = 400
# From four letters on, the same initials in a row are no accident.
_LONGUEUR_SURE = 4
_LONGUEUR_MAX = 12


class Sigle(NamedTuple):
    """An acronym met in a text, without the mark of the plural.

    Attributes:
        debut: place of its first letter in the text, in characters.
    """

    ecrit: str
    debut: int

    @property
    def cle(self) -> str:
        """What two writings of one acronym share: capitals, without spaces, dots or hyphens."""
        return cle(self.ecrit)


def cle(ecrit: str) -> str:
    """The comparable form of an acronym: « PES 21 », « PES21 » and « Pes-21 » are one."""
    return _HORS_CLE.sub("", plier(ecrit).upper())


def inconnus(texte: str, connus: Collection[str]) -> list[str]:
    """What `sigles` may find in `texte` beside the acronyms of these keys, as it is written."""
    ecrits = dict.fromkeys(_CAPITALES.findall(texte))
    # Most are their own key.
    return [un for un in ecrits if un not in connus and cle(_singulier(un)) not in connus]


def sigles(texte: str, connus: Collection[str] = ()) -> Iterator[Sigle]:
    """The acronyms of a text, in order; neither Roman numbers nor words written in capitals.

    Args:
        connus: keys of acronyms that the caller has no use for: nothing more is asked of those.
    """
    for trouve in _CAPITALES.finditer(texte):
        # « JTSE-BN »: what follows the hyphen is part of the same name.
        ecrit = _singulier(trouve.group())
        if connus and cle(ecrit) in connus:
            continue
        if not _en_a_la_forme(ecrit) or plier(ecrit) in MOTS_VIDES:
            continue
        if not _dans_un_nom(texte, *trouve.span()) and not _dans_un_cri(texte, trouve.start()):
            yield Sigle(ecrit, trouve.start())


def _singulier(ecrit: str) -> str:
    """An acronym without the mark of the plural."""
    return _PLURIEL.sub("", ecrit) if ecrit.endswith("s") else ecrit


def noms(texte: str) -> Iterator[str]:
    """The words of a name that could be taken for acronyms elsewhere, and the name whole."""
    yield cle(texte)
    for trouve in _MOT.finditer(texte):
        yield cle(trouve.group())
        yield from (cle(partie) for partie in trouve.group().split("-"))


def explique(sigle: str, textes: Iterable[str]) -> bool:
    """Whether one of the texts says what an acronym stands for.

    Either its initials stand in a row (small words may count or not), near it when it is short;
    or it shares a parenthesis with words that hold its letters in order:
    « Mouvement inter-régional des AMAP (MIRAMAP) ».
    """
    lettres = re.sub("[^a-z]", "", plier(sigle))
    return any(
        _dans_une_parenthese(sigle, lettres, texte) or _par_ses_initiales(sigle, lettres, texte)
        for texte in textes
    )


def _en_a_la_forme(mot: str) -> bool:
    """At least two capitals first, mostly capitals (« AJITeR »), and no Roman number."""
    lettres = re.sub(r"[\d&]", "", mot)
    capitales = sum(c.isupper() for c in lettres)
    return (
        re.match(r"[^\W\d_a-zà-ÿ](?:[^\W\d_a-zà-ÿ]|&)", mot) is not None
        and 2 <= capitales <= _LONGUEUR_MAX
        and capitales * 10 >= len(lettres) * 6
        and _ROMAIN.fullmatch(mot) is None
        # Acronyms take no accents: « MÉTHODO » is a word in capitals.
        and lettres.isascii()
    )


def _dans_un_nom(texte: str, debut: int, fin: int) -> bool:
    """Whether words with a capital stand on both sides: « Alliance PEC Rhône-Alpes »."""
    avant = re.search(r"[^\W\d_]+ $", texte[max(0, debut - 40) : debut])
    apres = re.match(r" ([^\W\d_])", texte[fin : fin + 2])
    return bool(
        avant
        and apres
        and avant.group()[0].isupper()
        and apres[1].isupper()
        and plier(avant.group().strip()) not in MOTS_VIDES
    )


def _dans_un_cri(texte: str, debut: int) -> bool:
    """Whether the line is mostly in capitals: a heading or a shout, not a list of acronyms."""
    fin = texte.find("\n", debut)
    ligne = texte[texte.rfind("\n", 0, debut) + 1 : fin if fin >= 0 else len(texte)]
    mots = [mot for mot in _LETTRES.findall(ligne) if len(mot) > 1]
    criees = sum(mot.isupper() for mot in mots)
    return bool(criees >= 3 and criees * 2 >= len(mots))


def _initiales(mots: Sequence[str], *, petits: bool) -> str:
    return "".join(mot[0] for mot in mots if petits or mot not in MOTS_VIDES)


def _par_ses_initiales(sigle: str, lettres: str, texte: str) -> bool:
    if len(lettres) >= _LONGUEUR_SURE:
        etendues = [_mots(texte)]
    else:
        etendues = []
        for trouve in re.finditer(rf"(?<!\w){re.escape(sigle)}(?!\w)", texte):
            etendues.append(_mots(texte[: trouve.start()])[-_VOISINAGE:])
            etendues.append(_mots(texte[trouve.end() :])[:_VOISINAGE])
    return any(
        lettres in _initiales(mots, petits=petits) for mots in etendues for petits in (True, False)
    )


def _dans_une_parenthese(sigle: str, lettres: str, texte: str) -> bool:
    motif = re.compile(rf"(?<!\w){re.escape(sigle)}(?!\w)")
    for parenthese in _PARENTHESE.finditer(texte):
        avant = texte[max(0, parenthese.start() - _ETENDUE) : parenthese.start()]
        if motif.search(parenthese[1]):
            if _porte(_mots(avant)[-_VOISINAGE:], lettres):
                return True
        elif re.search(rf"(?<!\w){re.escape(sigle)}\W{{0,4}}$", avant) and _porte(
            _mots(parenthese[1]), lettres
        ):
            return True
    return False


def _porte(mots: Sequence[str], lettres: str) -> bool:
    """Whether the words hold the letters in order, the first one at the start of a word."""
    for rang, mot in enumerate(mots):
        if not lettres.startswith(mot[0]):
            continue
        suite = iter("".join(mots[rang:]))
        if len(mots) - rang > 1 and all(lettre in suite for lettre in lettres):
            return True
    return False


def _mots(texte: str) -> list[str]:
    return _LETTRES.findall(plier(texte))
