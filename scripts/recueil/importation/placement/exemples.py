"""Examples, with who, where and when: said by the document, or read in the text."""

from typing import Any

from recueil.importation.noms import Noms, periode_dans
from recueil.importation.placement.chantier import Chantier
from recueil.importation.plan import Section
from recueil.importation.relecture import DE_L_EXEMPLE


def placer_les_exemples(chantier: Chantier, section: Section) -> None:
    """Give the examples of a section."""
    for item in chantier.items(section):
        exemple: dict[str, Any] = {}
        blocs = chantier.retirer_les_lignes(item, DE_L_EXEMPLE, exemple)
        ecrit = chantier.ecrire(blocs)
        if not ecrit:
            chantier.a_classer(item)
            continue
        for cle in ("organisations", "territoires"):
            if cle in exemple:
                exemple[cle] = [chantier.noms.identifiant(cle, nom) for nom in exemple[cle]]
        exemple = {"texte": ecrit, **exemple}
        if not chantier.brute.relecture:
            _proposer(chantier, exemple)
        chantier.ajouter("exemples_mes", [exemple])


def _proposer(chantier: Chantier, exemple: dict[str, Any]) -> None:
    rang = len(chantier.donnees.get("exemples_mes", ())) + 1
    proposer(exemple, chantier.noms)
    trouves = [*exemple.get("organisations", ()), *exemple.get("territoires", ())]
    trouves += [exemple["periode"]] if "periode" in exemple else []
    if trouves:
        chantier.placee.propositions.append((rang, ", ".join(trouves)))


def proposer(exemple: dict[str, Any], noms: Noms) -> None:
    """Add to an example what its text says of who, where and when."""
    for cle in ("organisations", "territoires"):
        if cle not in exemple and (trouves := list(noms.dans(cle, exemple["texte"]))):
            exemple[cle] = trouves
    if "periode" not in exemple and (periode := periode_dans(exemple["texte"])):
        exemple["periode"] = periode
