"""Pagefind, on the same fiches as plain pages; titles weighted as its documentation advises."""

import os
import shlex
import shutil
import subprocess
from html import escape
from pathlib import Path

from recueil.recherche.documents import Document

from tests.bench.moteurs.moteur import Fait, Moteur, autres_mots, chronometrer, poids

_REPONDRE = """async (requetes) => {
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


def _commande() -> list[str] | None:
    choisie = os.environ.get("RECUEIL_PAGEFIND")
    if choisie:
        return shlex.split(choisie)
    trouvee = shutil.which("pagefind") or shutil.which("pagefind_extended")
    return [trouvee] if trouvee else None


def _preparer(dossier: Path, trouvables: list[Document]) -> Fait | None:
    commande = _commande()
    if commande is None:
        return None
    for document in trouvables:
        if document.genre == 0:
            page = dossier / document.adresse / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_en_page(document), "utf-8")
    (dossier / "index.html").write_text(
        '<!doctype html><html lang="fr"><title>Essai</title></html>', "utf-8"
    )
    with chronometrer() as secondes:
        subprocess.run([*commande, "--site", str(dossier)], check=True, stdout=subprocess.DEVNULL)
        return Fait(poids(dossier / "pagefind"), secondes())


def _en_page(document: Document) -> str:
    sections = "".join(
        f'<h2 id="{escape(s.ancre)}">{escape(s.titre)}</h2><p>{escape(s.texte)}</p>'
        for s in document.sections
    )
    return (
        f'<!doctype html><html lang="fr"><title>{escape(document.titre)}</title><body>'
        f'<p data-pagefind-meta="numero">{document.numero}</p>'
        f"<h1>{escape(document.titre)}</h1><p>{escape(autres_mots(document))}</p>"
        f"{sections}</body></html>"
    )


PAGEFIND = Moteur("Pagefind", _preparer, _REPONDRE, siens=("pagefind/",))
