"""How long validation takes: everything, nothing changed, one fiche changed.

    .venv/bin/python tests/bench/valider.py [fiches] [tours]

Makes a recueil out of the text of fiche 2.6 (about 9 kB a fiche, always the same bytes), then
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
_FICHE = RACINE / "fiches/2-agir/2.6-innovation-sociale.md"
_SOURCE = re.compile(r"^  - titre: .*\n(?:    .*\n)*", re.MULTILINE)


def fabriquer(dossier: Path, nombre: int) -> None:
    """A recueil of `nombre` French fiches in order: no error, no warning about references."""
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    shutil.copytree(RACINE / "fiches/referentiels", dossier / "fiches/referentiels")
    modele = _FICHE.read_text("utf-8")
    parties = range(1, -(-nombre // PAR_PARTIE) + 1)
    lignes = [f'- numero: "{p}"\n  titre: "Partie {p}"\n' for p in parties]
    (dossier / "fiches/referentiels/parties.yml").write_text("".join(lignes), "utf-8")
    hasard = random.Random(2026)
    for rang in range(nombre):
        partie, place = rang // PAR_PARTIE + 1, rang % PAR_PARTIE + 1
        chemin = dossier / f"fiches/{partie}-partie/{partie}.{place}-essai.md"
        chemin.parent.mkdir(parents=True, exist_ok=True)
        voisins = [_numero(hasard.randrange(nombre)) for _ in range(4)]
        chemin.write_text(_fiche(modele, _numero(rang), voisins, hasard), "utf-8")


def _numero(rang: int) -> str:
    return f"{rang // PAR_PARTIE + 1}.{rang % PAR_PARTIE + 1}"


def _fiche(modele: str, numero: str, voisins: list[str], hasard: random.Random) -> str:
    """The model under another number, its sources cut to the size, with links of its own."""
    texte = modele.replace('numero: "2.6"', f'numero: "{numero}"')
    texte = texte.replace('terme: "', f'terme: "{numero} ')
    sources = _SOURCE.findall(texte[texte.index("\nsources:\n") :])
    hasard.shuffle(sources)
    renvois = [v for v in dict.fromkeys(voisins) if v != numero]
    texte = texte.replace(
        "\nsources:\n", "\nvoir_aussi:\n" + "".join(f'  - "{v}"\n' for v in renvois) + "sources:\n"
    )
    texte += f"\nVoir aussi la fiche {renvois[0]}.\n" if renvois else ""
    while len(texte.encode()) > OCTETS and len(sources) > 1:
        texte = texte.replace(sources.pop(), "", 1)
    return texte


def mesurer(ligne: list[str], dans: Path, memoire: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak in megabytes (largest process) of a command."""
    environnement = os.environ | {"RECUEIL_CACHE": str(memoire), "NO_COLOR": "1"}
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
                chemin.write_text(texte.replace("rappel", "Rappel") + "\n", "utf-8")

            return ecrire

        cas: tuple[tuple[str, list[str], Callable[[], None]], ...] = (
            ("démarrage seul", [*commande, "valider", "--help"], rien),
            ("tout, la première fois", [*commande, "valider"], tout_oublier),
            ("rien de changé", [*commande, "valider"], rien),
            (
                "une fiche changée",
                [*commande, "valider"],
                changer(fiches[len(fiches) // 2]),
            ),
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
