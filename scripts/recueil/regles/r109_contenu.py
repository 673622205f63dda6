r"""La mise en page ferait de ce texte autre chose que du texte.

C'est la dernière des vérifications de sûreté : la fiche est mise en page pour de vrai, et rien de
ce que le site retirerait de la page ne doit s'y trouver. Elle voit ce que les autres règles n'ont
pas reconnu : une balise cachée dans du code, une adresse en morceaux, un tableau qui cache un
programme.

Mauvais, dans le texte :

    Le plan (`jardin\` <b onclick="alert(1)">Halles</b> `2024`).

Bon, dans le texte :

    Le plan (`jardin`) du jardin des **Halles**, en `2024`.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.ecrits import Ecrit
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles import (
    r100_balise,
    r101_attribut,
    r102_adresse,
    r103_image_distante,
    r104_commande,
)
from recueil.regles.regle import Regle
from recueil.surete.assainissement import refuse
from recueil.surete.rendu import convertir, est_demesure, est_simple, rendre

REGLE = Regle(
    "R109",
    "contenu que le site retirerait",
    Gravite.ERREUR,
    "ce que la page montrerait ne serait pas ce qui est écrit.",
)
_PLUS_EXACTES = (
    r100_balise,
    r101_attribut,
    r102_adresse,
    r103_image_distante,
    r104_commande,
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a fiche whose page would have to be cleaned."""
    if _suspects(lue) and not any(
        next(regle.sur_fiche(lue, referentiels), None) for regle in _PLUS_EXACTES
    ):
        yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a registry whose texts would have to be cleaned."""
    if _suspects(lu) and not any(
        next(regle.sur_referentiel(lu, referentiels), None) for regle in _PLUS_EXACTES
    ):
        yield from _constats(lu)


def _suspects(lu: Lu) -> list[Ecrit]:
    return [ecrit for ecrit in lu.ecrits_actifs if not est_simple(ecrit.texte)]


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    suspects = _suspects(lu)
    if est_demesure(ecrit.texte for ecrit in lu.ecrits):
        yield REGLE.constat(
            lu,
            _debut(suspects[0]),
            "ce texte a trop de signes de mise en page pour être vérifié",
            conseil="partagez-le en plusieurs fiches, ou écrivez-le plus simplement",
        )
    elif refuse(rendre(lu)):
        coupables = [ecrit for ecrit in suspects if refuse(convertir(ecrit.texte))]
        # None alone is at fault when one text holds what another refers to.
        for ecrit in coupables or suspects[:1]:
            yield REGLE.constat(
                lu,
                _debut(ecrit),
                "la mise en page trouve dans ce texte une balise ou une adresse qui n'est pas "
                "permise",
                conseil="écrivez-le plus simplement : ni HTML, ni accolades, des adresses en "
                "https://",
            )


def _debut(ecrit: Ecrit) -> Position:
    """The first line of a text that says something."""
    rang = len(ecrit.texte) - len(ecrit.texte.lstrip())
    fin = ecrit.texte.find("\n", rang)
    return ecrit.position(rang, fin if fin > rang else len(ecrit.texte))
