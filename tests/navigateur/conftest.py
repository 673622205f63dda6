"""A real Chromium on the built site, with every request to another machine recorded."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


class _Silencieux(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test report readable."""


@pytest.fixture(scope="session")
def adresse(site: Path) -> Iterator[str]:
    """Address of the site, served from this machine."""
    serveur = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Silencieux, directory=str(site))
    )
    fil = threading.Thread(target=serveur.serve_forever, daemon=True)
    fil.start()
    yield f"http://127.0.0.1:{serveur.server_port}/"
    serveur.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that `scripts/test.py` found."""
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(
            executable_path=os.environ.get("RECUEIL_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield navigateur
        navigateur.close()


@pytest.fixture
def page(chromium: Browser, adresse: str) -> Iterator[Page]:
    """A fresh page; the test fails if it asked another machine for anything, or if a script
    of the site failed."""
    contexte = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    page = contexte.new_page()
    ailleurs: list[str] = []
    erreurs: list[str] = []
    page.on(
        "request",
        lambda r: None if r.url.startswith((adresse, "data:")) else ailleurs.append(r.url),
    )
    page.on("pageerror", lambda e: erreurs.append(str(e)))
    yield page
    contexte.close()
    assert ailleurs == []
    assert erreurs == []
