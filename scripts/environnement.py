"""The project's own Python environment (`.venv`), for build.py and test.py.

Standard library only. An old Python must be able to read this file, if only to say that it is
too old: no syntax newer than Python 3.6, and annotations in quotes.
"""

import contextlib
import os
import re
import sys

if False:  # for the type checker alone: an old Python has no such names
    from collections.abc import Callable, Iterator, Sequence
    from typing import NoReturn

PYTHON_MINIMAL = (3, 11)
RACINE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
VENV = os.path.join(RACINE, ".venv")
WINDOWS = os.name == "nt"
PYTHON = (
    os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin/python")
)
ETAT = os.path.join(VENV, "recueil-etat.txt")
LOCK = os.path.join(RACINE, "requirements.lock")
LOCK_TESTS = os.path.join(RACINE, "requirements-tests.lock")

# The caller's settings that would make another Python, or another folder, answer for ours.
GENANTES = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
GENANTES_PIP = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_PYTHON")

# What a failed command said, and what it means. The first that matches wins: a refused connection
# also says « Permission denied ».
CAUSES = (
    (r"Errno (28|122)\b|No space left|[Dd]isk quota", "Il n'y a plus de place sur le disque."),
    (
        r"NewConnectionError|establish a new connection|Max retries|ConnectTimeout|[Rr]ead ?[Tt]ime"
        r"|ProxyError|name resolution|Name or service not known|getaddrinfo|unreachable|SSLError"
        r"|Connection (refused|reset|aborted|broken)|RemoteDisconnected|CERTIFICATE_VERIFY"
        r"|IncompleteRead|from versions: none|HTTP error [45]\d\d|[45]\d\d (Client|Server) Error",
        "Les paquets Python n'ont pas pu être téléchargés.\n"
        "Vérifiez la connexion à Internet et, s'il y en a un, le réglage du proxy (https_proxy).",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "Un paquet téléchargé n'est pas celui qui était attendu : il n'a pas été installé.\n"
        "Si cela se répète, prévenez les responsables du projet.",
    ),
    (
        r"Errno (1|13|30)\b|WinError 5\b|Permission denied|[Rr]ead-only file system",
        "Impossible d'écrire dans ce dossier. Vérifiez qu'il vous appartient et qu'il n'est pas\n"
        "en lecture seule :\n    " + RACINE,
    ),
)


class Arret(Exception):
    """A cause for stopping that the user can do something about; its text is shown as it is."""


def dire(texte: "str") -> "None":
    """Tell the user something, beside the command's own output."""
    sys.stderr.write(texte + "\n")
    sys.stderr.flush()


def commande() -> "str":
    """What the user types to run this script again."""
    nom = os.path.basename(sys.argv[0]) or "build.py"
    return ("py scripts\\" if WINDOWS else "python3 scripts/") + nom


def verifier_python() -> "None":
    """Stop if this Python is too old for the project."""
    if tuple(sys.version_info[:2]) >= PYTHON_MINIMAL:
        return
    voulu = "%d.%d" % PYTHON_MINIMAL
    raise Arret(
        "Il faut Python {} ou plus récent ; celui-ci est le {}.{}.\n"
        "Installez-en un, puis relancez avec lui, par exemple :\n    {}".format(
            voulu, *sys.version_info[:2], commande().replace("python3 ", "python" + voulu + " ")
        )
    )


def executer(principal: "Callable[[list[str]], int]") -> "NoReturn":
    """Run a script's main function; what can be foreseen to fail ends in French, no traceback."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an odd terminal is no reason to stop
    try:
        verifier_python()
        code = principal(sys.argv[1:])
    except Arret as arret:
        dire(str(arret))
        code = 1
    except KeyboardInterrupt:
        dire("\nInterrompu. Pour reprendre :\n    " + commande())
        code = 130
    except OSError as erreur:
        dire(expliquer("La préparation n'a pas pu aller au bout.", str(erreur)))
        code = 1
    sys.exit(code)


def environnement_propre(genantes: "Sequence[str]" = GENANTES) -> "dict[str, str]":
    """The caller's environment variables, less those that would lead our Python astray."""
    return {nom: valeur for nom, valeur in os.environ.items() if nom not in genantes}


def lancer(ligne: "Sequence[str]") -> "tuple[int, str]":
    """Run a command of the set-up in silence; its exit code, and all it printed."""
    import subprocess

    variables = environnement_propre(GENANTES + GENANTES_PIP)
    variables.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    # Without a network, say so soon; someone who set these had a reason.
    variables.setdefault("PIP_RETRIES", "2")
    variables.setdefault("PIP_DEFAULT_TIMEOUT", "15")
    muet, tuyau, avec = subprocess.DEVNULL, subprocess.PIPE, subprocess.STDOUT
    fini = subprocess.run(ligne, cwd=RACINE, env=variables, stdin=muet, stdout=tuyau, stderr=avec)
    return fini.returncode, fini.stdout.decode("utf-8", "replace")


def expliquer(echec: "str", sortie: "str") -> "str":
    """What to say of a failed step: its known cause, or the end of what it printed."""
    for motif, cause in CAUSES:
        if re.search(motif, sortie):
            return cause + "\nPuis relancez :\n    " + commande()
    lignes = [ligne for ligne in sortie.splitlines() if ligne.strip()]
    return "\n    ".join([echec + " Voici ce qui a été répondu :"] + lignes[-12:])


def _empreintes() -> "dict[str, str]":
    """What the state file must say for `.venv` to be as it should."""
    import hashlib

    def empreinte(*morceaux: "object") -> "str":
        return hashlib.sha256(repr(morceaux).encode("utf-8")).hexdigest()

    contenus = []
    for chemin in (os.path.join(RACINE, "pyproject.toml"), LOCK, LOCK_TESTS):
        if not os.path.isfile(chemin):
            raise Arret("Il manque un fichier ; la copie du projet est incomplète :\n    " + chemin)
        with open(chemin, "rb") as fichier:
            contenus.append(fichier.read())
    # The scripts of `.venv` hold its address, and its packages suit one Python: if the folder was
    # moved, or its Python replaced, it has to be made again.
    python = (os.path.realpath(PYTHON), *sys.version_info[:2])
    return {
        "lieu": empreinte(RACINE, *python),
        "base": empreinte(*contenus[:2]),
        "tests": empreinte(*contenus),
    }


def _lire_etat() -> "dict[str, str]":
    try:
        with open(ETAT, encoding="ascii") as fichier:
            return dict(re.findall(r"^(\w+) (\w+)$", fichier.read(), re.MULTILINE))
    except (OSError, ValueError):
        return {}


def _ecrire_etat(etat: "dict[str, str]") -> "None":
    with open(ETAT, "w", encoding="ascii") as fichier:
        fichier.writelines("%s %s\n" % paire for paire in sorted(etat.items()))


@contextlib.contextmanager
def _un_seul_a_la_fois() -> "Iterator[None]":
    """Hold the project's folder: two set-ups at once would spoil each other's work."""
    if WINDOWS:
        yield
        return
    import fcntl

    dossier = os.open(RACINE, os.O_RDONLY)
    try:
        try:
            fcntl.flock(dossier, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            dire("Une autre préparation est en cours : on attend qu'elle finisse…")
            fcntl.flock(dossier, fcntl.LOCK_EX)
        except OSError:
            pass  # a network folder without locks: do without
        yield
    finally:
        os.close(dossier)


def _creer() -> "None":
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
        raise Arret(
            "Il manque à Python de quoi créer un environnement (venv et ensurepip).\n"
            "Sous Debian ou Ubuntu, tapez :\n    {0}apt install python3-venv\n"
            "(ou {0}apt install python{1}.{2}-venv). Sur un autre système, installez un Python\n"
            "complet. Puis relancez :\n    {3}".format(sudo, *sys.version_info[:2], commande())
        )
    dire(
        ("Remise en état" if os.path.lexists(VENV) else "Création") + " de l'environnement (.venv)…"
    )
    # The Python under the caller's virtual environment, which may be the very one we replace.
    python = getattr(sys, "_base_executable", None) or sys.executable
    code, sortie = lancer([python, "-I", "-m", "venv", "--clear", VENV])
    if code:
        raise Arret(expliquer("L'environnement .venv n'a pas pu être créé.", sortie))


def _noms(lock: "str") -> "set[str]":
    with open(lock, encoding="utf-8") as fichier:
        return set(re.findall(r"^([a-z0-9][\w.-]*)==", fichier.read(), re.MULTILINE))


def preparer(tests: "bool" = False) -> "None":
    """Make `.venv` what the lock file says, doing only what is missing; nothing if all is there."""
    if _manque(tests):
        with _un_seul_a_la_fois():
            manque = _manque(tests)  # the other set-up may have done it
            if manque == "tout":
                _creer()
            if manque:
                _installer(tests)


def _manque(tests: "bool") -> "str":
    voulu, etat = _empreintes(), _lire_etat()
    if not os.path.exists(PYTHON) or etat.get("lieu") != voulu["lieu"]:
        return "tout"
    cle = "tests" if tests else "base"
    return "" if etat.get(cle) == voulu[cle] else "paquets"


def _installer(tests: "bool") -> "None":
    voulu, etat = _empreintes(), _lire_etat()
    base_faite = etat.get("base") == voulu["base"]
    # From here to the end the folder is half-done: whoever stops us leaves it marked so.
    _ecrire_etat({"lieu": voulu["lieu"]})
    lock = LOCK_TESTS if tests else LOCK
    noms = _noms(lock) - _noms(LOCK) if base_faite else _noms(lock)
    dire("Installation de %d paquets%s…" % (len(noms), " pour les tests" if base_faite else ""))
    pip = [PYTHON, "-I", "-m", "pip", "install", "--quiet", "--progress-bar=off"]
    projet = ["--no-deps", "--no-build-isolation", "-e", RACINE]
    for quoi in (["--require-hashes", "-r", lock], projet):
        code, sortie = lancer(pip + quoi)
        if code:
            raise Arret(expliquer("Les paquets Python n'ont pas pu être installés.", sortie))
    _ecrire_etat({cle: voulu[cle] for cle in voulu if tests or cle != "tests"})
