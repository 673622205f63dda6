"""Un point d'une liste de l'en-tête n'a pas son tiret, ou commence par un autre signe.

Les traitements de texte remplacent le tiret par une puce (`•`) ou par un tiret long (`–`). Dans
l'en-tête, seul le tiret du clavier suivi d'une espace ouvre un point. Une définition, un exemple,
une source sont aussi les points d'une liste : leur première ligne a un tiret.

Mauvais :

    contexte:
      • Un regain d'attention depuis les années 2000.

Bon :

    contexte:
      - Un regain d'attention depuis les années 2000.
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, citer, decouper, en_texte
from recueil.points_de_liste import est_finie, ouvre, rubrique_oubliee
from recueil.puces import nom_de_la_puce, puce
from recueil.registres import ReferentielLu
from recueil.regles.regle import Regle
from recueil.rubriques import LISTES, cles_de_la_racine, cles_exigees, cles_sous

REGLE = Regle(
    "R009",
    "tiret de liste",
    Gravite.ERREUR,
    "c'est le tiret qui sépare les points d'une liste : sans lui, ils n'en feraient qu'un.",
    peut_se_taire=False,
)
# Not a key between quotes, which a colon follows.
_CITE = re.compile(r'"(?:[^"\\]|\\.)*"\s*')
_RETRAIT = 2
_DROITS = ('"', "'")
_RACINE = cles_de_la_racine()
# Those of a fiche that no item has.
_RACINE_SEULE = _RACINE.difference(*map(cles_sous, _RACINE & LISTES))
# The registry that is not a list of entries.
_SANS_LISTE = "lexique"


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report the signs that stand for the dash of a list, and the items that have none."""
    avant: LigneYAML | None = None
    parent = ""
    # The keys that the next line may have: those of the first item, or those of the key itself.
    sous, dedans = _cles_d_une_entree(lu), frozenset[str]()
    # The keys of the items that are open, by the column at which they stand.
    ouverts: dict[int, list[str]] = {}
    # The keys without which an item is not complete: before that, one written again is a slip.
    exigees: dict[int, frozenset[str]] = {}
    for rang, ligne in enumerate(lignes):
        if ligne.suite:
            continue
        if _est_une_rubrique_a_tiret(lu, avant, ligne):
            yield _rubrique_a_tiret(lu, ligne)
            avant = ligne._replace(avant_valeur=ligne.avant_valeur.lstrip("- "))
            continue
        trouve = puce(ligne.texte)
        # Under a text, such a line is the rest of it; under `*gras*`, the sign is Markdown's.
        if trouve and avant is not None and (ouvre(avant) or est_finie(avant, ligne)):
            yield _autre_signe(lu, ligne, trouve, ligne.retrait if ouvre(avant) else avant.retrait)
            continue
        if avant is not None and _CITE.fullmatch(ligne.valeur) and est_finie(avant, ligne):
            yield _sans_tiret(lu, ligne, avant.retrait)
            continue
        if ligne.cle in LISTES and ligne.ouvre:
            parent = ligne.cle or ""
        principale = rubrique_oubliee(parent, ligne, lignes[rang + 1 : rang + 2])
        if principale:
            constat, reparations = _texte_sans_son_nom(lu, ligne, principale)
            yield constat, reparations
            avant = decouper(reparations[0].texte, ligne.numero) or ligne
            ouverts[len(ligne.avant_valeur)] = [principale]
            sous, dedans = frozenset(), frozenset()
            continue
        if ligne.est_un_point and ligne.cle in dedans:
            yield _tiret_de_trop(lu, ligne)
            avant, dedans = ligne, frozenset()
            continue
        colonne = ligne.retrait_de_cle
        ouverts = {place: cles for place, cles in ouverts.items() if place <= colonne}
        premiere = ligne.cle in sous
        if ligne.cle is None:
            ouverts.pop(colonne, None)
        elif ligne.est_un_point:
            ouverts[colonne] = [ligne.cle]
            if avant is None and isinstance(lu, ReferentielLu):
                exigees[colonne] = cles_exigees("", lu.nom)
            elif avant is not None and avant.cle is not None and avant.ouvre:
                exigees[colonne] = cles_exigees(avant.cle)
        elif premiere or (
            ligne.cle in ouverts.get(colonne, ())[:1]
            and exigees.get(colonne, frozenset()) <= set(ouverts[colonne])
        ):
            marge = avant.retrait_de_cle if premiere and avant is not None else 0
            yield _entree_sans_tiret(lu, lignes[rang:], marge)
            ouverts[colonne] = [ligne.cle]
        elif colonne in ouverts:
            ouverts[colonne].append(ligne.cle)
        avant = ligne
        ouvertes = cles_sous(ligne.cle) if ligne.cle is not None and ligne.ouvre else frozenset()
        sous, dedans = (ouvertes, frozenset()) if ligne.cle in LISTES else (frozenset(), ouvertes)


def _texte_sans_son_nom(
    lu: Lu, ligne: LigneYAML, principale: str
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    valeur = ligne.valeur.rstrip()
    corrigee = (
        ligne.avant_valeur + f"{principale}: {valeur if valeur[0] in _DROITS else citer(valeur)}"
    )
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(ligne.avant_valeur) + 1, len(valeur)),
        f"il manque « {principale}: » devant ce texte, que d'autres rubriques suivent",
        correction=corrigee,
        pourquoi="un point est un texte seul, ou des rubriques qui ont chacune leur nom.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)


def _est_une_rubrique_a_tiret(lu: Lu, avant: LigneYAML | None, ligne: LigneYAML) -> bool:
    """Whether a line is a key of the fiche behind the dash of a list that nothing opens."""
    if (
        isinstance(lu, ReferentielLu)
        or not ligne.texte.startswith("- ")
        or ligne.cle not in _RACINE
    ):
        return False
    if avant is None or avant.retrait > 0:
        return avant is None or ligne.cle in _RACINE_SEULE
    return avant.cle in _RACINE and not avant.est_un_point and not avant.ouvre


def _cles_d_une_entree(lu: Lu) -> frozenset[str]:
    """The keys of the entries that a registry is made of; none for another file."""
    registre = isinstance(lu, ReferentielLu) and lu.nom != _SANS_LISTE
    return cles_de_la_racine(lu.nom) if registre and isinstance(lu, ReferentielLu) else frozenset()


def _autre_signe(
    lu: Lu, ligne: LigneYAML, trouve: re.Match[str], colonne: int
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    corrigee = f"{' ' * colonne}- {ligne.texte[trouve.end() :]}"
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, trouve.start("puce") + 1, len(trouve["puce"])),
        f"ce point de liste commence par {nom_de_la_puce(trouve['puce'])} et non par un tiret",
        correction=corrigee,
        certaine=True,
    )
    return constat, (Reparation(ligne.numero, corrigee),)


def _rubrique_a_tiret(lu: Lu, ligne: LigneYAML) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    corrigee = ligne.texte[ligne.retrait_de_cle :]
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, 1),
        f"ce tiret est de trop : « {ligne.cle} » n'est pas un point de liste",
        correction=corrigee,
        certaine=True,
        pourquoi="il en ferait une liste, que le site ne saurait pas où afficher.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)


def _tiret_de_trop(lu: Lu, ligne: LigneYAML) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """A dash before keys that are not an item: they stand under their own key, once."""
    colonne = ligne.retrait
    reparations = [Reparation(ligne.numero, " " * colonne + ligne.texte[ligne.retrait_de_cle :])]
    entete = lu.source.entete.split("\n")
    rang = ligne.numero + 1 - lu.source.ligne_entete
    for numero, texte in enumerate(entete[rang:], ligne.numero + 1):
        retrait = len(texte) - len(texte.lstrip(" "))
        if not texte.strip() or retrait < colonne:
            break
        reste = texte.lstrip(" ").removeprefix("- ")
        if texte != " " * colonne + reste:
            reparations.append(Reparation(numero, " " * colonne + reste))
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, colonne + 1),
        "ce tiret est de trop : ces rubriques ne sont pas les points d'une liste",
        correction=en_texte(reparations),
        pourquoi="il en ferait une liste, que le site ne saurait pas où afficher.",
    )
    return constat, tuple(reparations)


def _sans_tiret(
    lu: Lu, ligne: LigneYAML, colonne: int, suites: Sequence[Reparation] = ()
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    corrigee = f"{' ' * colonne}- {ligne.texte.lstrip()}"
    reparations = (Reparation(ligne.numero, corrigee), *suites)
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, ligne.retrait + 1, len(ligne.cle or " ")),
        "il manque le tiret au début de ce point de liste",
        correction=en_texte(reparations),
    )
    return constat, reparations


def _entree_sans_tiret(
    lu: Lu, lignes: Sequence[LigneYAML], marge: int
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """A definition, an example or an entry whose first key has no dash.

    Args:
        marge: column under which the dash cannot stand.
    """
    ligne = lignes[0]
    suivante = next((autre for autre in lignes[1:] if not autre.suite), None)
    dessous = suivante is not None and not suivante.est_un_point
    if dessous and suivante is not None and suivante.retrait == ligne.retrait + _RETRAIT:
        return _sans_tiret(lu, ligne, ligne.retrait)
    if ligne.retrait - _RETRAIT >= marge:
        return _sans_tiret(lu, ligne, ligne.retrait - _RETRAIT)
    # The dash takes the place of the keys: they all move.
    suites = []
    for numero in range(ligne.numero + 1, lu.source.ligne_entete + lu.source.entete.count("\n")):
        texte = lu.source.entete.split("\n")[numero - lu.source.ligne_entete]
        retrait = len(texte) - len(texte.lstrip(" "))
        if texte.strip() and (retrait < ligne.retrait or texte.startswith("-", ligne.retrait)):
            break
        if texte.strip():
            suites.append(Reparation(numero, " " * _RETRAIT + texte))
    return _sans_tiret(lu, ligne, ligne.retrait, suites)
