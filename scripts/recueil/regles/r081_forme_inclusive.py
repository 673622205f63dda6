"""Une forme inclusive est mal formée.

Une forme inclusive a un seul point médian, la terminaison du féminin, puis le « s » du pluriel :
« salarié·es », « acteur·ices », « professionnel·les ». Un mot qui est le même pour tout le monde
(« bénévole », « membre », « responsable ») n'en a pas besoin.

Mauvais :

    enjeux:
      - "Associer les salarié-ess, les acteur-rice-s et les bénévole·es."

Bon :

    enjeux:
      - "Associer les salarié·es, les acteur·ices et les bénévoles."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.francais.inclusif import Faute, Forme
from recueil.registres import Referentiels
from recueil.regles.r080_point_median import par_ligne
from recueil.regles.regle import Regle

REGLE = Regle(
    "R081",
    "forme inclusive mal formée",
    Gravite.AVERTISSEMENT,
    "plus un mot est coupé, plus il est difficile à lire et à dire.",
)


_PHRASES = {
    Faute.DEUX_POINTS: "« {} » est coupé deux fois, un seul point suffit : « {} »",
    Faute.LETTRE_EN_TROP: "« {} » a un « s » de trop : « {} »",
    Faute.PLURIEL: "dans « {} », le « s » ne s'écrit qu'à la fin : « {} »",
    Faute.EPICENE: "« {} » n'a pas besoin de point, le mot vaut pour tout le monde : « {} »",
}


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the forms whose fault is more than the sign."""
    for passage, certaine, ensemble in par_ligne(lue):
        fautives = [forme for forme in ensemble if forme.faute in _PHRASES]
        if fautives:
            yield REGLE.constat(
                lue,
                passage.place(fautives[0].debut, fautives[0].fin),
                " ; ".join(_phrase(forme) for forme in fautives),
                editions=tuple(passage.edition(f.debut, f.fin, f.voulue) for f in fautives),
                certaine=certaine,
            )


def _phrase(forme: Forme) -> str:
    return _PHRASES[forme.faute].format(forme.ecrite, forme.voulue) if forme.faute else ""
