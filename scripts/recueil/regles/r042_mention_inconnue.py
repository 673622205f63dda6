"""Le texte cite une fiche qui n'existe pas.

« fiche 2.6 », « fiches 2.6 et 2.7 », « les fiches 1.1 à 1.3 » deviennent des liens, et dans une
traduction « sheet 2.6 » : les fiches citées doivent exister. Un intervalle va d'un numéro à un
autre, plus grand, de la même partie. Une barre oblique inversée devant le mot l'empêche de devenir
un lien : `\\fiche 2.6`. Le titre d'une source, ou les mots d'un lien vers un autre site, peuvent
parler des fiches d'un autre recueil : ils ne sont pas vérifiés.

Mauvais, dans le texte :

    Voir la fiche 1.2, puis les fiches 2.7 à 1.1.

Bon, dans le texte :

    Voir la fiche 1.1, et la \\fiche 12.3 d'un autre recueil.
"""

from collections.abc import Iterator

from recueil.conventions import cle_numero
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.liens.numeros import en_nomme_peut_etre, fiches_citees
from recueil.registres import Referentiels
from recueil.regles.r032_reference_inconnue import fiche_la_plus_proche
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee

REGLE = Regle(
    "R042",
    "fiche citée qui n'existe pas",
    Gravite.ERREUR,
    "ce numéro devient un lien : il ne mènerait nulle part.",
)


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the numbers that the prose mentions, each with the one that starts its interval."""
    for passage in lue.passages:
        if not en_nomme_peut_etre(passage.texte) or passage.chemin[:1] == ("sources",):
            continue
        for mention in fiches_citees(passage.texte):
            place = passage.place(mention.debut_du_numero, mention.fin)
            yield "mentions", Citation(mention.numero, place, cle=mention.depuis)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the numbers that no fiche carries, and intervals that hold none."""
    if not fiche.cles("mentions") and all(
        map(corpus.par_numero.__contains__, fiche.valeurs("mentions"))
    ):
        return
    for mention in fiche.citees("mentions"):
        numero, position = mention.valeur, mention.position
        if numero not in corpus.par_numero:
            proche, precision = fiche_la_plus_proche(numero, corpus)
            ligne = fiche.source.ligne(position.ligne)
            debut, fin = position.colonne - 1, position.colonne - 1 + position.longueur
            yield REGLE.constat(
                fiche,
                position,
                f"la fiche {numero} n'existe pas{precision}",
                correction=ligne[:debut] + proche + ligne[fin:] if proche else "",
                conseil="si c'est la fiche d'un autre recueil, mettez une barre oblique inversée "
                "devant « fiche »",
            )
        elif mention.cle in corpus.par_numero and not va_de_l_avant(mention.cle, numero):
            yield REGLE.constat(
                fiche,
                position,
                f"« {mention.cle} à {numero} » ne va pas d'une fiche à une suivante de la même "
                "partie",
                pourquoi="seules les deux fiches nommées auraient un lien.",
                conseil="nommez chaque fiche, ou donnez d'abord le plus petit numéro",
            )


def va_de_l_avant(depuis: str, jusqu_a: str) -> bool:
    """Whether an interval goes from a number to a greater one of the same part."""
    (partie, rang), (autre, fin) = cle_numero(depuis), cle_numero(jusqu_a)
    return partie == autre and rang < fin
