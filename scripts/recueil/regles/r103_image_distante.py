"""Une image est prise sur un autre site.

Le site n'affiche que ses propres images. Une image prise ailleurs dirait à cet ailleurs qui lit
quoi et quand, manquerait dans le PDF, et disparaîtrait le jour où l'autre site la retire.

Mauvais, dans le texte :

    ![Le jardin en mai](https://exemple.org/jardin.jpg)

Bon, dans le texte :

    [Le jardin en mai, en photo](https://exemple.org/jardin.jpg)
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.surete.destinations import SCHEMAS_PERMIS, est_distante, schema

REGLE = Regle(
    "R103",
    "image d'un autre site",
    Gravite.ERREUR,
    "l'autre site saurait qui lit la fiche, et l'image peut disparaître à tout moment.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each image of a fiche that another site holds."""
    yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each image of a registry that another site holds."""
    yield from _constats(lu)


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        for image in ecrit.adresses:
            if not image.image or schema(image.adresse) not in SCHEMAS_PERMIS | {""}:
                continue
            if not est_distante(image.adresse):
                continue
            debut, fin = image.place
            ecrite = re.match(r"!\[([^\[\]]+)\]\(", ecrit.texte[debut:fin])
            # An address without its scheme is refused in a link too (R102).
            entiere = f"{'https:' if image.adresse.startswith('//') else ''}{image.adresse}"
            lien = f"[{ecrite[1]}]({entiere})" if ecrite else ""
            yield REGLE.constat(
                lu,
                ecrit.position(image.debut, image.fin),
                "cette image est sur un autre site",
                correction=ecrit.ligne_corrigee(lu.source, debut, fin, lien) if lien else "",
                conseil="mettez un lien vers elle ; ou, si vous en avez le droit, enregistrez-la "
                "dans le dossier de la fiche et donnez son nom de fichier",
            )
