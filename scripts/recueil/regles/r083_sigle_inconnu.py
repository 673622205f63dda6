"""Un sigle n'est expliqué nulle part.

Une personne qui découvre le sujet ne connaît pas les sigles. La première fois, écrivez le nom en
entier avec le sigle entre parenthèses ; ou ajoutez le sigle à `referentiels/lexique.yml`, qui vaut
pour toutes les fiches. Les sigles des organisations décrites dans `organisations.yml` et ceux que
tout le monde connaît (UE, ONG, TVA…) sont admis.

Mauvais :

    contexte:
      - "Le réseau des GEIQ s'est développé dans les années 1990."

Bon :

    contexte:
      - "Les groupements d'employeurs pour l'insertion et la qualification (GEIQ) se développent."
"""

import difflib
from collections.abc import Iterator

from recueil.corpus import TOUS, Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.francais.sigles import COURANTS, Sigle, cle, explique, sigles
from recueil.gabarit import A_COMPLETER
from recueil.passage import Passage
from recueil.regles.regle import Regle

REGLE = Regle(
    "R083",
    "sigle inexpliqué",
    Gravite.AVERTISSEMENT,
    "une personne qui découvre le sujet ne peut pas deviner ce qu'un sigle veut dire.",
)


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each acronym once, where it first stands, if nothing says what it means."""
    textes = [passage.texte for passage in lue.prose_francaise]
    vus: set[str] = set()
    for passage in lue.prose_francaise:
        for sigle in sigles(passage.texte):
            if sigle.cle in vus or sigle.cle in corpus.sigles_connus or sigle.cle in COURANTS:
                continue
            vus.add(sigle.cle)
            if not explique(sigle.ecrit, textes) and not _est_un_mot(sigle.ecrit, textes):
                yield _constat(lue, passage, sigle, corpus)


def _est_un_mot(ecrit: str, textes: list[str]) -> bool:
    """Whether the fiche also has it in small letters: a word written in capitals."""
    return len(ecrit) >= 4 and any(ecrit.lower() in texte for texte in textes)


def _constat(lue: FicheLue, passage: Passage, sigle: Sigle, corpus: Corpus) -> Diagnostic:
    debut, fin = sigle.debut, sigle.debut + len(sigle.ecrit)
    message = f"rien n'explique le sigle « {sigle.ecrit} »"
    lignes = f'  - sigle: "{sigle.ecrit}"\n    signification: "{A_COMPLETER} : le nom complet"'
    conseil = (
        f"écrivez la première fois son nom complet, puis « ({sigle.ecrit}) » ; ou ajoutez ces "
        "deux lignes à leur place dans referentiels/lexique.yml"
    )
    editions: tuple[Edition, ...] = ()
    proche = _proche(sigle, corpus)
    if proche:
        message += f" ; le plus proche est « {proche} »"
        editions, lignes = (passage.edition(debut, fin, proche),), ""
        conseil = f"si c'est bien « {sigle.ecrit} », écrivez la première fois son nom complet"
    return REGLE.constat(
        lue,
        passage.place(debut, fin),
        message,
        correction=lignes,
        conseil=conseil,
        editions=editions,
    )


def _proche(sigle: Sigle, corpus: Corpus) -> str:
    """The acronym of the lexicon that differs by one letter, or an empty text."""
    lexique = corpus.referentiels.get("lexique")
    if lexique is None or len(sigle.ecrit) < 3:
        return ""
    candidats = {cle(texte): texte for _, texte in lexique.valeurs("sigles", TOUS, "sigle")}
    proches = difflib.get_close_matches(sigle.cle, list(candidats), n=1, cutoff=0.66)
    if not proches or len(proches[0]) != len(sigle.cle):
        return ""
    ecarts = sum(un != autre for un, autre in zip(sigle.cle, proches[0], strict=True))
    return candidats[proches[0]] if ecarts == 1 else ""
