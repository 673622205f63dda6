"""Definitions: under headings, as « Terme : ce qu'il veut dire », or one for the whole."""

import re
from collections.abc import Sequence
from typing import Any

from recueil.gabarit import A_COMPLETER
from recueil.importation.casse import avec_capitale
from recueil.importation.contenu import Noeud, texte
from recueil.importation.markdown import en_blocs, en_ligne, en_texte_simple
from recueil.importation.placement.blocs import points_du_bloc, sans_puce_seule
from recueil.importation.placement.chantier import Chantier
from recueil.importation.plan import Section
from recueil.importation.relecture import DE_LA_DEFINITION
from recueil.importation.titres import Titre

_ARTICLES = re.compile(
    r"^(?:(?:les?|la|des|une?)\s+|l['’]\s?)?"
    r"(?:(?:approches?|notions?|concepts?|définitions?|idées?)\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|"
    r"des\s+|de\s+|d['’]\s?))?",
    re.IGNORECASE,
)
_LONGUEUR_D_UN_TERME = 80


def placer_les_definitions(chantier: Chantier, section: Section) -> None:
    """Give the definitions of a section, each with its term."""
    groupes: list[tuple[Titre | None, list[Noeud]]] = []
    for bloc in section.contenu:
        if isinstance(bloc, Titre):
            groupes.append((bloc, []))
        elif groupes:
            groupes[-1][1].append(bloc)
        else:
            groupes.append((None, [bloc]))
    for titre, blocs in groupes:
        if titre is None:
            _sans_titre(chantier, blocs)
        else:
            _definition(chantier, titre, blocs)


def _definition(chantier: Chantier, titre: Titre, blocs: list[Noeud]) -> None:
    ecrit = chantier.casse.en_phrase(_nu(chantier, titre))
    definition: dict[str, Any] = {}
    blocs = chantier.retirer_les_lignes(blocs, DE_LA_DEFINITION, definition, au_debut=True)
    if "terme" in definition:
        if definition["terme"] != ecrit:
            definition["titre"] = ecrit
        chantier.placee.places.append(definition["terme"])
    else:
        definition["terme"] = terme_de(ecrit)
        if definition["terme"] != ecrit:
            definition["titre"] = ecrit
    if len(blocs) == 1 and not chantier.brute.relecture:
        blocs = sans_puce_seule(blocs[0])
    definition["texte"] = en_blocs(blocs) or f"{A_COMPLETER} : ce que ce mot veut dire."
    chantier.ajouter("definitions", [definition])


def _nu(chantier: Chantier, titre: Titre) -> str:
    """The words of a heading; in a document of ours, no sign is a mark but the dots."""
    if chantier.brute.relecture:
        return en_texte_simple(titre.inlines).lstrip("• ")
    return titre.texte


def _sans_titre(chantier: Chantier, blocs: list[Noeud]) -> None:
    """Definitions without headings: « Terme : ce qu'il veut dire », or one for the whole."""
    paragraphes = [item for bloc in blocs for item in points_du_bloc(bloc, a_plat=False)]
    coupes = [_terme_et_texte(item) for item in paragraphes]
    trouvees = [coupe for coupe in coupes if coupe is not None]
    if trouvees and len(trouvees) == len(coupes):
        chantier.ajouter("definitions", [{"terme": t, "texte": x} for t, x in trouvees])
        return
    terme = _premier_gras(blocs) or f"{A_COMPLETER} : le mot à définir"
    texte_entier = en_blocs(blocs)
    chantier.ajouter("definitions", [{"terme": terme, "texte": texte_entier, "_du_texte": ""}])


def terme_de(titre: str) -> str:
    """The term that a heading is about: without its article."""
    reste = _ARTICLES.sub("", titre, count=1)
    return avec_capitale(reste or titre)


def _terme_et_texte(item: Sequence[Noeud]) -> tuple[str, str] | None:
    """« Terme : ce qu'il veut dire », the term in bold or short."""
    if not item or item[0]["t"] != "Para":
        return None
    inlines = list(item[0]["c"])
    ecrit = texte(inlines)
    terme, deux_points, _ = ecrit.partition(":")
    terme = terme.strip()
    if not deux_points or not terme or len(terme) > _LONGUEUR_D_UN_TERME:
        return None
    if len(terme.split()) > 7 or re.search(r"[.;!?,]", terme):
        return None
    premier = en_ligne(inlines)
    reste = re.sub(r"^[^:]*?\s*:(?:\*{1,2})?\s*", "", premier, count=1)
    suite = en_blocs(item[1:])
    texte_entier = f"{reste}\n\n{suite}" if suite and reste else reste or suite
    if not texte_entier or reste.count("**") % 2:
        return None
    return avec_capitale(terme), texte_entier


def _premier_gras(blocs: Sequence[Noeud]) -> str:
    for bloc in blocs:
        for noeud in bloc["c"] if bloc["t"] == "Para" else ():
            ecrit = " ".join(texte([noeud]).split())
            if noeud["t"] == "Strong" and len(ecrit) <= _LONGUEUR_D_UN_TERME:
                return avec_capitale(ecrit)
    return ""
