"""Une adresse est écrite telle quelle dans le texte.

Une adresse seule n'est pas un lien : on ne peut pas cliquer dessus. Elle est aussi illisible à
l'oreille. Écrivez le nom de la page ou du site, entre crochets, puis son adresse entre
parenthèses.

Mauvais, dans le texte :

    Le guide est sur https://www.exemple.org/guides/jardins-partages.

Bon, dans le texte :

    Voir [le guide des jardins partagés](https://www.exemple.org/guides/jardins-partages).
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R063",
    "adresse nue",
    Gravite.AVERTISSEMENT,
    "ce n'est pas un lien : on ne peut pas cliquer dessus, et un lecteur d'écran l'épelle.",
)
_ADRESSE = expression(
    r"(?:\bhttps?://|(?<![\w/.@-])www\.)(?P<domaine>[\w-]+(?:\.[\w-]+)+)(?P<reste>[^\s<>«»\"|]*)"
)
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]\n]+\]\s*:\s*")
_PONCTUATION = ".,;:!?…'’*_]"


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each address that is neither a link nor between angle brackets."""
    for ecrit in lue.markdown_avec("://", "www."):
        yield from _nues(lue, ecrit)


def _nues(lue: FicheLue, ecrit: Ecrit) -> Iterator[Diagnostic]:
    prises = [destination.place for destination in ecrit.destinations]
    # Most addresses are those of links.
    if all(_est_prise(place, prises) for place in _places(ecrit.texte)):
        return
    # What was meant for a link has a rule of its own (R069).
    prises += [(faux.debut, faux.fin) for faux in ecrit.faux_liens]
    prises += [(balise.debut, balise.fin) for balise in ecrit.balises]
    # Those of one line go together: the line to copy has to be right at once.
    par_ligne: dict[int, list[tuple[Position, Edition | None]]] = {}
    for trouve in _ADRESSE.finditer(ecrit.sans_code):
        debut = trouve.start()
        # A line that was to give a link its address has a rule of its own (R067).
        if _est_prise(debut, prises) or _DEFINITION.fullmatch(
            ecrit.texte, ecrit.texte.rfind("\n", 0, debut) + 1, debut
        ):
            continue
        adresse = _sans_ponctuation(trouve.group())
        complete = adresse if "://" in adresse else f"https://{adresse}"
        nom = trouve["domaine"].removeprefix("www.").rstrip(".")
        edition = ecrit.edition(debut, debut + len(adresse), f"[{nom}]({complete})")
        position = ecrit.position(debut, debut + len(adresse))
        par_ligne.setdefault(position.ligne, []).append((position, edition))
    for nues in par_ligne.values():
        yield REGLE.constat(
            lue,
            nues[0][0],
            "cette adresse n'est pas un lien"
            if len(nues) == 1
            else f"ces {len(nues)} adresses ne sont pas des liens",
            editions=tuple(edition for _, edition in nues if edition is not None),
            conseil="mieux encore : entre les crochets, écrivez le nom de la page",
        )


def _places(texte: str) -> Iterator[int]:
    """Where addresses are, by the signs that none is without."""
    for signe in ("://", "www."):
        place = texte.find(signe)
        while place >= 0:
            yield place
            place = texte.find(signe, place + 1)


def _est_prise(place: int, prises: list[tuple[int, int]]) -> bool:
    return any(depart <= place < arrivee for depart, arrivee in prises)


def _sans_ponctuation(adresse: str) -> str:
    """The address without what ends the sentence; a parenthesis that it opens is its own."""
    while adresse[-1] in _PONCTUATION or (
        adresse[-1] == ")" and adresse.count(")") > adresse.count("(")
    ):
        adresse = adresse[:-1]
    return adresse
