"""Une adresse n'est pas de celles que le site ouvre.

Un lien mène à une page (`https://` ou `http://`), à une adresse électronique (`mailto:`), à un
numéro de téléphone (`tel:`) ou à un fichier du recueil. `javascript:`, `data:` et `vbscript:`
feraient exécuter un programme à la personne qui clique, même cachés sous des espaces ou des codes
; `file:` chercherait dans son ordinateur.

Mauvais, dans le texte :

    Voir [le plan du jardin](javascript:alert(1)).

Bon, dans le texte :

    Voir [le plan du jardin](https://exemple.org/plan) ou écrire à <jardin@exemple.org>.
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.surete.destinations import SCHEMAS_PERMIS, Destination, est_distante, schema

REGLE = Regle(
    "R102",
    "adresse refusée",
    Gravite.ERREUR,
    "l'ouvrir pourrait faire exécuter un programme à la personne qui lit.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each address of a fiche that the site does not open."""
    yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each address of a registry that the site does not open."""
    yield from _constats(lu)


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        for destination in ecrit.adresses:
            nom = schema(destination.adresse)
            if nom and nom not in SCHEMAS_PERMIS:
                yield _constat(lu, ecrit, destination, nom)
            elif not nom and not destination.image and est_distante(destination.adresse):
                yield REGLE.constat(
                    lu,
                    ecrit.position(destination.debut, destination.fin),
                    "cette adresse commence par deux barres, sans « https: »",
                    correction=ecrit.ligne_corrigee(
                        lu.source,
                        destination.debut,
                        destination.fin,
                        "https://" + destination.adresse.lstrip("/\\"),
                    ),
                    pourquoi="le lien ne marcherait pas dans un PDF ni sur une copie du site.",
                )


def _constat(lu: Lu, ecrit: Ecrit, destination: Destination, nom: str) -> Diagnostic:
    debut, fin = destination.place
    lien = re.match(r"!?\[([^\[\]]*)\]\(", ecrit.texte[debut:fin])
    return REGLE.constat(
        lu,
        ecrit.position(destination.debut, max(destination.fin, destination.debut + 1)),
        f"une adresse en « {nom[:40]}: » n'est pas permise",
        correction=ecrit.ligne_corrigee(lu.source, debut, fin, lien[1]) if lien else "",
        conseil="mettez l'adresse d'une page, en https://, ou gardez le texte sans lien",
    )
