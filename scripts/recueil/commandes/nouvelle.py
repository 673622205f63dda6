"""`recueil nouvelle`: writes a fiche to fill in."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recueil.arguments import texte
from recueil.chargement import chemin_relatif
from recueil.commandes.commune import (
    REUSSITE,
    MauvaisAppelError,
    a_taper,
    commande_recueil,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.dialogue import (
    Dialogue,
    DialogueInterrompu,
    MauvaiseReponse,
    sur_un_terminal,
)
from recueil.conventions import LONGUEUR_TITRE_COURT, MOTIF_PARTIE
from recueil.diagnostic import Diagnostic, Gravite
from recueil.sortie import Sortie

if TYPE_CHECKING:
    from recueil.nouvelle import Brouillon
    from recueil.releve import Corpus

AIDE = "crée une fiche à compléter"
DESCRIPTION = (
    "Crée une fiche à compléter. Dans un terminal, ce qui manque est demandé question par "
    'question. Exemple : recueil nouvelle "2.7" "Comment… ?"'
)
_PLUS_TARD = "Entrée pour plus tard"


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument(
        "numero", metavar="NUMERO", nargs="?", help="la partie et le rang, par exemple 2.7"
    )
    analyseur.add_argument(
        "titre",
        metavar="TITRE",
        nargs="?",
        type=texte,
        help="la question à laquelle la fiche répond",
    )
    analyseur.set_defaults(refuser=analyseur.error)


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Ask for what is missing, write the skeleton and say what comes next."""
    from recueil.nouvelle import Brouillon, NouvelleImpossible, creer

    manquent = [nom.upper() for nom in ("numero", "titre") if getattr(choix, nom) is None]
    if manquent and not sur_un_terminal():
        choix.refuser(f"il manque : {', '.join(manquent)}")
    racine = racine_du_recueil()
    corpus = verifier(racine).corpus
    try:
        if manquent:
            brouillon = _interroger(racine, corpus, choix.numero, sortie)
        else:
            brouillon = Brouillon(choix.numero, " ".join(choix.titre.split()))
        chemin = creer(racine, corpus, brouillon)
    except DialogueInterrompu as fin:
        sortie.print("\nInterrompu : rien n'a été écrit.")
        return fin.code
    except NouvelleImpossible as erreur:
        raise MauvaisAppelError(str(erreur)) from erreur
    relatif = chemin_relatif(chemin, Path.cwd())
    sortie.print(
        f"{relatif} est prête : remplacez chaque « À COMPLÉTER », puis tapez\n"
        f"  {commande_recueil()} valider {a_taper(chemin)}"
    )
    return REUSSITE


def _interroger(racine: Path, corpus: "Corpus", numero: str | None, sortie: Sortie) -> "Brouillon":
    """The few things that a fiche starts from, asked one by one; the rules judge each answer."""
    from recueil.nouvelle import Brouillon

    dialogue = Dialogue(sortie)
    sortie.print("Quelques questions, puis la fiche est prête à écrire. Ctrl+C pour renoncer.\n")
    brouillon = Brouillon(_demander_le_numero(dialogue, racine, corpus, numero, sortie), "")

    def demander(question: str, cle: str, defaut: str | None = None) -> "Brouillon":
        def avec(reponse: str) -> "Brouillon":
            noms = tuple(nom.strip() for nom in reponse.split(",") if nom.strip())
            dit: Any = noms if cle == "redaction" else reponse
            return replace(brouillon, **{cle: dit})

        def verifier(reponse: str) -> str:
            if reponse:
                _juger(list(avec(reponse).constats(cle, corpus)), sortie)
            return reponse

        return avec(dialogue.demander(question, verifier, defaut=defaut))

    brouillon = demander("Titre, la question à laquelle la fiche répond (« Comment… ? »)", "titre")
    if len(brouillon.titre) > LONGUEUR_TITRE_COURT:
        brouillon = demander(f"Titre court, pour le menu ({_PLUS_TARD})", "titre_court", "")
    brouillon = demander(f"Résumé, en une ou deux phrases ({_PLUS_TARD})", "resume", "")
    return demander(
        f"Qui écrit la fiche, noms séparés par des virgules ({_PLUS_TARD})", "redaction", ""
    )


def _demander_le_numero(
    dialogue: Dialogue, racine: Path, corpus: "Corpus", donne: str | None, sortie: Sortie
) -> str:
    from recueil.nouvelle import NouvelleImpossible, dossier_de, parties, refuser_le_numero

    def libre(reponse: str) -> str:
        try:
            refuser_le_numero(racine, corpus, reponse)
        except NouvelleImpossible as erreur:
            raise MauvaiseReponse(str(erreur)) from erreur
        return reponse

    def partie_ou_numero(reponse: str) -> str:
        if not re.fullmatch(MOTIF_PARTIE, reponse):
            return libre(reponse)
        try:
            dossier_de(racine, corpus, reponse)
        except NouvelleImpossible as erreur:
            raise MauvaiseReponse(str(erreur)) from erreur
        return reponse

    if donne is not None:
        try:
            return libre(donne)
        except MauvaiseReponse as refus:
            dialogue.refuser(str(refus))
    existantes = parties(corpus)
    for partie, titre in existantes.items():
        suivante = corpus.numero_libre(partie)
        sortie.print(f"  {partie}. {titre} (prochaine fiche : {suivante})")
    seule = next(iter(existantes)) if len(existantes) == 1 else None
    choisie = dialogue.demander("Partie, ou numéro de la fiche", partie_ou_numero, defaut=seule)
    if "." in choisie:
        return choisie
    return dialogue.demander(
        "Numéro",
        # In a part that is known, `8` says enough.
        lambda reponse: libre(f"{choisie}.{reponse}" if reponse.isdecimal() else reponse),
        defaut=corpus.numero_libre(choisie),
    )


def _juger(constats: Sequence[Diagnostic], sortie: Sortie) -> None:
    """Refuse what an error would refuse; show the rest, which can wait.

    Raises:
        MauvaiseReponse: a rule finds an error.
    """
    phrases = {
        gravite: [f"{c.message}{f' : {c.conseil}' if c.conseil else ''}" for c in siens]
        for gravite in Gravite
        if (siens := [c for c in constats if c.gravite is gravite])
    }
    if Gravite.ERREUR in phrases:
        raise MauvaiseReponse(phrases[Gravite.ERREUR][0])
    for phrase in phrases.get(Gravite.AVERTISSEMENT, []):
        sortie.print(f"  Noté, à revoir : {phrase}.", style="yellow")
