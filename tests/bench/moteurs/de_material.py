"""Material's own search, as a French site gets it when it says nothing more than `search`.

The page, the scripts and the worker are those of a site that MkDocs builds; requests go to the
page's own worker, as its search field sends them. Its index is written as the theme's plugin
would: building ten thousand pages would teach nothing more.
"""

import json
import os
import subprocess
import sys
from html import escape
from pathlib import Path

from recueil.recherche.documents import Document

from tests.bench.moteurs.moteur import Fait, Moteur, autres_mots, chronometrer

# The page's worker, and when it said that its index was ready (message 1).
_AVANT = """(() => {
  const Vrai = window.Worker;
  window.Worker = class extends Vrai {
    constructor(...arguments_) {
      super(...arguments_);
      window.deMaterial = this;
      window.pret = new Promise((reussir) =>
        this.addEventListener("message", ({ data }) => data.type === 1 && reussir()));
    }
  };
})();"""
_REPONDRE = """async (requetes) => {
  while (!window.pret) await new Promise((suite) => setTimeout(suite, 5));
  await window.pret;
  const numeros = await (await fetch("/numeros.json")).json();
  const reponses = [];
  for (const requete of requetes) {
    const debut = performance.now();
    // 2: a request; 3: its results, one list for each page, the page or its best section first.
    const items = await new Promise((reussir) => {
      const recevoir = ({ data }) => {
        if (data.type !== 3) return;
        window.deMaterial.removeEventListener("message", recevoir);
        reussir(data.data.items);
      };
      window.deMaterial.addEventListener("message", recevoir);
      window.deMaterial.postMessage({ type: 2, data: requete });
    });
    const duree = performance.now() - debut;
    const pages = items.map(([premier]) => numeros[premier.location.split("#")[0]]);
    reponses.push({ numeros: pages.slice(0, 3), duree });
  }
  return reponses;
}"""
_CONFIGURATION = """\
site_name: Essai
theme: {name: material, language: fr, font: false}
plugins: [search]
"""


def _preparer(dossier: Path, trouvables: list[Document]) -> Fait:
    (dossier / "docs").mkdir()
    (dossier / "docs/index.md").write_text("# Essai\n", "utf-8")
    (dossier / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"],
        cwd=dossier,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
        stderr=subprocess.DEVNULL,
    )
    for fichier in sorted((dossier / "site").iterdir()):
        fichier.rename(dossier / fichier.name)
    fiches = [document for document in trouvables if document.genre == 0]
    index = dossier / "search/search_index.json"
    with chronometrer() as secondes:
        config = json.loads(index.read_text("utf-8"))["config"]
        docs = [entree for document in fiches for entree in _entrees(document)]
        ecrit = json.dumps({"config": config, "docs": docs}, separators=(",", ":"))
        index.write_text(ecrit, "utf-8")
        fait = Fait(index.stat().st_size, secondes())
    # The bench's own file, which the engine does not need.
    numeros = {document.adresse: document.numero for document in fiches}
    (dossier / "numeros.json").write_text(json.dumps(numeros), "utf-8")
    return fait


def _entrees(document: Document) -> list[dict[str, str]]:
    """A page, then each of its sections, as the plugin cuts them: texts are HTML."""
    tete, *suite = document.sections
    texte = f"<p>{escape(tete.texte)}</p><p>{escape(autres_mots(document))}</p>"
    if tete.ancre:
        suite, texte = list(document.sections), f"<p>{escape(autres_mots(document))}</p>"
    return [
        {"location": document.adresse, "title": escape(document.titre), "text": texte},
        *(
            {
                "location": f"{document.adresse}#{section.ancre}",
                "title": escape(section.titre),
                "text": f"<p>{escape(section.texte)}</p>",
            }
            for section in suite
        ),
    ]


MATERIAL = Moteur(
    "Material",
    _preparer,
    _REPONDRE,
    siens=("search/", "assets/javascripts/workers/"),
    avant=_AVANT,
    par_morceaux=False,
)
