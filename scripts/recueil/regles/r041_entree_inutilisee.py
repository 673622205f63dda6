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

import re
from collections.abc import Iterator

from recueil.corpus import TOUS, Corpus, ReferentielLu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.noeuds import Chemin
from recueil.regles.regle import Regle

REGLE = Regle(
    "R041",
    "entrée inutilisée",
    Gravite.AVERTISSEMENT,
    "une entrée que rien n'utilise vieillit sans que personne ne la relise.",
)


def sur_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the entries that no fiche names, by identifier or in its text."""
    cites = {
        registre: {
            identifiant
            for lue in corpus.fiches
            for _, identifiant in lue.valeurs("exemples_mes", TOUS, registre, TOUS)
        }
        for registre in ("organisations", "territoires")
    }
    prose = "\n".join(passage.texte for lue in corpus.fiches for passage in lue.passages)
    parties = {numero.split(".")[0] for numero in corpus.par_numero}
    for lu in corpus.referentiels.values():
        if lu.nom == "parties":
            yield from _signaler(lu, "numero", parties, "la partie", corpus)
        elif lu.nom == "organisations":
            nommees = {
                identifiant
                for identifiant, chemin in corpus.identifiants("organisations").items()
                if any(_cite(nom, prose) for nom in _noms(lu, chemin))
            }
            yield from _signaler(lu, "id", cites["organisations"] | nommees, "", corpus)
        elif lu.nom == "territoires":
            rattaches = cites["territoires"] | {
                identifiant
                for identifiant, chemin in corpus.identifiants("territoires").items()
                if any(_cite(nom, prose) for nom in _noms(lu, chemin))
            }
            organisations = corpus.referentiels.get("organisations")
            if organisations is not None:
                rattaches |= {v for _, v in organisations.valeurs(TOUS, "territoire")}
            rattaches |= {v for _, v in lu.valeurs(TOUS, "region")}
            rattaches |= {v for _, v in lu.valeurs(TOUS, "region", TOUS)}
            yield from _signaler(lu, "id", rattaches, "", corpus)
        elif lu.nom == "lexique":
            for liste, cle in (("sigles", "sigle"), ("formes_inclusives", "forme")):
                for chemin, valeur in lu.valeurs(liste, TOUS, cle):
                    if not _cite(valeur, prose):
                        yield REGLE.constat(
                            lu,
                            lu.place(chemin),
                            f"aucune fiche n'emploie « {valeur} »",
                            conseil="effacez l'entrée, ou laissez-la si une fiche arrive bientôt",
                        )


def _signaler(
    lu: ReferentielLu, cle: str, utiles: set[str], nom: str, corpus: Corpus
) -> Iterator[Diagnostic]:
    for identifiant, chemin in corpus.identifiants(lu.nom, cle).items():
        if identifiant not in utiles:
            sujet = f"{nom} {identifiant}".strip() if nom else f"« {identifiant} »"
            yield REGLE.constat(
                lu,
                lu.place(chemin),
                f"aucune fiche n'utilise {sujet}",
                conseil="effacez l'entrée, ou laissez-la si une fiche arrive bientôt",
            )


def _noms(lu: ReferentielLu, chemin: Chemin) -> list[str]:
    indice = str(chemin[0])
    return [
        texte
        for motif in (("nom",), ("sigle",), ("synonymes", TOUS))
        for place, texte in lu.valeurs(TOUS, *motif)
        if str(place[0]) == indice
    ]


def _cite(nom: str, prose: str) -> bool:
    """Whether `nom` stands in `prose` as a word of its own."""
    # The plain search first: it is what keeps a large recueil linear in practice.
    return nom in prose and re.search(rf"(?<!\w){re.escape(nom)}(?!\w)", prose) is not None
