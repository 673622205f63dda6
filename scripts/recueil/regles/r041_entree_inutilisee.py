"""Une entrée d'un référentiel n'est utilisée par aucune fiche.

Ce n'est pas une faute, mais une entrée oubliée vieillit sans que personne ne la relise.

Mauvais, dans organisations.yml :

    - id: ardes
      nom: "ARDES"

Bon, dans organisations.yml :

    - id: ardes
      nom: "ARDES"

Et dans 2.7-jardin-partage.md :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        organisations:
          - ardes
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.noeuds import Chemin
from recueil.notes import NULLE_PART
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus

REGLE = Regle(
    "R041",
    "entrée inutilisée",
    Gravite.AVERTISSEMENT,
    "une entrée que rien n'utilise vieillit sans que personne ne la relise.",
)
# Where each registry writes the identifier of an entry, and beside it the names of the entry.
_ENTREES: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    ("parties", (TOUS, "numero"), ()),
    ("organisations", (TOUS, "id"), (("nom",), ("sigle",), ("synonymes", TOUS))),
    ("territoires", (TOUS, "id"), (("nom",),)),
    ("lexique", ("sigles", TOUS, "sigle"), (("sigle",),)),
    ("lexique", ("formes_inclusives", TOUS, "forme"), (("forme",),)),
)
# Where registries themselves name a territory.
_RATTACHEMENTS = (
    ("organisations", (TOUS, "territoire")),
    ("territoires", (TOUS, "region")),
    ("territoires", (TOUS, "region", TOUS)),
)
# What no file holds as read (`recueil.source`).
_ENTRE_DEUX = "\0"


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the names of the registries that the prose holds, each once."""
    automate = _automate(referentiels)
    vus: set[str] = set()
    if automate is None:
        return
    # All at once, with something on each side of every passage: no name spans two of them.
    texte = _ENTRE_DEUX.join(["", *[passage.texte for passage in lue.passages], ""])
    for dernier, nom in automate.iter(texte):
        if nom in vus:
            continue
        # No letter nor digit touches it: « Opale » is not named by « Opales ».
        avant, apres = texte[dernier - len(nom)], texte[dernier + 1]
        if not (avant.isalnum() or apres.isalnum() or avant == "_" or apres == "_"):
            vus.add(nom)
            yield "noms", Citation(nom, NULLE_PART)


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the entries that no fiche names, by identifier or in its text."""
    for lu, chemin, valeur in inutilisees(corpus):
        yield _inutile(lu, chemin, valeur)


def inutilisees(corpus: Corpus) -> Iterator[tuple[ReferentielLu, Chemin, str]]:
    """The entries that no fiche names: their registry, and their identifier with its place.

    A fiche that cannot be read may cite more than is known here.
    """
    lus = corpus.referentiels.par_nom
    noms = _toutes(corpus, "noms")
    utiles = {nom: _toutes(corpus, nom) for nom in ("organisations", "territoires")}
    utiles["parties"] = {numero.split(".")[0] for numero in corpus.par_numero}
    for registre, rattachement in _RATTACHEMENTS:
        if registre in lus:
            utiles["territoires"] |= {valeur for _, valeur in lus[registre].valeurs(*rattachement)}
    for registre, motif, _ in _ENTREES:
        if registre not in lus:
            continue
        nommees = _noms_par_entree(lus[registre])
        deja: set[str] = set()
        for chemin, valeur in lus[registre].valeurs(*motif):
            utile = valeur in utiles.get(registre, ()) or not noms.isdisjoint(nommees[chemin[:-1]])
            if utile or valeur in deja:
                continue
            deja.add(valeur)
            yield lus[registre], chemin, valeur


def _toutes(corpus: Corpus, nom: str) -> set[str]:
    """What was noted under `nom` in any fiche."""
    return set().union(*(fiche.valeurs(nom) for fiche in corpus.fiches))


def _inutile(lu: ReferentielLu, chemin: Chemin, valeur: str) -> Diagnostic:
    message = {
        "parties": f"aucune fiche n'utilise la partie {valeur}",
        "lexique": f"aucune fiche n'emploie « {valeur} »",
    }.get(lu.nom, f"aucune fiche n'utilise « {valeur} »")
    return REGLE.constat(
        lu,
        lu.place(chemin),
        message,
        conseil="effacez l'entrée, ou laissez-la si une fiche arrive bientôt",
    )


def _noms_par_entree(lu: ReferentielLu) -> dict[Chemin, set[str]]:
    """The names of each entry of a registry, by the path of the entry."""
    resultat: dict[Chemin, set[str]] = defaultdict(set)
    for registre, motif, suites in _ENTREES:
        if registre == lu.nom:
            for suite in suites:
                for chemin, nom in lu.valeurs(*motif[:-1], *suite):
                    resultat[chemin[: len(motif) - 1]].add(nom)
    return resultat


@lru_cache(maxsize=1)
def _automate(referentiels: Referentiels) -> ahocorasick.Automaton | None:
    """All names at once: reading a text costs the same however many there are."""
    automate = ahocorasick.Automaton()
    for lu in referentiels.par_nom.values():
        for noms in _noms_par_entree(lu).values():
            for nom in noms:
                if nom and _ENTRE_DEUX not in nom:
                    automate.add_word(nom, nom)
    automate.make_automaton()
    return automate if len(automate) else None
