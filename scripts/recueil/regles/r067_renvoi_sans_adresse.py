"""Un lien renvoie à une adresse qui n'est pas donnée.

`[le guide][guide]` prend son adresse plus loin dans la fiche, sur une ligne à elle : `[guide]:
https://…`, sans espace devant le deux-points. Sans cette ligne, les crochets s'affichent. Le plus
simple est d'écrire l'adresse tout de suite, entre parenthèses.

Mauvais, dans le texte :

    Voir [le guide][guide].

    [guide] : https://www.exemple.org/guides/jardins

Bon, dans le texte :

    Voir [le guide][guide].

    [guide]: https://www.exemple.org/guides/jardins
"""

import difflib
import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.markdown_lu.liens import etiquette, noms_definis, renvois
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R067",
    "renvoi sans adresse",
    Gravite.ERREUR,
    "la page montrerait les crochets, et non un lien.",
)
# What French typography does to `[name]: address`.
_ESPACE = expression(
    r"^[ ]{0,3}\[(?P<nom>[^\[\]\n^]+)\](?P<blanc>[ \t\u00a0\u202f]+):[ \t]*(?=https?://|[\w./-]+\.md)",
    re.MULTILINE,
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the names that no line gives an address to, and the lines that fail to."""
    avec_crochets = [ecrit for ecrit in lue.markdown_avec("[") if "]" in ecrit.texte]
    connus: set[str] = set()
    mal_ecrits: set[str] = set()
    for ecrit in avec_crochets:
        if ecrit.en_bloc:
            connus.update(noms_definis(ecrit.sans_code))
            for trouve in _ESPACE.finditer(ecrit.sans_code):
                mal_ecrits.add(etiquette(trouve["nom"]))
                yield _mal_ecrit(lue, ecrit, trouve)
    for ecrit in avec_crochets:
        yield from _inconnus(lue, ecrit, connus, mal_ecrits)


def _mal_ecrit(lue: FicheLue, ecrit: Ecrit, trouve: re.Match[str]) -> Diagnostic:
    edition = ecrit.edition(*trouve.span("blanc"), "")
    return REGLE.constat(
        lue,
        ecrit.position(trouve.start("blanc"), trouve.end("blanc") + 1),
        "il y a une espace devant le deux-points : cette ligne ne donne pas d'adresse",
        editions=(edition,) if edition else (),
        pourquoi="la page montrerait cette ligne, et les liens qui y renvoient n'en seraient pas.",
    )


def _inconnus(
    lue: FicheLue, ecrit: Ecrit, connus: set[str], mal_ecrits: set[str]
) -> Iterator[Diagnostic]:
    for renvoi in renvois(ecrit.sans_code):
        nom = etiquette(renvoi.nom)
        if nom in connus or nom in mal_ecrits:
            continue
        proche = next(iter(difflib.get_close_matches(nom, sorted(connus), n=1)), "")
        fin = f" ; le plus proche est « {proche} »" if proche else ""
        signe = "!" if renvoi.image else ""
        voulu = f"{signe}[{renvoi.texte}][{proche}]" if proche else ""
        edition = ecrit.edition(renvoi.debut, renvoi.fin, voulu) if voulu else None
        yield REGLE.constat(
            lue,
            ecrit.position(renvoi.debut, renvoi.fin),
            f"aucune adresse n'est donnée pour « {renvoi.nom} »{fin}",
            editions=(edition,) if edition else (),
            conseil=f"écrivez [{renvoi.texte}](l'adresse)",
        )
