"""One document to its fiches, and the proof that all its words are in them."""

import re
from dataclasses import dataclass
from typing import Any

from recueil.delimitation import DELIMITEUR
from recueil.diagnostic import Diagnostic
from recueil.importation.constats import (
    A_CLASSER,
    COMMENTAIRE,
    DEJA_UNE_FICHE,
    MOTS_NON_PLACES,
    NON_REPRIS,
    PROPOSITION,
    SANS_NUMERO,
    ImportImpossible,
    avertissement,
    erreur,
)
from recueil.importation.lecture import DocumentLu, lire
from recueil.importation.mots import manquants
from recueil.importation.noms import Noms
from recueil.importation.placement import FichePlacee, placer
from recueil.importation.plan import planifier
from recueil.mise_en_forme import rediger
from recueil.modele import Fiche
from recueil.rapports.phrases import compte, enumerer
from recueil.registres import Referentiels
from recueil.rubriques import cles_de_la_racine
from recueil.source import lire_fiche

_MOTS_NOMMES = 30
_EN_TEXTE = (".md", ".txt")
_CLE = re.compile(r"^(\w+):", re.MULTILINE)


@dataclass(frozen=True)
class Importee:
    """A fiche made of a document.

    Attributes:
        document: as diagnostics name it.
        octets: the file to write.
        constats: what is to be looked at.
        complete: whether it is the existing fiche, with something more and nothing less.
    """

    numero: str
    titre: str
    document: str
    octets: bytes
    constats: tuple[Diagnostic, ...] = ()
    complete: bool = False


def importer(
    nom: str, extension: str, octets: bytes, referentiels: Referentiels, numero: str = ""
) -> list[Importee]:
    """The fiches of a document.

    Args:
        nom: the document as diagnostics name it.
        extension: `.docx`…
        numero: for a document of one fiche that does not say its own.

    Raises:
        ImportImpossible: the document cannot be read, is a fiche already, or one has no number.
    """
    if extension in _EN_TEXTE and _est_une_fiche(nom, octets):
        raise ImportImpossible(_deja_une_fiche(nom))
    lu = lire(nom, extension, octets)
    brutes = planifier(lu.blocs)
    if numero and len(brutes) == 1:
        brutes[0].structure.append(brutes[0].numero)
        brutes[0].numero = numero
    noms = Noms(referentiels)
    placees = [(brute, placer(brute, noms)) for brute in brutes]
    for brute, _ in placees:
        if not brute.numero:
            raise ImportImpossible(_sans_numero(nom))
    du_document = _du_document(nom, lu, [placee for _, placee in placees])
    return [
        Importee(
            brute.numero,
            placee.donnees["titre"],
            nom,
            en_fichier(placee.donnees, placee.corps),
            (*_de_la_fiche(nom, brute.numero, placee), *(du_document if rang == 0 else ())),
        )
        for rang, (brute, placee) in enumerate(placees)
    ]


def en_fichier(donnees: dict[str, Any], corps: str) -> bytes:
    """A fiche in the canonical form."""
    entete = rediger(donnees, Fiche)
    suite = f"\n{corps}\n" if corps.strip() else ""
    return f"{DELIMITEUR}\n{entete}{DELIMITEUR}\n{suite}".encode()


def _est_une_fiche(nom: str, octets: bytes) -> bool:
    """Whether a document has the header of a fiche, right or not."""
    return len(cles_de_la_racine() & set(_CLE.findall(lire_fiche(nom, octets).entete))) > 1


def _deja_une_fiche(nom: str) -> Diagnostic:
    return erreur(
        DEJA_UNE_FICHE,
        nom,
        "ce document est déjà une fiche : elle n'a pas à être importée",
        "s'il n'y est pas, mettez-le dans fiches/, dans le dossier de sa partie, puis lancez "
        "« recueil valider »",
    )


def _sans_numero(nom: str) -> Diagnostic:
    return erreur(
        SANS_NUMERO,
        nom,
        "ce document ne dit pas le numéro de la fiche",
        "écrivez « FICHE 2.7 – Titre » sur sa première ligne, ou ajoutez --numero 2.7",
    )


def _de_la_fiche(nom: str, numero: str, placee: FichePlacee) -> list[Diagnostic]:
    constats = []
    if placee.a_classer:
        passages = enumerer([f"« {debut} »" for debut in placee.a_classer])
        constats.append(
            avertissement(
                A_CLASSER,
                nom,
                f"fiche {numero} : {compte(len(placee.a_classer), 'passage')} sous « À classer » : "
                f"{passages}",
                "déplacez chacun dans sa rubrique, puis effacez le titre « À classer »",
            )
        )
    if placee.propositions:
        liste = " ; ".join(f"exemple {rang} : {trouves}" for rang, trouves in placee.propositions)
        constats.append(
            avertissement(
                PROPOSITION,
                nom,
                f"fiche {numero} : reconnus dans les exemples, {liste}",
                "gardez ce qui convient sous « organisations », « territoires » et « periode »",
            )
        )
    return constats


def _du_document(nom: str, lu: DocumentLu, placees: list[FichePlacee]) -> list[Diagnostic]:
    constats = []
    places = [texte for placee in placees for texte in (*placee.places, *placee.structure)]
    absents = manquants(lu.texte, places)
    if absents:
        nommes = ", ".join(absents[:_MOTS_NOMMES])
        suite = "…" if len(absents) > _MOTS_NOMMES else ""
        constats.append(
            avertissement(
                MOTS_NON_PLACES,
                nom,
                f"{compte(len(absents), 'mot non placé', 'mots non placés')} : {nommes}{suite}",
                "retrouvez-les dans le document et ajoutez-les à la fiche",
            )
        )
    if lu.images:
        constats.append(
            avertissement(
                NON_REPRIS,
                nom,
                f"{compte(len(lu.images), 'image non reprise', 'images non reprises')} : "
                f"{', '.join(lu.images)}",
                "placez l'image à côté de la fiche et écrivez ![ce qu'elle montre](image.png)",
            )
        )
    for auteur, texte in lu.commentaires:
        constats.append(
            avertissement(
                COMMENTAIRE,
                nom,
                f"commentaire{f' de {auteur}' if auteur else ''} : « {texte} »",
                "faites ce qu'il demande, s'il y a lieu",
            )
        )
    return constats
