"""Recueil's search beside Material's own and Pagefind: success, size, transfer, latency.

    .venv/bin/python tests/bench/recherche.py [fiches…]

One run, one corpus and the requests of `tests/recherche/`, in Chromium, at 62 fiches and at each
number given (1 000 by default). Nothing is asserted: what must hold is in the tests. Pagefind is
no library of ours; without it the bench says so and goes on. To have it:

    python3 -m venv ailleurs && ailleurs/bin/pip install 'pagefind[bin]'
    RECUEIL_PAGEFIND='ailleurs/bin/python -m pagefind' .venv/bin/python tests/bench/recherche.py

What is counted, for all alike:

- index: what the site holds for the engine, without its own scripts;
- indexing: processor seconds from texts to files (Material's: from texts to its JSON, the index
  itself being made by each page that opens);
- transfer: what a first request loads, engine included, compressed by gzip: median and worst of
  requests spread over the list, each in a browser that knows nothing;
- start: from the call of the engine to the answer to a first request, on this machine;
- latency: a second round of all requests on one page, five fiches ready to be shown.

Measured on 24 November 2026 (two cores; Material 9.8.1, Pagefind 1.5.2): requests of the three
lists in the first place, then the rest in the order above (transfer and start: median; worst):

    62 fiches     Recueil  229/230 116/120 38/40  0.3 MB 0.2 s    52;   69 kB  0.1; 0.3 s  1.3 ms
                  Material 123/230  53/120 19/40  0.2 MB          57;   57 kB  0.2 s       7.8 ms
                  Pagefind 176/230  84/120 19/40  0.8 MB 0.1 s   151;  179 kB  0.2; 0.2 s  2.0 ms
    1 000         Recueil  227/230 115/120 37/40  4.6 MB 1.8 s    63;  118 kB  0.2; 0.4 s  1.4 ms
                  Material 119/230  52/120 18/40  3.0 MB         831;  831 kB  1.2 s        29 ms
                  Pagefind 171/230  78/120 19/40  3.1 MB 1.7 s   175;  426 kB  0.3; 0.4 s  6.1 ms
    10 000        Recueil  226/230 113/120 36/40   36 MB  12 s    69;  179 kB  0.4; 0.7 s  2.4 ms
                  Material 120/230  50/120 17/40   29 MB        8156; 8156 kB   12 s       365 ms
                  Pagefind 170/230  76/120 17/40   23 MB  12 s   236;  696 kB  0.3; 0.5 s   22 ms

Of every other request at 10 000 fiches, the worst transferred 204 kB. Made fiches are shorter than
the project's own, and made words are not those of a language: at 1 000 and 10 000 fiches sizes are
orders of magnitude. Whoever wrote the requests worked on the engine too; for what was measured
before that, see `tests/recherche/corpus.py`.
"""

import functools
import gzip
import http.server
import os
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.moteurs import MOTEURS, Moteur
from tests.recherche.corpus import LISTES, Requete, corpus, requetes

# Of how many requests the transfer is measured: each takes a new browser context.
_PESEES = 24


@dataclass(frozen=True)
class Reponse:
    """What an engine answered: numbers of the first three fiches, and the time it took, in ms."""

    numeros: list[str]
    duree: float


class _Silencieux(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the report readable."""


def mesurer(moteur: Moteur, dossier: Path, navigateur: Browser) -> None:
    """Put the requests to the engine that lies in `dossier`, and print what comes of it."""
    serveur = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silencieux, directory=str(dossier))
    )
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    adresse = f"http://127.0.0.1:{serveur.server_port}/"
    posees = [requete for liste in LISTES for requete in requetes(liste)]
    textes = [requete.texte for requete in posees]
    pesees = textes[:: len(textes) // _PESEES] if moteur.par_morceaux else textes[:1]
    poids, departs = zip(
        *(_premiere(navigateur, moteur, adresse, dossier, texte) for texte in pesees), strict=True
    )
    page = _ouvrir(navigateur, moteur, adresse)
    froides = _repondre(page, moteur, textes)
    durees = sorted(reponse.duree for reponse in _repondre(page, moteur, textes))
    page.context.close()
    serveur.shutdown()
    for liste in LISTES:
        siennes = [
            (requete, reponse)
            for requete, reponse in zip(posees, froides, strict=True)
            if requete.liste == liste
        ]
        print(f"    {liste:<24} {_reussite(siennes)}")
    print(
        f"    transfert médian {median(poids) / 1000:.0f} ko, au pire {max(poids) / 1000:.0f} ko ;"
        f" première réponse en {median(departs):.0f} ms, au pire {max(departs):.0f}\n"
        f"    ensuite médiane {median(durees):.1f} ms, p95 {durees[int(0.95 * len(durees))]:.1f},"
        f" au pire {durees[-1]:.0f}"
    )


def _reussite(reponses: list[tuple[Requete, Reponse]]) -> str:
    premieres = sum(r.numeros[:1] != [] and r.numeros[0] in q.attendues for q, r in reponses)
    trois = sum(bool(q.attendues & set(r.numeros)) for q, r in reponses)
    nombre = len(reponses)
    return f"en tête {premieres}/{nombre} ({premieres / nombre:.1%}), dans les trois {trois}"


def _ouvrir(navigateur: Browser, moteur: Moteur, adresse: str) -> Page:
    page = navigateur.new_context().new_page()
    if moteur.avant:
        page.add_init_script(moteur.avant)
    page.goto(adresse)
    return page


def _repondre(page: Page, moteur: Moteur, textes: list[str]) -> list[Reponse]:
    lues = page.evaluate(moteur.repondre, textes)
    return [Reponse(lue["numeros"], lue["duree"]) for lue in lues]


def _premiere(
    navigateur: Browser, moteur: Moteur, adresse: str, dossier: Path, texte: str
) -> tuple[int, float]:
    """Bytes and milliseconds of a first request; what is compressed already counts as it is."""
    charges: list[str] = []
    page = navigateur.new_context().new_page()
    page.on("request", lambda requete: charges.append(requete.url))
    if moteur.avant:
        page.add_init_script(moteur.avant)
    page.goto(adresse)
    debut = perf_counter()
    _repondre(page, moteur, [texte])
    duree = (perf_counter() - debut) * 1000
    page.context.close()
    octets = 0
    for url in dict.fromkeys(charges):
        chemin = url.removeprefix(adresse).split("?")[0]
        if not chemin.startswith(moteur.siens) or not (dossier / chemin).is_file():
            continue
        contenu = (dossier / chemin).read_bytes()
        octets += len(contenu if contenu[:2] == b"\x1f\x8b" else gzip.compress(contenu))
    return octets, duree


def main() -> None:
    """Measure and print."""
    nombres = sorted({62, *(int(n) for n in sys.argv[1:] or ["1000"])})
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporaire:
        navigateur = playwright.chromium.launch(
            executable_path=os.environ.get("RECUEIL_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for nombre in nombres:
            trouvables = corpus(max(0, nombre - 62))
            print(f"{sum(document.genre == 0 for document in trouvables)} fiches")
            for moteur in MOTEURS:
                dossier = Path(temporaire, str(nombre), moteur.nom)
                dossier.mkdir(parents=True)
                fait = moteur.preparer(dossier, trouvables)
                if fait is None:
                    print(f"  {moteur.nom} : absent de ce poste, laissé de côté")
                    continue
                print(
                    f"  {moteur.nom} : index de {fait.octets / 1e6:.2f} Mo en {fait.secondes:.1f} s"
                )
                mesurer(moteur, dossier, navigateur)
                shutil.rmtree(dossier)
        navigateur.close()


if __name__ == "__main__":
    main()
