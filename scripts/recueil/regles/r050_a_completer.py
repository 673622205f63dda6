"""Un texte provisoire est resté.

`recueil nouvelle` écrit une fiche de départ dont les textes provisoires commencent par
« À COMPLÉTER ». Chacun est signalé tant qu'il n'est pas remplacé. « TODO », « TBD », « XXX »,
« <À CHANGER> » et « lorem ipsum » le sont aussi.

Dans un brouillon, qui n'est pas publié, ce n'est qu'un avertissement : on voit sa page dès le
début, et l'on sait ce qui reste à écrire.

Mauvais :

    resume: "À COMPLÉTER : une ou deux phrases."

Bon :

    resume: "Ce qu'il faut savoir avant de partager un jardin."
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.valeurs import Statut

REGLE = Regle(
    "R050",
    "texte à compléter",
    Gravite.ERREUR,
    "un texte provisoire serait publié tel quel.",
)
PROVISOIRE = expression(
    r"\b[ÀA] COMPL[ÉE]TER\b|\bTODO\b|\bTBD\b|\bXXX+\b|\bFIXME\b"
    r"|[<\[](?:[^<>\[\]\n]{0,40} )?(?i:à (?:changer|définir|"
    r"compléter|remplir|préciser)|a changer|a definir|a completer) ?[>\]]"
    r"|[Ll]orem [Ii]psum|LOREM IPSUM"
)
# What each of them holds: looking for a text, then for a bracket, is much quicker.
_INDICES = ("COMPL", "TODO", "TBD", "XXX", "FIXME", "psum", "PSUM")
_CROCHETS = re.compile(r"[<\[](?:[^<>\[\]\n]{0,40} )?[aàAÀ] [^<>\[\]\n]{1,10}[>\]]")
# What stands for a whole content: what other tools, and forms, write for "nothing".
_RIEN = expression(
    r"~|(?i:null|none|n/?a|néant|à (?:compléter|venir|définir|préciser))|\?+|\.{3}|…|-+"
)
# Longer than the longest of them in quotes, save those that repeat a sign.
_LONGUEUR_MAX = 16
_REPETES = frozenset("?-")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each placeholder left in the prose."""
    texte = lue.source.texte
    presents = any(indice in texte for indice in _INDICES) or (
        ("[" in texte or "<" in texte) and _CROCHETS.search(texte)
    )
    # Whoever has just begun a fiche wants to see it.
    brouillon = any(statut == Statut.BROUILLON for _, statut in lue.valeurs("statut"))
    gravite = Gravite.AVERTISSEMENT if brouillon else REGLE.gravite
    for passage in lue.passages if presents else ():
        for trouve in PROVISOIRE.finditer(passage.texte):
            constat = REGLE.constat(
                lue,
                passage.position(trouve),
                f"il reste un texte provisoire : « {trouve.group()} »",
                conseil="remplacez-le par votre texte, ou effacez la ligne",
            )
            yield constat._replace(gravite=gravite)
    for passage in lue.prose:
        ecrit = passage.texte
        if len(ecrit) > _LONGUEUR_MAX and _REPETES.isdisjoint(ecrit[:2]):
            continue
        dedans = ecrit.strip().strip("\"'")
        if passage.chemin and _RIEN.fullmatch(dedans):
            constat = REGLE.constat(
                lue,
                Position(passage.ligne, passage.colonne, len(passage.texte.strip())),
                f"« {dedans} » tient la place d'un texte",
                pourquoi="le site l'afficherait tel quel.",
                conseil="écrivez le texte, ou effacez la rubrique si elle n'est pas obligatoire",
            )
            yield constat._replace(gravite=gravite)
