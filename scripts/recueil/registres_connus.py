"""The registries in which former runs found nothing wrong: their values, read at once.

Where these are written is looked for when a rule has something to say of one, which is seldom.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from recueil.examen import FichierBrut
from recueil.forme import lire_d_un_coup
from recueil.memoire import Memoire
from recueil.noeuds import Chemin, Document, Repere
from recueil.registres import ReferentielLu, Referentiels
from recueil.rubriques import REFERENTIELS
from recueil.source import Source, lire_referentiel


class _Reperes(Mapping[Chemin, Repere]):
    """The places of the values of a registry, found when they are asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _lus(self) -> Mapping[Chemin, Repere]:
        relu = lire_d_un_coup(ReferentielLu(self._source, None))
        # It was read so when its values were kept.
        assert relu is not None
        assert relu.document is not None
        return relu.document.reperes

    def __getitem__(self, chemin: Chemin) -> Repere:
        return self._lus[chemin]

    def __iter__(self) -> Iterator[Chemin]:
        return iter(self._lus)

    def __len__(self) -> int:
        return len(self._lus)


def rappeler(memoire: Memoire, cle: bytes, registres: Sequence[FichierBrut]) -> Referentiels | None:
    """What these registries say, if the memory has it under this key."""
    texte = memoire.lire([cle]).get(cle)
    if texte is None:
        return None
    valeurs, sigles = json.loads(texte)
    lus: dict[str, ReferentielLu] = {}
    for fichier in registres:
        nom = fichier.nom
        source = lire_referentiel(fichier.chemin, fichier.octets)
        lus[nom] = ReferentielLu(source, Document(valeurs[nom], _Reperes(source)), nom=nom)
    referentiels = Referentiels({nom: lus[nom] for nom in REFERENTIELS if nom in lus})
    vars(referentiels)["sigles_connus"] = frozenset(sigles)
    return referentiels


def retenir(memoire: Memoire, cle: bytes, referentiels: Referentiels) -> None:
    """Keep what registries say, nothing being wrong with them; unless one is not written simply."""
    valeurs = {
        nom: lu.document.donnees
        for nom, lu in referentiels.par_nom.items()
        if lu.forme and lu.document is not None
    }
    if valeurs.keys() == referentiels.par_nom.keys():
        texte = json.dumps([valeurs, sorted(referentiels.sigles_connus)], separators=(",", ":"))
        memoire.ecrire({cle: texte})
