"""Whether readers find: requests of every kind, in Chromium, on an index of 62 fiches and more."""

import functools
import http.server
import threading
from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.recherche.corpus import REPONDRE, Requete, corpus, ecrire, requetes

pytestmark = pytest.mark.navigateur


class _Silencieux(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test report readable."""


@pytest.fixture(scope="module", params=[0, 940], ids=["62 fiches", "1000 fiches"])
def reponses(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[tuple[Requete, list[str]]]]:
    """What the engine answers to each request."""
    dossier = tmp_path_factory.mktemp("index")
    ecrire(dossier, corpus(request.param))
    serveur = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silencieux, directory=str(dossier))
    )
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{serveur.server_port}/")
    posees = requetes("requetes.txt")
    rendues = page.evaluate(REPONDRE, [requete.texte for requete in posees])
    yield [(requete, rendue["numeros"]) for requete, rendue in zip(posees, rendues, strict=True)]
    page.close()
    serveur.shutdown()


def test_le_jeu_est_assez_grand() -> None:
    assert len({d.numero for d in corpus() if d.genre == 0}) >= 60
    textes = [requete.texte for requete in requetes("requetes.txt")]
    assert len(textes) >= 200
    assert len(set(textes)) == len(textes)


def test_on_trouve(reponses: list[tuple[Requete, list[str]]]) -> None:
    """First place ≥ 95 %, first three ≥ 98 %, no category under 90 %; each miss is printed."""
    manques, premieres, trois = [], 0, 0
    categories: dict[str, list[bool]] = defaultdict(list)
    for requete, numeros in reponses:
        premiere = numeros[:1] != [] and numeros[0] in requete.attendues
        premieres += premiere
        trois += bool(requete.attendues & set(numeros))
        categories[requete.categorie].append(premiere)
        if not premiere:
            attendues = ", ".join(sorted(requete.attendues))
            manques.append(f"[{requete.categorie}] {requete.texte} → {numeros} et non {attendues}")
    rapport = "\n".join(manques)
    print(f"{premieres}/{len(reponses)} en tête, {trois} dans les trois premières\n{rapport}")
    assert premieres >= 0.95 * len(reponses), rapport
    assert trois >= 0.98 * len(reponses), rapport
    for categorie, reussites in categories.items():
        assert sum(reussites) >= 0.9 * len(reussites), f"{categorie}\n{rapport}"
