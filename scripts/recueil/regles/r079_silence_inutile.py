"""Une demande de silence ne fait rien taire.

La règle qu'elle nomme ne signale rien à cet endroit : la faute a été corrigée, la ligne a été
déplacée, ou le code n'est pas le bon.

Mauvais, dans le texte :

    <!-- recueil: ignorer R050 : Lorem ipsum est le nom du jardin -->
    Le jardin est ouvert à tout le monde.

Bon, dans le texte :

    Le jardin est ouvert à tout le monde.
"""

from collections.abc import Iterator, Sequence

from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.regles.regle import Fichier, Regle
from recueil.silences import Consigne

REGLE = Regle(
    "R079",
    "silence inutile",
    Gravite.AVERTISSEMENT,
    "laissée là, elle ferait taire une vraie faute le jour où il y en aura une.",
    peut_se_taire=False,
)


def sur_silences(
    fichier: Fichier, inutiles: Sequence[tuple[Consigne, str, Position]]
) -> Iterator[Diagnostic]:
    """Report each code of a comment that silenced nothing."""
    for consigne, code, place in inutiles:
        ou = "dans ce fichier"
        if consigne.lignes is not None:
            ou = f"à la ligne {consigne.lignes.start}"
        seul = len(consigne.codes) == 1
        constat = REGLE.constat(
            fichier,
            place,
            f"{code} ne signale rien {ou} : il n'y a rien à faire taire",
            conseil="effacez cette consigne" if seul else f"effacez « {code} » de cette consigne",
        )
        yield constat._replace(editions=(_sans(fichier, consigne),)) if seul else constat


def _sans(fichier: Fichier, consigne: Consigne) -> Edition:
    """The edition that takes the comment away, with its line when nothing else is on it."""
    numero, debut = consigne.position.ligne, consigne.position.colonne - 1
    ligne = fichier.source.ligne(numero)
    fin = debut + consigne.position.longueur
    if (ligne[:debut] + ligne[fin:]).strip() or numero >= len(fichier.source.lignes):
        debut = len(ligne[:debut].rstrip())
        return Edition(numero, debut + 1, numero, fin + 1, "")
    return Edition(numero, 1, numero + 1, 1, "")
