#!/usr/bin/env python3
"""Prepare the environment, then build the site. Standard library only."""

import os
import sys

import environnement

AIDE = """\
Usage : python3 scripts/build.py [options]

Fabrique le site à partir des fiches. La première fois, crée l'environnement Python du projet
(dossier .venv) et y installe ce qu'il faut : comptez une minute et une connexion à Internet.

Les options sont celles de la commande « recueil construire ». Pour les voir, après la première
fois :
    {} -m recueil construire --help
"""


def principal(arguments: "list[str]") -> "int":
    """Set up, then hand over to `recueil construire`; its exit code is ours."""
    if "-h" in arguments or "--help" in arguments:
        print(AIDE.format(os.path.relpath(environnement.PYTHON, environnement.RACINE)))
        return 0
    environnement.preparer()
    os.chdir(environnement.RACINE)
    ligne = [environnement.PYTHON, "-m", "recueil", "construire"] + arguments
    variables = environnement.environnement_propre()
    if environnement.WINDOWS:
        # There, exec would give the prompt back before the command is over.
        import subprocess

        return subprocess.call(ligne, env=variables)
    sys.stdout.flush()
    os.execve(ligne[0], ligne, variables)


if __name__ == "__main__":
    environnement.executer(principal)
