"""A fiche keeps the addresses that it has had."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..conftest import FICHE, copier, lancer

pytestmark = pytest.mark.navigateur


def test_une_fiche_renumerotee_garde_son_ancienne_adresse(
    chromium: Browser, tmp_path: Path
) -> None:
    copie = copier(tmp_path / "copie")
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8").replace(
        "statut: proposition", 'statut: proposition\nanciens_numeros:\n  - "1.4"\n  - "2.1"', 1
    )
    fiche.write_text(texte, "utf-8")
    fini = lancer("construire", dans=copie)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    gestionnaire = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(copie / "site")
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), gestionnaire) as serveur:
        threading.Thread(target=serveur.serve_forever, daemon=True).start()
        page = chromium.new_page()
        for ancien in ("1.4", "2.1"):
            page.goto(f"http://127.0.0.1:{serveur.server_port}/{ancien}/")
            expect(page).to_have_url(
                f"http://127.0.0.1:{serveur.server_port}/fiches/2.6-innovation-sociale/"
            )
        page.close()
        serveur.shutdown()
