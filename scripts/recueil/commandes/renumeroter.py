"""`recueil renumeroter`: gives a fiche another number, everywhere."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from recueil.commandes.commune import (
    ECHEC,
    MAUVAIS_APPEL,
    REUSSITE,
    racine_du_recueil,
    verifier,
)
from recueil.rapports.difference import difference
from recueil.rapports.phrases import compte
from recueil.rapports.texte import rapporter
from recueil.remplacement import ChangeEntreTempsError
from recueil.renumerotation import (
    Changement,
    NumeroRefuse,
    Plan,
    RenumerotationImpossible,
    appliquer,
    planifier,
)
from recueil.sortie import Sortie

AIDE = "donne un autre numéro à une fiche, et corrige tout ce qui mène à elle"
DESCRIPTION = (
    "Donne un autre numéro à une fiche : son fichier, ses traductions et ses images changent de "
    "nom, de dossier s'il le faut ; ce qui la cite est corrigé dans toutes les fiches, les "
    "référentiels et les pages du site ; ses anciennes adresses mènent à elle. Si un fichier à "
    "changer a une erreur, rien n'est écrit. Exemple : recueil renumeroter 2.6 2.8"
)
_MONTRES = 10


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    analyseur.add_argument("ancien", metavar="ANCIEN", help="le numéro de la fiche, par ex. 2.6")
    analyseur.add_argument("nouveau", metavar="NOUVEAU", help="celui qu'elle prend, par ex. 2.8")
    analyseur.add_argument(
        "--montrer", action="store_true", help="montre les différences, sans rien écrire"
    )


def executer(choix: argparse.Namespace, sortie: Sortie) -> int:
    """Renumber, or show what would change; 1 when a file prevents it, 2 for a wrong number."""
    racine = racine_du_recueil()
    try:
        plan = planifier(racine, verifier(racine), choix.ancien, choix.nouveau)
        if choix.montrer:
            _montrer(plan, sortie)
            return REUSSITE
        appliquer(racine, plan)
    except RenumerotationImpossible as impossible:
        if impossible.diagnostics:
            sortie.print(rapporter(impossible.diagnostics))
        sortie.print(f"Rien n'a été changé : {impossible}.")
        return MAUVAIS_APPEL if isinstance(impossible, NumeroRefuse) else ECHEC
    except ChangeEntreTempsError as erreur:
        sortie.print(f"Rien n'a été changé : {erreur} vient d'être écrit ; recommencez.")
        return ECHEC
    return _rendre_compte(plan, racine, sortie)


def _montrer(plan: Plan, sortie: Sortie) -> None:
    for changement in plan.changements:
        if changement.deplace:
            sortie.print(f"{changement.avant} → {changement.apres}", style="bold")
        if changement.lus != changement.voulus:
            noms = (f"{changement.avant} (actuel)", f"{changement.apres} (renuméroté)")
            avant, apres = (
                changement.lus.decode().removeprefix("\ufeff"),
                changement.voulus.decode(),
            )
            sortie.print(difference(avant, apres, noms), end="")
    _montrer_les_restes(plan, sortie)


def _rendre_compte(plan: Plan, racine: Path, sortie: Sortie) -> int:
    deplaces = [changement for changement in plan.changements if changement.deplace]
    for changement in deplaces:
        sortie.print(f"{changement.avant} → {changement.apres}")
    _dire_les_renvois([c for c in plan.changements if not c.deplace], plan, sortie)
    if plan.garde_l_adresse:
        sortie.print(f"Les anciennes adresses mèneront à la fiche {plan.nouveau}.")
    _montrer_les_restes(plan, sortie)
    # What the change could not foresee is said at once, not at the next check.
    chemins = {changement.apres for changement in plan.changements}
    erreurs = [d for d in verifier(racine).erreurs if d.chemin in chemins]
    if erreurs:
        sortie.print("\nÀ corriger :\n")
        sortie.print(rapporter(erreurs), end="")
        return ECHEC
    return REUSSITE


def _dire_les_renvois(autres: Sequence[Changement], plan: Plan, sortie: Sortie) -> None:
    citent = [changement for changement in autres if changement.renvois]
    if not citent:
        sortie.print(f"Aucun autre fichier ne citait la fiche {plan.ancien}.")
    for changement in citent:
        sortie.print(f"{changement.avant} : {compte(changement.renvois, 'renvoi')}")
    for changement in autres:
        if not changement.renvois:
            sortie.print(f"{changement.avant} : la traduction reste à jour")


def _montrer_les_restes(plan: Plan, sortie: Sortie) -> None:
    if not plan.restes:
        return
    sortie.print(
        f"\nCes lignes contiennent encore « {plan.ancien} ». Rien n'y est changé ; regardez s'il "
        "s'agit de la fiche :"
    )
    for reste in plan.restes[:_MONTRES]:
        sortie.print(f"  {reste.chemin}:{reste.ligne} : {reste.texte}")
    if len(plan.restes) > _MONTRES:
        sortie.print(f"  … et {compte(len(plan.restes) - _MONTRES, 'autre')}")
