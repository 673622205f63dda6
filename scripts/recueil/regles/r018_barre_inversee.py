r"""Une barre oblique inversée change un contenu entre guillemets droits.

Entre guillemets droits doubles, `\` annonce un signe particulier : `\n` va à la ligne, `\"` écrit
un guillemet. Les autres suites arrêtent la lecture (`\d`) ou changent le texte sans rien dire
(`\_`). Pour écrire une barre oblique inversée, doublez-la.

Mauvais :

    resume: "Le dossier \documents du serveur"

Bon :

    resume: "Le dossier \\documents du serveur"
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, ferme
from recueil.regles.regle import Regle

REGLE = Regle(
    "R018",
    "barre oblique inversée",
    Gravite.ERREUR,
    "entre guillemets droits, ce signe arrête la lecture ou change le texte sans rien dire.",
    peut_se_taire=False,
)
_SUITE = re.compile(
    r"\\(?:(?P<permise>[\\\"/n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)|.)"
)


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the backslashes of double-quoted values that do not mean themselves."""
    entete = lu.source.entete.split("\n")
    for ligne, suivante in zip_longest(lignes, lignes[1:]):
        if not ligne.valeur.startswith('"'):
            continue
        fin = suivante.numero if suivante else lu.source.ligne_entete + len(entete)
        for numero in range(ligne.numero, fin):
            texte = entete[numero - lu.source.ligne_entete]
            debut = len(ligne.avant_valeur) + 1 if numero == ligne.numero else 0
            mauvaises = [t for t in _SUITE.finditer(texte, debut) if t["permise"] is None]
            if mauvaises:
                yield _constat(lu, numero, texte, mauvaises)
            if ferme(texte[debut:], '"'):
                break


def _constat(
    lu: Lu, numero: int, texte: str, mauvaises: list[re.Match[str]]
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    corrigee = texte
    for trouve in reversed(mauvaises):
        corrigee = corrigee[: trouve.start()] + "\\" + corrigee[trouve.start() :]
    premiere = mauvaises[0]
    constat = REGLE.constat(
        lu,
        Position(numero, premiere.start() + 1, 2),
        f"« {premiere.group()} » a un sens particulier entre guillemets droits",
        correction=corrigee,
        certaine=True,
        conseil="doublez la barre oblique inversée pour qu'elle soit affichée",
    )
    return constat, (Reparation(numero, corrigee),)
