r"""Une barre oblique inversée change un contenu entre guillemets droits.

Entre guillemets droits doubles, `\` annonce un signe particulier : `\n` va à la ligne, `\"` écrit
un guillemet. Les autres suites arrêtent la lecture (`\d`), changent le texte sans rien dire (`\_`)
ou y mettent un signe que l'on ne voit pas (`\u0007`). Pour écrire une barre oblique inversée,
doublez-la.

Mauvais :

    resume: "Le dossier \documents du serveur"

Bon :

    resume: "Le dossier \\documents du serveur"
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation, ferme
from recueil.regles.regle import Regle

REGLE = Regle(
    "R018",
    "barre oblique inversée",
    Gravite.ERREUR,
    "entre guillemets droits, ce signe arrête la lecture ou change le texte sans rien dire.",
    peut_se_taire=False,
)
_SUITE = expression(
    r"\\(?:(?P<permise>[\\\"/n]|$)"
    r"|(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U(?:0000|000[1-9A-Fa-f]|0010)[0-9A-Fa-f]{4})|.)"
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
            mauvaises = [t for t in _SUITE.finditer(texte, debut) if not _est_permise(t)]
            if mauvaises:
                yield _constat(lu, numero, texte, mauvaises)
            if ferme(texte[debut:], '"'):
                break


def _est_permise(suite: re.Match[str]) -> bool:
    """Whether YAML reads a sign that shows, or a blank, in what follows a backslash."""
    if suite["code"] is None:
        return suite["permise"] is not None
    signe = chr(int(suite["code"][1:], 16))
    return signe.isprintable() or signe in "\t\n" or unicodedata.category(signe) == "Zs"


def _constat(
    lu: Lu, numero: int, texte: str, mauvaises: list[re.Match[str]]
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    corrigee = texte
    for trouve in reversed(mauvaises):
        reste = "" if trouve["code"] else f"\\{trouve.group()}"
        corrigee = corrigee[: trouve.start()] + reste + corrigee[trouve.end() :]
    premiere = mauvaises[0]
    cache = premiere["code"] is not None
    constat = REGLE.constat(
        lu,
        Position(numero, premiere.start() + 1, len(premiere.group())),
        f"« {premiere.group()} » écrit un signe que l'on ne voit pas"
        if cache
        else f"« {premiere.group()} » a un sens particulier entre guillemets droits",
        correction=corrigee,
        certaine=True,
        conseil="effacez cette suite"
        if cache
        else "doublez la barre oblique inversée pour qu'elle soit affichée",
    )
    return constat, (Reparation(numero, corrigee),)
