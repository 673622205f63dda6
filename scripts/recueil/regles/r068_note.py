"""Un appel de note n'a pas sa note, ou une note n'est pas appelée.

Une note s'appelle dans le texte par `[^1]`, et s'écrit plus loin, sur une ligne à elle :
`[^1]: le texte de la note`, sans espace devant le deux-points.

Mauvais, dans le texte :

    Le jardin a deux hectares[^1].

    [^1] : d'après le cadastre.

Bon, dans le texte :

    Le jardin a deux hectares[^1].

    [^1]: D'après le cadastre.
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R068",
    "note",
    Gravite.ERREUR,
    "la page montrerait les crochets, ou une note que rien n'annonce.",
)
_NOTE = expression(r"^[ ]{0,3}\[\^(?P<nom>[^\]\n]*)\]:[ ]*(?P<texte>[^\n]*)", re.MULTILINE)
_MAL_ECRITE = expression(
    r"^[ ]{0,3}\[\^(?P<nom>[^\]\n]+)\](?P<blanc>[ \t\u00a0\u202f]+):", re.MULTILINE
)
_APPEL = expression(r"(?<!\\)\[\^(?P<nom>[^\]\n]+)\](?!:)")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the calls and the notes of a page that do not answer each other."""
    ecrits = lue.markdown_avec("[^")
    if not ecrits:
        return
    notes: dict[str, tuple[Ecrit, re.Match[str]]] = {}
    mal_ecrites: set[str] = set()
    for ecrit in ecrits:
        if not ecrit.en_bloc:
            continue
        for trouve in _MAL_ECRITE.finditer(ecrit.sans_code):
            mal_ecrites.add(trouve["nom"])
            edition = ecrit.edition(*trouve.span("blanc"), "")
            yield REGLE.constat(
                lue,
                ecrit.position(trouve.start("blanc"), trouve.end()),
                "il y a une espace devant le deux-points : cette note n'en est pas une",
                editions=(edition,) if edition else (),
            )
        for trouve in _NOTE.finditer(ecrit.sans_code):
            if trouve["nom"] in notes:
                yield REGLE.constat(
                    lue,
                    ecrit.position(trouve.start(), trouve.start("texte")),
                    f"la note « {trouve['nom']} » est déjà écrite",
                    conseil="donnez-lui un autre nom, ici et dans son appel",
                )
            notes.setdefault(trouve["nom"], (ecrit, trouve))
    appelees: set[str] = set()
    for ecrit in ecrits:
        for trouve in _APPEL.finditer(ecrit.sans_code):
            nom = trouve["nom"]
            appelees.add(nom)
            if nom in notes or nom in mal_ecrites or _ouvre_une_note(ecrit, trouve):
                continue
            yield REGLE.constat(
                lue,
                ecrit.position(*trouve.span()),
                f"la note « {nom} » n'est pas écrite",
                correction=f"[^{nom}]: Le texte de la note.",
                conseil="ajoutez cette ligne à la fin du texte, après une ligne vide",
            )
    for nom, (ecrit, trouve) in notes.items():
        if nom not in appelees:
            yield REGLE.constat(
                lue,
                ecrit.position(trouve.start(), trouve.start("texte")),
                f"rien n'appelle la note « {nom} »",
                conseil=f"mettez [^{nom}] dans le texte, à l'endroit que la note éclaire, ou "
                "effacez la note",
            )


def _ouvre_une_note(ecrit: Ecrit, trouve: re.Match[str]) -> bool:
    """Whether a call is the start of a note that is badly written."""
    return any(
        autre.start() <= trouve.start() < autre.end()
        for autre in _MAL_ECRITE.finditer(ecrit.sans_code)
    )
