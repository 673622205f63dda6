"""Un guillemet à l'intérieur d'un contenu le referme trop tôt.

Un contenu ouvert par un guillemet droit finit au guillemet droit suivant. Pour citer des mots à
l'intérieur, employez les guillemets français. Un contenu qui contient une apostrophe se met
entre guillemets doubles.

Mauvais :

    titre: "Qu'appelle-t-on "innovation sociale" ?"
    resume: 'L'innovation a plusieurs sens.'

Bon :

    titre: "Qu'appelle-t-on « innovation sociale » ?"
    resume: "L'innovation a plusieurs sens."
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation, citer, est_une_cle_connue
from recueil.regles.regle import Regle

REGLE = Regle(
    "R019",
    "guillemet refermé trop tôt",
    Gravite.ERREUR,
    "ce qui suit le guillemet n'appartient plus au contenu : l'en-tête ne peut pas être lu.",
    peut_se_taire=False,
)
_CITE = expression(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*+'")
# A word and its meaning, each between quotes: YAML reads them, and the shape is to be put right.
_CLE_ET_VALEUR = re.compile(r"\"[^\"]*\"\s*:\s+\"[^\"]*\"\s*")
_SECONDE = re.compile(r"\s*[,;]?\s*(?P<cle>[a-z_]+)\s*:\s")
# A sign of another language after the value (`"Un jardin",`), or the end of a sentence.
_SIGNE_APRES = re.compile(r"([\"'])(?P<dedans>.*)\1\s*(?P<signe>[,;]|[.…!?]+)", re.DOTALL)
_PAIRE = re.compile(r'"\s*([^"]*?)\s*"')


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report quoted values that go on after their closing quote."""
    for ligne in lignes:
        trouve = _CITE.match(ligne.valeur)
        if trouve is None:
            continue
        reste = ligne.valeur[trouve.end() :]
        if not reste.strip() or re.match(r"\s+#", reste):
            continue
        # `"titre": …` is a key between quotes, which YAML accepts.
        if re.match(r"\s*:(\s|$)", reste) and est_une_cle_connue(trouve.group()[1:-1]):
            continue
        if not ligne.est_un_point and _CLE_ET_VALEUR.fullmatch(ligne.valeur):
            continue
        seconde = _SECONDE.match(reste)
        if seconde is not None and est_une_cle_connue(seconde["cle"]):
            yield _deux_rubriques(lu, ligne, trouve.end(), seconde)
            continue
        corrigee = ligne.avant_valeur + citer(_contenu(ligne.valeur.rstrip()))
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, len(ligne.avant_valeur) + trouve.end()),
                "ce guillemet referme le contenu avant sa fin",
                correction=corrigee,
            ),
            (Reparation(ligne.numero, corrigee),),
        )


def _deux_rubriques(
    lu: Lu, ligne: LigneYAML, fin: int, seconde: re.Match[str]
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """Two keys on one line, the second one on its own."""
    premiere = ligne.avant_valeur + ligne.valeur[:fin]
    place = fin + seconde.start("cle")
    dessous = " " * ligne.retrait_de_cle + ligne.valeur[place:].rstrip()
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(ligne.avant_valeur) + place + 1, len(seconde["cle"])),
        f"la rubrique « {seconde['cle']} » est sur la ligne d'une autre",
        correction=f"{premiere}\n{dessous}",
        conseil="écrivez une rubrique par ligne",
        pourquoi="une ligne ne peut porter qu'une rubrique : la seconde serait perdue.",
    )
    return constat, (Reparation(ligne.numero, premiere),)


def _contenu(valeur: str) -> str:
    """What the writer meant, with French quotes around the words that are quoted."""
    guillemet = valeur[0]
    apres = _SIGNE_APRES.fullmatch(valeur)
    if apres is not None and guillemet not in apres["dedans"]:
        return apres["dedans"] + apres["signe"].strip(",;")
    doubles = re.fullmatch(r"([\"'])\1([^\"']+)\1\1", valeur)
    if doubles is not None:
        return doubles[2]
    dedans = valeur[1:-1]
    entoure = valeur[-1] == guillemet and len(valeur) > 1
    if guillemet == "'":
        if entoure:
            return dedans.replace("''", "'")
        # 'Un mot' cité en tête, or a quote that was never closed.
        cite = re.match(r"'((?:[^']|'(?=\w))*)'", valeur)
        return f"« {cite[1]} »{valeur[cite.end() :]}" if cite else valeur[1:]
    premier = dedans.find('"')
    # "Un" et "deux" starts and ends with quotes that are not around the whole of it.
    un_mot_cite = premier == 0 or dedans[premier - 1] in " \t(['’\u00a0"
    texte = dedans if entoure and (un_mot_cite or dedans.count('"') % 2) else valeur
    texte = texte.replace('\\"', '"')
    if texte.count('"') % 2:
        return texte
    return _PAIRE.sub(r"« \1 »", texte)
