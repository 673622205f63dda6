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
import re
from collections.abc import Iterator
from functools import lru_cache

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.francais.sigles import COURANTS, cle, explique, inconnus, sigles
from recueil.gabarit import A_COMPLETER
from recueil.registres import Referentiels
from recueil.regles.r050_a_completer import PROVISOIRE
from recueil.regles.r104_commande import SOMMAIRE
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee

REGLE = Regle(
    "R083",
    "sigle inexpliqué",
    Gravite.AVERTISSEMENT,
    "une personne qui découvre le sujet ne peut pas deviner ce qu'un sigle veut dire.",
)
_ABREVIATION = re.compile(r"^\*\[([^\]\n]+)\]", re.MULTILINE)


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note each acronym once, where it first stands, if fiche and registries do not explain it."""
    connus = _connus(referentiels)
    candidats = inconnus(lue.texte_francais, connus)
    if not candidats:
        return
    textes = [passage.texte for passage in lue.prose_francaise]
    # A fiche may say by itself what an acronym means, `*[SIGLE]: meaning`.
    donnes = {cle(trouve[1]) for trouve in _ABREVIATION.finditer(lue.source.corps)}
    vus = {*connus, *donnes}
    for passage in lue.prose_francaise:
        if not any(candidat in passage.texte for candidat in candidats):
            continue
        for sigle in sigles(passage.texte, vus):
            vus.add(sigle.cle)
            # A placeholder and a command have rules of their own.
            if PROVISOIRE.fullmatch(sigle.ecrit):
                continue
            if sigle.ecrit == "TOC" and SOMMAIRE.match(_ligne(passage.texte, sigle.debut)):
                continue
            if not explique(sigle.ecrit, textes) and not _est_un_mot(sigle.ecrit, textes):
                fin = sigle.debut + len(sigle.ecrit)
                yield "sigles", Citation(sigle.ecrit, passage.place(sigle.debut, fin))


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the acronyms that the definitions of other fiches do not explain either."""
    for rang, ecrit in enumerate(fiche.valeurs("sigles")):
        if cle(ecrit) not in corpus.sigles_definis:
            yield _constat(fiche, fiche.citees("sigles")[rang], corpus)


@lru_cache(maxsize=1)
def _connus(referentiels: Referentiels) -> frozenset[str]:
    """The keys of the acronyms that no fiche has to explain."""
    return referentiels.sigles_connus | COURANTS


def _ligne(texte: str, rang: int) -> str:
    """The line that holds a character, without its margins."""
    return texte[texte.rfind("\n", 0, rang) + 1 :].split("\n", 1)[0].strip()


def _est_un_mot(ecrit: str, textes: list[str]) -> bool:
    """Whether the fiche also has it in small letters: a word written in capitals."""
    return len(ecrit) >= 4 and any(ecrit.lower() in texte for texte in textes)


def _constat(fiche: FicheRelevee, sigle: Citation, corpus: Corpus) -> Diagnostic:
    ecrit, place = sigle.valeur, sigle.position
    message = f"rien n'explique le sigle « {ecrit} »"
    lignes = f'  - sigle: "{ecrit}"\n    signification: "{A_COMPLETER} : le nom complet"'
    conseil = (
        f"écrivez la première fois son nom complet, puis « ({ecrit}) » ; ou ajoutez ces "
        "deux lignes à leur place dans referentiels/lexique.yml"
    )
    editions: tuple[Edition, ...] = ()
    proche = _proche(ecrit, corpus.referentiels)
    if proche:
        message += f" ; le plus proche est « {proche} »"
        fin = place.colonne + len(ecrit)
        editions, lignes = (Edition(place.ligne, place.colonne, place.ligne, fin, proche),), ""
        conseil = f"si c'est bien « {ecrit} », écrivez la première fois son nom complet"
    return REGLE.constat(
        fiche, place, message, correction=lignes, conseil=conseil, editions=editions
    )


def _proche(ecrit: str, referentiels: Referentiels) -> str:
    """The acronym of the lexicon that differs by one letter, or an empty text."""
    lexique = referentiels.par_nom.get("lexique")
    if lexique is None or len(ecrit) < 3:
        return ""
    candidats = {cle(texte): texte for _, texte in lexique.valeurs("sigles", TOUS, "sigle")}
    proches = difflib.get_close_matches(cle(ecrit), list(candidats), n=1, cutoff=0.66)
    if not proches or len(proches[0]) != len(cle(ecrit)):
        return ""
    ecarts = sum(un != autre for un, autre in zip(cle(ecrit), proches[0], strict=True))
    return candidats[proches[0]] if ecarts == 1 else ""
