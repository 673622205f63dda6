"""Sources: a title, then an address, on one line or on labelled ones."""

import re
from collections.abc import Sequence

from recueil.importation.contenu import Noeud, texte_des_blocs
from recueil.importation.placement.blocs import liens
from recueil.importation.placement.chantier import Chantier
from recueil.importation.plan import Section
from recueil.importation.relecture import DE_LA_SOURCE

_ADRESSE = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)»]")


def placer_les_sources(chantier: Chantier, section: Section) -> None:
    """Give the sources of a section."""
    chantier.ajouter("sources", [_source(chantier, item) for item in chantier.items(section)])


def _source(chantier: Chantier, item: Sequence[Noeud]) -> dict[str, str]:
    valeurs: dict[str, str] = {}
    blocs = chantier.retirer_les_lignes(item, DE_LA_SOURCE, valeurs)
    if chantier.brute.relecture:
        return {"titre": " ".join(texte_des_blocs(blocs).split()), **valeurs}
    cibles = [n["c"][2][0] for bloc in blocs for n in liens(bloc)]
    ecrit = " ".join(texte_des_blocs(blocs).split())
    source = reference(ecrit) | valeurs
    if "url" not in source and cibles and re.match("https?://", cibles[0]):
        source["url"] = cibles[0]
    return source


def reference(ecrit: str) -> dict[str, str]:
    """A source written on one line: its title, then its address."""
    adresse = _ADRESSE.search(ecrit)
    if adresse is None:
        return {"titre": ecrit}
    avant = re.sub(r"[\s,;:(<–—-]+$", "", ecrit[: adresse.start()])
    apres = re.sub(r"^[\s,;:)>.]+", "", ecrit[adresse.end() :])
    titre = " ".join(morceau for morceau in (avant, apres) if morceau)
    return {"titre": titre or adresse.group(), "url": adresse.group()}
