"""What linking costs: its share of a build, and how it grows.

    .venv/bin/python -m tests.bench.liens [fiches]

Builds a made recueil in this process, adds up the processor seconds spent linking, and follows
every link of the site; then links ten times, a hundred times as many fiches without building,
to see that the time for one does not grow with their number. Prints, and asserts nothing.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recueil.extensions.liens import LiensTreeprocessor
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, Genre
from recueil.liens.lieur import Contexte, Lieur
from recueil.liens.site import LiensDuSite
from recueil.plugin.construction import construire
from recueil.validation import valider

from ..parcours_des_liens import fautes
from .construire import fabriquer

MOTS = (
    "L'innovation sociale répond à des besoins : les acteur·ices du territoire {n} coopèrent avec "
    "l'ARDES, dans une démarche de recherche-action. La notion d'essai {n} en dépend, comme le dit "
    "la fiche 2.6 ; les régies de quartier et les coopératives s'y engagent depuis 1990."
)


def chronometrer(classe: type, methode: str, total: list[float]) -> None:
    """Add the processor time of each call of a method to `total`."""
    ordinaire: Callable[..., Any] = getattr(classe, methode)

    def mesuree(*args: Any, **kwargs: Any) -> Any:
        debut = time.process_time()
        try:
            return ordinaire(*args, **kwargs)
        finally:
            total.append(time.process_time() - debut)

    setattr(classe, methode, mesuree)


def part_de_la_construction(nombre: int) -> None:
    """Build, and print the share of linking."""
    total: list[float] = []
    for classe, methode in (
        (LiensTreeprocessor, "run"),
        (LiensDuSite, "__init__"),
        (LiensDuSite, "citations"),
        (LiensDuSite, "notions"),
    ):
        chronometrer(classe, methode, total)
    with tempfile.TemporaryDirectory() as brut:
        dossier = Path(brut) / "recueil"
        fabriquer(dossier, nombre)
        recueil = valider(dossier).recueil
        assert recueil is not None
        debut = time.process_time()
        construire(dossier, Path(brut) / "site", recueil)
        duree = time.process_time() - debut
        cassees = list(fautes(Path(brut) / "site"))
    print(f"liens cassés : {len(cassees)}", *cassees[:10], sep="\n  ")
    print(
        f"{nombre} fiches et autant de traductions : construction {duree:.1f} s, "
        f"dont liens {sum(total):.2f} s ({100 * sum(total) / duree:.1f} %)"
    )


def croissance(nombre: int) -> float:
    """Seconds to link `nombre` fiches that define as many terms."""
    cibles = [
        Cible(Genre.DEFINITION, f"def-{n}", (f"notion d'essai {n}",), numero=f"1.{n}")
        for n in range(1, nombre + 1)
    ]
    debut = time.process_time()
    automate = Automate(cibles)
    for n in range(1, nombre + 1):
        contexte = Contexte(automate, {}, f"{n}.md", f"9.{n}", lambda cible: cible.uri)
        lieur = Lieur(contexte)
        for _ in range(25):
            lieur.lier(MOTS.format(n=n))
    return time.process_time() - debut


def main() -> None:
    """Measure and print."""
    part_de_la_construction(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    for nombre in (100, 1_000, 10_000):
        duree = croissance(nombre)
        print(f"{nombre:>6} fiches : {duree:6.2f} s, {1000 * duree / nombre:.2f} ms la fiche")


if __name__ == "__main__":
    main()
