"""`recueil forges`: writes what forges read: forms, checks, who reads what."""

import argparse

from recueil.commandes.commune import (
    ECHEC,
    REUSSITE,
    bilan_des_erreurs,
    racine_du_recueil,
    verifier,
)
from recueil.commandes.ecriture import ecrire, rendre_compte
from recueil.rapports.phrases import compte
from recueil.sortie import Sortie

AIDE = "écrit les fichiers que lisent les forges (formulaires, vérifications)"
DESCRIPTION = (
    "Écrit, à partir du modèle des fiches, les fichiers que lisent GitHub, GitLab, Forgejo et "
    "Gitea : formulaires, modèles de proposition, relecture, vérification et publication. À "
    "relancer quand le modèle, les parties ou le réglage « relecture » changent."
)


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument(
        "--verifier", action="store_true", help="dit ce qui a vieilli, sans rien écrire"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write what has changed; with `--verifier`, 1 if anything has."""
    from recueil.forge.fichiers import fichiers
    from recueil.reglages import ReglagesIllisibles, lire

    racine = racine_du_recueil()
    resultat = verifier(racine)
    if resultat.recueil is None:
        rendre_compte(resultat.erreurs, racine, sortie)
        sortie.print(f"{bilan_des_erreurs(resultat)} Aucun fichier n'a été écrit.")
        return ECHEC
    try:
        relecture = lire(racine).relecture
    except ReglagesIllisibles as erreur:
        rendre_compte((erreur.diagnostic,), racine, sortie)
        sortie.print("Aucun fichier n'a été écrit.")
        return ECHEC
    voulus = fichiers(resultat.recueil.parties.values(), relecture)
    changes = []
    for chemin, contenu in voulus.items():
        fichier = racine / chemin
        if fichier.is_file() and fichier.read_bytes() == contenu.encode():
            continue
        changes.append(chemin)
        if not choix.verifier:
            fichier.parent.mkdir(parents=True, exist_ok=True)
            ecrire(contenu, sortie, fichier)
    for chemin in changes:
        sortie.print(chemin)
    if not changes:
        sortie.print(f"{compte(len(voulus), 'fichier')} : tout est à jour.")
        return REUSSITE
    if choix.verifier:
        quoi = compte(len(changes), "fichier n'est plus", "fichiers ne sont plus")
        sortie.print(f"{quoi} à jour : lancez « recueil forges ».")
        return ECHEC
    sortie.print(f"{compte(len(changes), 'fichier écrit', 'fichiers écrits')}.")
    return REUSSITE
