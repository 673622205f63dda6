"""How long validation takes: everything, nothing changed, one fiche changed.

    .venv/bin/python tests/bench/valider.py [fiches] [tours]

Makes a recueil out of the project's own fiches (about 9 kB each, always the same bytes), then
runs `recueil valider` in processes of its own: start-up included, as a writer waits for it.
Prints medians of wall and processor seconds, the peak of memory, and ratios to the start-up
alone, which depend less on the machine. Asserts nothing.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RACINE = Path(__file__).resolve().parents[2]
PAR_PARTIE = 20
OCTETS = 9_000
_SOURCE = re.compile(r"^  - titre: .*\n(?:    .*\n)*", re.MULTILINE)
_POINT = re.compile(r"(?<=^contexte:\n)(?:  - .*\n)+", re.MULTILINE)


def fabriquer(dossier: Path, nombre: int) -> None:
    """A recueil of `nombre` French fiches in order, from those of the project in turn."""
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    shutil.copytree(RACINE / "fiches/referentiels", dossier / "fiches/referentiels")
    modeles = [
        chemin.read_text("utf-8")
        for chemin in sorted((RACINE / "fiches").glob("[0-9]*/*.md"))
        if not re.search(r"\.[a-z]{2}\.md$", chemin.name)
    ]
    points = [
        point
        for modele in modeles
        for points in _POINT.findall(modele)
        for point in points.splitlines(keepends=True)
    ]
    parties = range(1, -(-nombre // PAR_PARTIE) + 1)
    lignes = [f'- numero: "{p}"\n  titre: "Partie {p}"\n' for p in parties]
    (dossier / "fiches/referentiels/parties.yml").write_text("".join(lignes), "utf-8")
    hasard = random.Random(2026)
    for rang in range(nombre):
        numero = _numero(rang)
        partie = numero.split(".")[0]
        chemin = dossier / f"fiches/{partie}-partie/{numero}-essai.md"
        chemin.parent.mkdir(parents=True, exist_ok=True)
        texte = _fiche(modeles[rang % len(modeles)], numero, points, hasard)
        chemin.write_text(texte, "utf-8")


def _numero(rang: int) -> str:
    return f"{rang // PAR_PARTIE + 1}.{rang % PAR_PARTIE + 1}"


def _fiche(modele: str, numero: str, points: list[str], hasard: random.Random) -> str:
    """A fiche under another number, its sources cut or its context drawn out to the size."""
    texte = re.sub(r"^numero: .*$", f'numero: "{numero}"', modele, flags=re.MULTILINE)
    texte = texte.replace('terme: "', f'terme: "{numero} ')
    texte = re.sub(
        r"(?<=    synonymes:\n)(?:      - .*\n)+",
        lambda trouve: trouve.group().replace('- "', f'- "{numero} '),
        texte,
    )
    # No fiche may lead to itself.
    texte = texte.replace(f'  - "{numero}"\n', "")
    sources = _SOURCE.findall(texte.partition("\nsources:\n")[2])
    while len(texte.encode()) > OCTETS and len(sources) > 1:
        texte = texte.replace(sources.pop(), "", 1)
    for point in hasard.sample(points, len(points)):
        if len((texte + point).encode()) > OCTETS:
            break
        texte = texte.replace("\nenjeux:\n", f"\n{point}enjeux:\n", 1)
    return texte


def mesurer(ligne: list[str], dans: Path, memoire: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak in megabytes (largest process) of a command."""
    environnement = os.environ | {"RECUEIL_CACHE": str(memoire), "NO_COLOR": "1"}
    # Python keeps the modules that it compiled, wherever a writer works.
    environnement.pop("PYTHONDONTWRITEBYTECODE", None)
    debut = time.perf_counter()
    processus = subprocess.Popen(
        ligne, cwd=dans, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environnement
    )
    _, etat, usage = os.wait4(processus.pid, 0)
    duree = time.perf_counter() - debut
    assert processus.stderr is not None
    erreurs = processus.stderr.read().decode()
    processus.stderr.close()
    if os.waitstatus_to_exitcode(etat) not in (0, 1) or "Traceback" in erreurs:
        raise SystemExit(erreurs)
    return duree, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    nombre = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    tours = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    commande = [str(Path(sys.executable).with_name("recueil"))]
    with tempfile.TemporaryDirectory() as temporaire:
        recueil, memoire = Path(temporaire, "recueil"), Path(temporaire, "memoire")
        recueil.mkdir()
        fabriquer(recueil, nombre)
        fiches = sorted((recueil / "fiches").rglob("*-essai.md"))
        taille = sum(f.stat().st_size for f in fiches) / len(fiches)
        print(f"{len(fiches)} fiches de {taille:.0f} octets, {tours} tours, {os.cpu_count()} cœurs")

        def rien() -> None:
            pass

        def tout_oublier() -> None:
            shutil.rmtree(memoire, ignore_errors=True)

        def changer(chemin: Path) -> Callable[[], None]:
            def ecrire() -> None:
                texte = chemin.read_text("utf-8")
                chemin.write_text(texte + "\n", "utf-8")

            return ecrire

        def changer_l_entete() -> None:
            chemin = fiches[len(fiches) // 3]
            texte = chemin.read_text("utf-8")
            chemin.write_text(texte.replace('titre: "', 'titre: "Et ', 1), "utf-8")

        cas: tuple[tuple[str, list[str], Callable[[], None]], ...] = (
            ("démarrage seul", [*commande, "valider", "--help"], rien),
            ("tout, la première fois", [*commande, "valider"], tout_oublier),
            ("rien de changé", [*commande, "valider"], rien),
            ("un texte changé", [*commande, "valider"], changer(fiches[len(fiches) // 2])),
            ("un en-tête changé", [*commande, "valider"], changer_l_entete),
            (
                "un référentiel changé",
                [*commande, "valider"],
                changer(recueil / "fiches/referentiels/lexique.yml"),
            ),
        )
        mesures: dict[str, list[tuple[float, float, float]]] = {}
        for _ in range(tours):
            for nom, ligne, preparer in cas:
                preparer()
                mesures.setdefault(nom, []).append(mesurer(ligne, recueil, memoire))
        reference = median(m[0] for m in mesures["démarrage seul"])
        for nom, valeurs in mesures.items():
            mur, processeur, pic = (median(v) for v in zip(*valeurs, strict=True))
            print(
                f"  {nom:<24} {mur:6.2f} s ({mur / reference:5.1f} × le démarrage), "
                f"{processeur:6.2f} s de processeur, pic {pic:4.0f} Mo"
            )


if __name__ == "__main__":
    main()
