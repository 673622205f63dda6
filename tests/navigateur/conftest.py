"""A real Chromium on the built site, with every request to another machine recorded.

The site is served with the headers that it brings for its host: every test runs under its policy.
"""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


def servir(dossier: Path, *, en_tetes: bool = True) -> http.server.ThreadingHTTPServer:
    """A server of a site on this machine, at work; with the headers of its `_headers` file."""
    lignes = (dossier / "_headers").read_text("utf-8").splitlines() if en_tetes else []
    envoyes = [ligne.strip().split(": ", 1) for ligne in lignes if ligne.startswith("  ")]

    class Serveur(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the test report readable."""

        def end_headers(self) -> None:
            for nom, valeur in envoyes:
                self.send_header(nom, valeur)
            super().end_headers()

        def send_error(self, code: int, *args: object, **kwargs: object) -> None:
            """As hosts of static sites do: the site's own page for a wrong address."""
            page = (dossier / "404.html").read_bytes() if code == 404 else b""
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    serveur = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Serveur, directory=str(dossier))
    )
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    return serveur


@pytest.fixture(scope="session")
def adresse(site: Path) -> Iterator[str]:
    """Address of the site, served from this machine."""
    serveur = servir(site)
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
    """A fresh page; the test fails if it asked another machine for anything, if a script of the
    site failed, or if the site's policy had to stop anything."""
    contexte = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    page = contexte.new_page()
    ailleurs: list[str] = []
    erreurs: list[str] = []
    page.on(
        "request",
        lambda r: None if r.url.startswith((adresse, "data:")) else ailleurs.append(r.url),
    )
    page.on("pageerror", lambda e: erreurs.append(str(e)))
    page.on("console", lambda m: erreurs.append(m.text) if "Content Security" in m.text else None)
    yield page
    contexte.close()
    assert ailleurs == []
    assert erreurs == []
