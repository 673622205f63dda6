"""`recueil commenter`: posts the report of a check under a proposal, from a forge's workflow."""

import argparse
import os
import re
from pathlib import Path

from recueil.commandes.commune import ECHEC, REUSSITE, MauvaisAppelError, racine_du_recueil
from recueil.commandes.ecriture import ecrire
from recueil.sortie import Sortie

AIDE = "écrit sous une proposition ce que la vérification a trouvé (pour les forges)"
DESCRIPTION = (
    "Écrit un commentaire sous une proposition, à partir d'un rapport de « recueil valider "
    "--format json », ou remplace celui qu'elle a déjà. Le rapport est une donnée : rien n'en est "
    "repris sans être vérifié. La variable RECUEIL_JETON donne le droit d'écrire."
)
_ADRESSE = re.compile(r"https?://[^\s()<>\[\]\\]+")


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    from recueil.forge.adresses import FORGES

    analyseur.add_argument("rapport", metavar="RAPPORT", type=Path, help="le rapport, en JSON")
    analyseur.add_argument("--forge", metavar="FORGE", choices=FORGES, help=", ".join(FORGES))
    analyseur.add_argument("--api", metavar="ADRESSE", help="l'interface REST de la forge")
    analyseur.add_argument("--depot", metavar="NOM", help="le dépôt : groupe/projet")
    analyseur.add_argument("--proposition", metavar="N", type=int, help="son numéro")
    analyseur.add_argument("--apercu", metavar="ADRESSE", help="où voir le site de la proposition")
    analyseur.add_argument("--montrer", action="store_true", help="affiche, sans rien envoyer")


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Write the comment; 1 if the report or the forge does not allow it."""
    from recueil.forge.commentaires import Conversation, ForgeMuette
    from recueil.rapports import markdown
    from recueil.rapports.lecture import TAILLE_MAXIMALE, RapportIllisible, lire
    from recueil.reglages import adresse_du_site

    for adresse in (choix.api, choix.apercu):
        if adresse and not _ADRESSE.fullmatch(adresse):
            raise MauvaisAppelError(f"« {adresse} » n'est pas une adresse en http:// ou https://")
    with choix.rapport.open("rb") as fichier:
        contenu = fichier.read(TAILLE_MAXIMALE + 1)
    try:
        texte = markdown.rediger(lire(contenu, adresse_du_site(racine_du_recueil())))
    except RapportIllisible as erreur:
        sortie.print(f"{choix.rapport} : {erreur}.")
        return ECHEC
    if choix.apercu:
        texte += f"\n[Voir le site et les PDF de cette proposition]({choix.apercu}).\n"
    if choix.montrer:
        ecrire(texte, sortie)
        return REUSSITE
    jeton = os.environ.get("RECUEIL_JETON", "")
    if not (choix.forge and choix.api and choix.depot and choix.proposition and jeton):
        raise MauvaisAppelError(
            "il faut --forge, --api, --depot, --proposition et la variable RECUEIL_JETON ; "
            "ou --montrer, pour ne rien envoyer"
        )
    api = choix.api.rstrip("/")
    try:
        deja = Conversation(choix.forge, api, choix.depot, choix.proposition, jeton).publier(texte)
    except ForgeMuette as erreur:
        sortie.print(f"Le commentaire n'a pas pu être écrit : {erreur}.")
        return ECHEC
    sortie.print("Commentaire remplacé." if deja else "Commentaire écrit.")
    return REUSSITE
