"""Whether readers find: requests of every kind, in Chromium, on an index of 62 fiches and more."""

import functools
import http.server
import threading
from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.recherche.corpus import LISTES, REPONDRE, Requete, corpus, ecrire, requetes

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
    posees = [requete for liste in LISTES for requete in requetes(liste)]
    rendues = page.evaluate(REPONDRE, [requete.texte for requete in posees])
    yield [(requete, rendue["numeros"]) for requete, rendue in zip(posees, rendues, strict=True)]
    page.close()
    serveur.shutdown()


def test_le_jeu_est_assez_grand() -> None:
    assert len({d.numero for d in corpus() if d.genre == 0}) >= 60
    assert len(requetes(LISTES[0])) >= 200
    assert len(requetes(LISTES[1])) >= 120
    for liste in LISTES:
        textes = [requete.texte for requete in requetes(liste)]
        assert len(set(textes)) == len(textes)


@pytest.mark.parametrize(
    ("liste", "en_tete", "dans_les_trois", "par_categorie"),
    [
        ("requetes.txt", 0.95, 0.98, 0.9),
        # Few requests of a kind, some of them for a fiche that lacks their words: the whole is
        # what counts.
        ("requetes-fraiches.txt", 0.95, 0.97, 0.7),
        ("requetes-controle.txt", 0.9, 0.95, 0.8),
    ],
)
def test_on_trouve(
    reponses: list[tuple[Requete, list[str]]],
    liste: str,
    en_tete: float,
    dans_les_trois: float,
    par_categorie: float,
) -> None:
    """Enough in the first place, in the first three and in each category; each miss is printed."""
    manques, premieres, trois, nombre = [], 0, 0, 0
    categories: dict[str, list[bool]] = defaultdict(list)
    for requete, numeros in reponses:
        if requete.liste != liste:
            continue
        premiere = numeros[:1] != [] and numeros[0] in requete.attendues
        nombre += 1
        premieres += premiere
        trois += bool(requete.attendues & set(numeros))
        categories[requete.categorie].append(premiere)
        if not premiere:
            attendues = ", ".join(sorted(requete.attendues))
            manques.append(f"[{requete.categorie}] {requete.texte} → {numeros} et non {attendues}")
    rapport = "\n".join(manques)
    print(f"{liste} : {premieres}/{nombre} en tête, {trois} dans les trois premières\n{rapport}")
    assert premieres >= en_tete * nombre, rapport
    assert trois >= dans_les_trois * nombre, rapport
    for categorie, reussites in categories.items():
        assert sum(reussites) >= par_categorie * len(reussites), f"{categorie}\n{rapport}"
