"""Une balise HTML porte un attribut qui n'est pas permis.

Les balises permises le sont seules, ou avec ce qui aide à lire : `lang`, `dir` et `title`, les
cases réunies d'un tableau, `markdown` sur la légende d'une image (`<figure markdown="span">`).
`onclick` et ses semblables feraient exécuter un programme à la personne qui lit ; `style`, `class`
et `id` pourraient cacher du texte ou imiter une partie du site.

Mauvais, dans le texte :

    Un <span style="color: red">jardin partagé</span>.

Bon, dans le texte :

    Un jardin partagé (<span lang="en">community garden</span>).
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.surete.assainissement import ATTRIBUTS_COMMUNS, BALISES_DES_FICHES
from recueil.surete.balises import Attribut, Balise

REGLE = Regle(
    "R101",
    "attribut HTML refusé",
    Gravite.ERREUR,
    "il pourrait cacher du texte ou imiter une partie du site.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each attribute of a fiche's tags that is not permitted."""
    yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each attribute of a registry's tags that is not permitted."""
    yield from _constats(lu)


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        for balise in ecrit.balises:
            permis = BALISES_DES_FICHES.get(balise.nom)
            # A tag that is refused takes its attributes with it.
            if permis is None or not balise.complete:
                continue
            for attribut in balise.attributs:
                if attribut.nom not in permis | ATTRIBUTS_COMMUNS:
                    yield _constat(lu, ecrit, balise, attribut)


def _constat(lu: Lu, ecrit: Ecrit, balise: Balise, attribut: Attribut) -> Diagnostic:
    pourquoi = ""
    if attribut.nom.startswith("on"):
        pourquoi = "il ferait exécuter un programme à la personne qui lit."
    elif attribut.nom == "markdown":
        pourquoi = "une fiche se lirait autrement dans la forge, sur le site et dans le PDF."
    avant = ecrit.texte[balise.debut : attribut.debut]
    return REGLE.constat(
        lu,
        ecrit.position(attribut.debut, attribut.fin),
        f"l'attribut « {attribut.nom[:40]} » n'est pas permis sur la balise <{balise.nom}>",
        correction=ecrit.ligne_corrigee(
            lu.source, balise.debut + len(avant.rstrip(" ")), attribut.fin, ""
        ),
        pourquoi=pourquoi,
        conseil="" if "\n" not in ecrit.texte[balise.debut : attribut.fin] else "effacez-le",
    )
