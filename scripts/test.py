#!/usr/bin/env python3
"""Prepare the environment and a browser, then run every check. Standard library only."""

import os
import shutil

import environnement

if False:  # for the type checker alone: an old Python has no such names
    from collections.abc import Sequence

AIDE = """\
Usage : python3 scripts/test.py [--sans-navigateur] [arguments de pytest]

Vérifie le projet : règles d'écriture et présentation du code (ruff), types (mypy), puis les
tests (pytest). Prépare d'abord ce qu'il faut, y compris Chromium pour les tests du site.

  --sans-navigateur   laisse de côté les tests qui ouvrent le site dans Chromium
  -h, --help          affiche cette aide

Avec des arguments de pytest (un fichier, -k MOT…), seuls les tests sont lancés.
La variable RECUEIL_CHROMIUM peut donner le chemin du Chromium à utiliser.
"""

NOMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIEUX = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
)
VERIFICATIONS = (
    ("Règles d'écriture du code (ruff check)", ["ruff", "check", "--quiet"]),
    ("Présentation du code (ruff format)", ["ruff", "format", "--check"]),
    ("Types (mypy)", ["mypy"]),
)
# Each process builds the site that its tests look at: more of them than this gain little.
EN_PARALLELE = ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
OU_EST_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as s\n"
    "with s() as p: print(p.chromium.executable_path)"
)


def titre(texte: "str") -> "None":
    """Print a heading, before what another program prints under it."""
    print("\n— " + texte + " —", flush=True)


def lancer_borne(ligne: "Sequence[str]", secondes: "int") -> "tuple[int, str]":
    """Run a command in silence, and end it with all it started after so many seconds."""
    import signal
    import subprocess
    import tempfile

    # A file, not a pipe: a grandchild that outlives its parent would keep a pipe open.
    with tempfile.TemporaryFile() as sortie:
        processus = subprocess.Popen(
            list(ligne),
            env=environnement.environnement_propre(),
            stdin=subprocess.DEVNULL,
            stdout=sortie,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = processus.wait(timeout=secondes)
        except subprocess.TimeoutExpired:
            code = 124
        finally:
            if processus.poll() is None:
                # Not killed outright: apt-get has to leave the system in order.
                if environnement.WINDOWS:
                    processus.terminate()
                else:
                    os.killpg(processus.pid, signal.SIGTERM)
                processus.wait()
        sortie.seek(0)
        return code, sortie.read().decode("utf-8", "replace").strip()


def demarre(chemin: "str") -> "bool":
    """Whether this browser really starts: some systems only have a sign saying where to get it."""
    if environnement.WINDOWS:
        return os.path.isfile(chemin)  # there, --version would open a window
    try:
        return lancer_borne([chemin, "--version"], 30)[0] == 0
    except OSError:
        return False


def chromium_du_systeme() -> "str":
    """The path of the machine's own Chromium or Chrome, or nothing."""
    trouves = [shutil.which(nom) for nom in NOMS]
    for chemin in trouves + [lieu for lieu in LIEUX if os.path.isfile(lieu)]:
        if chemin and demarre(chemin):
            return chemin
    return ""


def playwright_a_le_sien() -> "bool":
    """Whether Playwright has downloaded its own Chromium, and it starts."""
    code, chemin = lancer_borne([environnement.PYTHON, "-c", OU_EST_PLAYWRIGHT], 60)
    return code == 0 and os.path.isfile(chemin) and demarre(chemin)


def trouver_chromium() -> "str":
    """The browser for the tests: its path, or nothing for Playwright's own."""
    choisi = os.environ.get("RECUEIL_CHROMIUM", "")
    if choisi:
        if demarre(choisi):
            return choisi
        raise environnement.Arret(
            "La variable RECUEIL_CHROMIUM désigne un navigateur qui ne démarre pas :\n    " + choisi
        )
    chemin = chromium_du_systeme()
    if chemin or playwright_a_le_sien():
        return chemin
    environnement.dire("Pas de Chromium sur cette machine. Téléchargement de celui de Playwright…")
    lancer_borne([environnement.PYTHON, "-m", "playwright", "install", "chromium"], 120)
    if playwright_a_le_sien():
        return ""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environnement.dire("Téléchargement impossible. Installation de Chromium avec apt-get…")
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        lancer_borne(["apt-get", "update"], 300)
        paquets = ["chromium", "fonts-liberation"]
        lancer_borne(["apt-get", "install", "-y", "--no-install-recommends"] + paquets, 900)
        chemin = chromium_du_systeme()
        if chemin:
            return chemin
    raise environnement.Arret(
        "Les tests du site ont besoin du navigateur Chromium, et il n'a pas pu être installé.\n"
        "Installez-le, d'une de ces deux façons :\n"
        "    sudo apt install chromium        (ou l'équivalent de votre système)\n"
        "    {} -m playwright install chromium\n"
        "Puis relancez :\n    {}\n"
        "Pour laisser de côté ces tests, ajoutez --sans-navigateur.".format(
            os.path.relpath(environnement.PYTHON, environnement.RACINE), environnement.commande()
        )
    )


def sans_navigateur(arguments: "list[str]") -> "list[str]":
    """The arguments for pytest that leave the browser tests out, whatever else was chosen."""
    choix = "not navigateur"
    if "-m" in arguments[:-1]:
        i = arguments.index("-m") + 1
        return arguments[:i] + ["({}) and {}".format(arguments[i], choix)] + arguments[i + 1 :]
    return arguments + ["-m", choix]


def principal(arguments: "list[str]") -> "int":
    """Set up, run the checks one after the other, and fail if any of them failed."""
    import subprocess

    if "-h" in arguments or "--help" in arguments:
        print(AIDE)
        return 0
    pour_pytest = [argument for argument in arguments if argument != "--sans-navigateur"]
    tout = not pour_pytest
    environnement.preparer(tests=True)
    os.chdir(environnement.RACINE)
    variables = environnement.environnement_propre()
    if "--sans-navigateur" in arguments:
        environnement.dire("Tests du site dans un navigateur : laissés de côté, comme demandé.")
        pour_pytest = sans_navigateur(pour_pytest)
    else:
        variables["RECUEIL_CHROMIUM"] = trouver_chromium()

    echecs = []
    for nom, outil in VERIFICATIONS if tout else ():
        titre(nom)
        if subprocess.call([environnement.PYTHON, "-m"] + outil, env=variables):
            echecs.append(nom)
    titre("Tests (pytest)")
    # Said now, because pytest's own summary is to be the last thing printed.
    if echecs:
        print("À corriger aussi, plus haut : " + ", ".join(echecs) + ".", flush=True)
    if tout:
        pour_pytest = EN_PARALLELE + pour_pytest
    code = subprocess.call([environnement.PYTHON, "-m", "pytest"] + pour_pytest, env=variables)
    return code or (1 if echecs else 0)


if __name__ == "__main__":
    environnement.executer(principal)
