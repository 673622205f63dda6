"""How the search does: success, size, transfer, latency, indexing; nothing is asserted.

    .venv/bin/python tests/bench/recherche.py [fiches…]

On the corpus and requests of `tests/recherche/`, in Chromium, at 62 fiches and at each number
given (1 000 by default). Pagefind is measured on the same corpus and requests when it can be
imported or is in the path (`pip install pagefind[bin]` in another environment will do).
"""

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from html import escape
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from recueil.recherche.documents import Document

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.recherche.corpus import REPONDRE, corpus, ecrire, requetes

DE_PAGEFIND = """async (requetes) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({ ranking: { metaWeights: { title: 5 } } });
  const reponses = [];
  for (const requete of requetes) {
    const debut = performance.now();
    const { results } = await pagefind.search(requete);
    const montres = await Promise.all(results.slice(0, 5).map((r) => r.data()));
    const duree = performance.now() - debut;
    reponses.push({ numeros: montres.slice(0, 3).map((m) => m.meta.numero), duree });
  }
  return reponses;
}"""


class _Silencieux(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the report readable."""


def mesurer(nom: str, dossier: Path, navigateur: Browser, script: str) -> None:
    """Run the requests on a page of `dossier` and print a line."""
    serveur = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silencieux, directory=str(dossier))
    )
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    adresse = f"http://127.0.0.1:{serveur.server_port}/"
    posees = requetes()
    page = navigateur.new_page()
    poids = []
    for texte in ("innovation sociale", "AMAP", "comment réparer un vélo avec des bénévoles"):
        poids.append(_transfert(navigateur.new_page(), adresse, dossier, script, texte))
    page.goto(adresse)
    froides = page.evaluate(script, [requete.texte for requete in posees])
    chaudes = page.evaluate(script, [requete.texte for requete in posees])
    premieres = sum(r["numeros"][:1] != [] and r["numeros"][0] in q.attendues
                    for q, r in zip(posees, froides, strict=True))  # fmt: skip
    trois = sum(bool(q.attendues & set(r["numeros"])) for q, r in zip(posees, froides, strict=True))
    durees = [sorted(r["duree"] for r in reponses) for reponses in (froides, chaudes)]
    p95 = [d[int(0.95 * len(d))] for d in durees]
    print(
        f"  {nom:<10} en tête {premieres / len(posees):6.1%}   trois {trois / len(posees):6.1%}"
        f"   1re requête {'/'.join(str(round(o / 1000)) for o in poids)} ko"
        f"   chaud méd. {median(durees[1]):.1f} ms, p95 {p95[1]:.1f} ms (à froid {p95[0]:.0f} ms)"
    )
    page.close()
    serveur.shutdown()


def _transfert(page: Page, adresse: str, dossier: Path, script: str, texte: str) -> int:
    """Bytes of a first request: what is not compressed already counts once compressed."""
    charges: list[str] = []
    page.on("request", lambda requete: charges.append(requete.url))
    page.goto(adresse)
    page.evaluate(script, [texte])
    page.close()
    octets = 0
    for url in charges:
        fichier = dossier / url.removeprefix(adresse).split("?")[0]
        if fichier.is_file():
            contenu = fichier.read_bytes()
            deja = fichier.suffix.startswith(".pf") or fichier.suffix == ".pagefind"
            octets += len(contenu) if deja else len(gzip.compress(contenu))
    return octets


def _pagefind(dossier: Path, trouvables: list[Document]) -> float | None:
    """The same fiches as plain pages, indexed by Pagefind. Returns seconds, None without it."""
    binaire = shutil.which("pagefind") or shutil.which("pagefind_extended")
    if binaire is None:
        return None
    for document in trouvables:
        if document.genre != 0:
            continue
        page = dossier / document.adresse / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        sections = "".join(
            f'<h2 id="{escape(s.ancre)}">{escape(s.titre)}</h2><p>{escape(s.texte)}</p>'
            for s in document.sections
        )
        page.write_text(
            f'<!doctype html><html lang="fr"><title>{escape(document.titre)}</title><body>'
            f'<p data-pagefind-meta="numero">{document.numero}</p>'
            f"<h1>{escape(document.titre)}</h1><p>{escape(' '.join(document.alias))}</p>"
            f"{sections}</body></html>",
            "utf-8",
        )
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "index.html").write_text("<!doctype html><title>Essai</title>", "utf-8")
    debut = time.perf_counter()
    subprocess.run([binaire, "--site", str(dossier)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - debut


def main() -> None:
    """Measure and print."""
    nombres = [62, *(int(n) for n in sys.argv[1:] or ["1000"])]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporaire:
        navigateur = playwright.chromium.launch(
            executable_path=os.environ.get("RECUEIL_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for nombre in nombres:
            trouvables = corpus(max(0, nombre - 62))
            fiches = sum(document.genre == 0 for document in trouvables)
            dossier = Path(temporaire, str(nombre), "recueil")
            debut = time.process_time()
            octets = ecrire(dossier, trouvables)
            duree = time.process_time() - debut
            print(f"{fiches} fiches : index de {octets / 1e6:.2f} Mo, fait en {duree:.2f} s")
            mesurer("Recueil", dossier, navigateur, REPONDRE)
            autre = Path(temporaire, str(nombre), "pagefind")
            secondes = _pagefind(autre, trouvables)
            if secondes is None:
                print("  Pagefind : absent de ce poste")
            else:
                print(f"  Pagefind indexe en {secondes:.2f} s")
                mesurer("Pagefind", autre, navigateur, DE_PAGEFIND)
        navigateur.close()


if __name__ == "__main__":
    main()
