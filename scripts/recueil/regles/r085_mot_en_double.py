"""Un mot est écrit deux fois de suite.

« de de », « le le », « territoire territoire » : un reste de phrase remaniée. Les répétitions du
français ne sont pas signalées : « nous nous », « vous vous », « en en parlant », « très très ».

Mauvais :

    contexte:
      - "Le partage de de la récolte se décide à plusieurs."

Bon :

    contexte:
      - "Le partage de la récolte se décide à plusieurs : nous nous réunissons."
"""

from collections.abc import Iterator
from itertools import compress
from operator import eq

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.prose import blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R085",
    "mot en double",
    Gravite.AVERTISSEMENT,
    "la phrase bute, et un lecteur d'écran lit le mot deux fois.",
)
_DOUBLE = expression(
    r"(?<![\w'’·-])(?P<mot>[^\W\d_]++)(?P<reste>[ \t]*[ \t\n][ \t]*(?P<second>(?i:(?P=mot))))"
    r"(?![\w'’·-])"
)
# Short words that never follow themselves. « en », « nous », « est » and others may.
_PETITS = frozenset(
    """
    à au aux avec ce ces cette chez comme dans de des du elle et il ils je la le les leurs ma mais
    ne ni notre on ou où par pour qu que qui sa sans ses son sous sur ta un une vers votre
    """.split()
)
# Long ones that people repeat on purpose.
_VOULUS = frozenset("beaucoup encore faire jamais longtemps toujours vraiment presque".split())
_LONG = 5
# UTF-8 without the bytes that only continue a sign, where capitals differ from small letters.
# Letters keep their first byte; the families of bytes that hold the signs of punctuation, « · ’ …
# and pictures, are blanks.
_SANS_PONCTUATION = bytes(
    octet
    if (chr(octet).isalpha() if octet < 0x80 else 0xC3 <= octet < 0xEF and octet != 0xE2)
    or octet in b"'-_"
    else 0x20
    for octet in bytes(range(256)).lower()
)
_SUITES = bytes(range(0x80, 0xC0))


def _en_lettres(texte: str) -> bytes:
    # The two signs that stand among the letters of Latin-1.
    texte = texte.replace("×", " ").replace("÷", " ")
    return texte.encode("utf-8", "surrogatepass").translate(_SANS_PONCTUATION, _SUITES)


_PETITS_EN_LETTRES = frozenset(map(_en_lettres, _PETITS))


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report words that follow themselves in a paragraph, where French does not allow it."""
    if not peut_en_avoir(lue.texte_francais):
        return
    for passage in lue.prose_francaise:
        if _DOUBLE.search(passage.texte) is None:
            continue
        for bloc in blocs(passage.texte):
            for trouve in _DOUBLE.finditer(bloc.texte):
                mot, second = trouve["mot"], trouve["second"]
                plat = mot.lower()
                # « Boutros Boutros »: a name. « le Le Mans » is not this rule's business.
                if second != plat or plat in _VOULUS or (plat not in _PETITS and len(mot) < _LONG):
                    continue
                debut, fin = (bloc.debut + rang for rang in trouve.span("second"))
                yield REGLE.constat(
                    lue,
                    passage.place(debut, fin),
                    f"« {mot} » est écrit deux fois de suite",
                    editions=(passage.edition(bloc.debut + trouve.start("reste"), fin, ""),),
                )


def peut_en_avoir(texte: str) -> bool:
    """Whether a word follows itself when nothing is left but letters: says no three times quicker.

    Signs stand between words as blanks do, and accents are all alike: of French words, this finds
    more, never less.
    """
    mots = _en_lettres(texte).split()
    doubles = compress(mots, map(eq, mots, mots[1:]))
    return any(len(mot) >= _LONG or mot in _PETITS_EN_LETTRES for mot in doubles)
