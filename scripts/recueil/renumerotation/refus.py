"""What keeps a fiche from being given another number."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.conventions import MOTIF_NUMERO
from recueil.diagnostic import Diagnostic
from recueil.nouvelle import NouvelleImpossible, dossier_de
from recueil.releve import Corpus, FicheRelevee
from recueil.renumerotation import renvois
from recueil.renumerotation.renvois import Deplacement, Mention
from recueil.validation import Resultat


class RenumerotationImpossible(Exception):
    """Nothing can be changed; the message, in French, says why, without final dot.

    Attributes:
        diagnostics: the errors that have to be mended first.
    """

    def __init__(self, raison: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(raison)
        self.diagnostics = diagnostics


class NumeroRefuse(RenumerotationImpossible):
    """One of the two numbers will not do, whatever the files say: another has to be typed."""


def fiche_a_deplacer(corpus: Corpus, ancien: str, nouveau: str) -> FicheRelevee:
    """The French fiche that carries `ancien`, when both numbers will do."""
    for numero in (ancien, nouveau):
        if not re.match(MOTIF_NUMERO, numero):
            raise NumeroRefuse(
                f"« {numero} » n'est pas un numéro de fiche : écrivez la partie, un point et le "
                "rang, par exemple 2.7"
            )
    if ancien == nouveau:
        raise NumeroRefuse(f"la fiche porte déjà le numéro {ancien}")
    fiches = corpus.par_numero.get(ancien, ())
    if not fiches:
        raise NumeroRefuse(f"aucune fiche ne porte le numéro {ancien}")
    if len(fiches) > 1 or not fiches[0].base.startswith(f"{ancien}-"):
        fautifs = tuple(fiche.chemin for fiche in fiches)
        raise RenumerotationImpossible(
            f"le numéro {ancien} ne désigne pas un seul fichier ({', '.join(fautifs)}) : "
            "« recueil valider » dit quoi corriger"
        )
    return fiches[0]


def dossier_d_arrivee(racine: Path, corpus: Corpus, francaise: FicheRelevee, nouveau: str) -> str:
    """The folder that the fiche goes to."""
    partie = nouveau.split(".")[0]
    if partie == (francaise.numero or "").split(".")[0]:
        return posixpath.dirname(francaise.chemin)
    parties = corpus.referentiels.identifiants("parties", "numero")
    if partie not in parties:
        raise NumeroRefuse(
            f"la partie {partie} n'existe pas ; celles qui existent : {', '.join(parties)}"
        )
    try:
        return chemin_relatif(dossier_de(racine, corpus, partie), racine)
    except NouvelleImpossible as erreur:
        raise RenumerotationImpossible(str(erreur)) from erreur


def refuser_un_numero_pris(corpus: Corpus, francaise: FicheRelevee, nouveau: str) -> None:
    """Refuse a number that another fiche carries, or has carried."""
    partie = nouveau.split(".")[0]
    libre = corpus.numero_libre(partie)
    for fiche in corpus.par_numero.get(nouveau, ()):
        raise NumeroRefuse(
            f"le numéro {nouveau} est déjà celui de {fiche.chemin} ; le premier numéro libre de "
            f"la partie {partie} est {libre}"
        )
    for chemin in corpus.anciens_numeros.get(nouveau, ()):
        if chemin != francaise.chemin:
            raise NumeroRefuse(
                f"{nouveau} est un ancien numéro de {chemin} : ses anciennes adresses mènent à "
                f"elle ; le premier numéro libre de la partie {partie} est {libre}, ou effacez "
                f"{nouveau} de ses anciens_numeros si personne ne s'en sert"
            )


def refuser_les_erreurs(resultat: Resultat, touches: Iterable[str]) -> None:
    """Refuse files that have errors: what they say could be misread."""
    chemins = frozenset(touches)
    fautes = tuple(d for d in resultat.erreurs if d.chemin in chemins)
    if fautes:
        raise RenumerotationImpossible("des fichiers à changer ont des erreurs", fautes)


def refuser_les_intervalles(corpus: Corpus, deplacement: Deplacement) -> None:
    """An interval that would name other fiches than before: only its writer can say it anew."""
    for chemin, mentions in _mentions(corpus):
        for mention in mentions:
            if mention.depuis and renvois.change_de_sens(mention, deplacement):
                place = mention.position
                raise RenumerotationImpossible(
                    f"{chemin}:{place.ligne}:{place.colonne} : « {mention.depuis} à "
                    f"{mention.numero} » ne nommerait plus les mêmes fiches ; nommez-les une à une "
                    "(« fiches 2.1, 2.2 et 2.3 »), puis recommencez"
                )


def _mentions(corpus: Corpus) -> Iterator[tuple[str, Iterator[Mention]]]:
    for fiche in corpus.fiches:
        yield fiche.chemin, renvois.mentions_de_la_fiche(fiche)
    for lu in corpus.referentiels.par_nom.values():
        yield lu.chemin, renvois.mentions_du_referentiel(lu)
    for chemin, texte in corpus.pages.items():
        yield chemin, renvois.mentions_de_la_page(texte)
