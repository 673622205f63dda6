"""Un exemple est plus ancien que l'organisation qui l'a mené.

Quand `organisations.yml` donne l'année de création d'une organisation (`creation`), un exemple ne
peut pas commencer avant elle. L'une des deux dates est fausse, ou l'exemple est celui d'une
organisation qui l'a précédée.

Mauvais, dans organisations.yml :

    - id: mes-occitanie
      nom: "MES Occitanie"
      creation: "2012"
      territoire: occitanie

Et dans 2.8-lavoir.md :

    exemples_mes:
      - texte: "Le lavoir est remis en eau."
        organisations:
          - mes-occitanie
        periode: "2009"

Bon, dans organisations.yml :

    - id: mes-occitanie
      nom: "MES Occitanie"
      creation: "2012"
      territoire: occitanie

Et dans 2.8-lavoir.md :

    exemples_mes:
      - texte: "Le lavoir est remis en eau."
        organisations:
          - mes-occitanie
        periode: "depuis 2014"
"""

import re
from collections.abc import Iterator

from recueil.conventions import MOTIF_PERIODE
from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R089",
    "exemple antérieur à son organisation",
    Gravite.AVERTISSEMENT,
    "la frise et la fiche montreraient un fait impossible.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the periods that are over, or start, before an organisation of the example."""
    if not referentiels.creations:
        return
    for chemin, periode in lue.valeurs("exemples_mes", TOUS, "periode"):
        if not re.match(MOTIF_PERIODE, periode):
            continue
        menes = lue.valeurs("exemples_mes", TOUS, "organisations", TOUS)
        for identifiant in (valeur for place, valeur in menes if place[1] == chemin[1]):
            annee = referentiels.creations.get(identifiant)
            if annee is not None and derniere_annee_possible(periode) < annee:
                yield REGLE.constat(
                    lue,
                    lue.place(chemin),
                    f"l'exemple est daté « {periode} », mais « {identifiant} » n'existe que depuis "
                    f"{annee}",
                    conseil="corrigez la période, ou l'année de création dans organisations.yml",
                )


def derniere_annee_possible(periode: str) -> int:
    """The last year in which an example of that period may have begun.

    « années 1990 » may have begun in 1999, « 1990-1999 » began in 1990.
    """
    annee = int(re.findall("[0-9]{4}", periode)[0])
    return annee + 9 if periode.startswith("années") else annee
