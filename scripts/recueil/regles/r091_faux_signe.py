"""Un signe se fait passer pour un autre.

Certains signes se ressemblent à l'écran sans être les mêmes : l'accent tapé à la place de
l'apostrophe (« l´école »), deux chevrons à la place d'un guillemet (« << mot >> »), le « º » de
l'espagnol à la place du « ° », une lettre grecque ou cyrillique dans un mot copié d'ailleurs.

Mauvais :

    contexte:
      - "L´école du quartier prête son << petit jardin >>."

Bon :

    contexte:
      - "L'école du quartier prête son « petit jardin »."
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.passage import Passage
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R091",
    "signe pris pour un autre",
    Gravite.AVERTISSEMENT,
    "un lecteur d'écran lit un autre signe, la recherche ne trouve plus le mot, et le site ne peut "
    "pas le mettre en forme.",
)
_LETTRE = r"[^\W\d_]"
_FAUX = expression(
    rf"(?P<apostrophe>(?<={_LETTRE})[´`ʼʹ′‘‛΄](?={_LETTRE}))"
    r"|(?P<degre>(?<=\b[nN])º|(?<=[0-9])º(?=[ \xa0]?C\b))"
    rf"|(?P<mot>(?<!\w)(?=\w*[A-Za-zÀ-ÿ])(?=\w*[Α-Ωα-ωА-я])[^\W\d_]{{3,}}(?!\w))"
)
# `<<mot>>`, without a blank, passes for a tag: R100 mends it.
_CHEVRONS = expression(
    r"(?<!<)(?P<ouvrants><<(?![<A-Za-z])[ \xa0\u202f]*)(?P<cite>[^<>\n]*[^<>\s])"
    r"(?P<fermants>[ \xa0\u202f]*>>)(?!>)"
)
_DOUTEUX = expression("[´`ʼʹ′‘‛΄<ºΑ-Ωα-ωА-я]")
_NOMS = {
    "apostrophe": "remplace l'apostrophe",
    "degre": "remplace le signe « ° »",
}
_VOULUS = {"apostrophe": "'", "degre": "°"}
_LATINES = str.maketrans(
    "АВЕКМНОРСТХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν", "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTYXoav"
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each sign that stands for another one, with the line put right."""
    if not _DOUTEUX.search("".join(lue.signes)):
        return
    for passage in lue.prose:
        # What stands between chevrons is looked at too: one copy puts all of a line right.
        for trouve in _CHEVRONS.finditer(passage.texte):
            yield _entre_chevrons(lue, passage, trouve)
        for trouve in _FAUX.finditer(passage.texte):
            if trouve.lastgroup == "mot":
                yield _mot(lue, passage, trouve)
                continue
            nom = trouve.lastgroup or ""
            yield REGLE.constat(
                lue,
                passage.position(trouve),
                f"« {trouve.group()} » {_NOMS[nom]}",
                editions=(passage.edition(*trouve.span(), _VOULUS[nom]),),
                certaine=True,
            )


def _entre_chevrons(lue: FicheLue, passage: Passage, trouve: re.Match[str]) -> Diagnostic:
    return REGLE.constat(
        lue,
        passage.position(trouve),
        "« << >> » remplace des guillemets français",
        editions=(
            passage.edition(*trouve.span("ouvrants"), "« "),
            passage.edition(*trouve.span("fermants"), " »"),
        ),
        certaine=True,
    )


def _mot(lue: FicheLue, passage: Passage, trouve: re.Match[str]) -> Diagnostic:
    ecrit = trouve.group()
    voulu = ecrit.translate(_LATINES)
    etrangeres = "".join(dict.fromkeys(re.findall("[Α-Ωα-ωА-я]", ecrit)))
    sur = re.search("[Α-Ωα-ωА-я]", voulu) is None
    return REGLE.constat(
        lue,
        passage.position(trouve),
        f"« {ecrit} » mêle à nos lettres celles d'un autre alphabet ({', '.join(etrangeres)})",
        editions=(passage.edition(*trouve.span(), voulu),) if sur else (),
        conseil="" if sur else "tapez de nouveau le mot",
    )
