"""`recueil servir` with a browser open: the page follows what is written, errors included."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..conftest import FICHE, copier

pytestmark = pytest.mark.navigateur


def port_libre() -> int:
    """A port that nobody uses."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def attendre_le_serveur(port: int, secondes: float = 15) -> None:
    """The first site is built before the server listens: on a busy machine, a moment before."""
    fin = time.monotonic() + secondes
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < fin
            time.sleep(0.05)
        else:
            return


def test_la_page_suit_ce_que_l_on_ecrit(chromium: object, tmp_path: Path) -> None:
    copie = copier(tmp_path / "copie")
    port = port_libre()
    processus = subprocess.Popen(
        [sys.executable, "-u", "-m", "recueil", "servir", "--port", str(port)],
        cwd=copie,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert processus.stdout is not None
    page: Page = chromium.new_page()  # type: ignore[attr-defined]
    try:
        lignes = [""]
        while "Le site : " not in lignes[-1]:
            lignes.append(processus.stdout.readline())
            assert processus.poll() is None
        # The address is given once somebody answers there, and not while the site is being built.
        assert lignes.index("Site à jour.\n") == len(lignes) - 2
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        page.goto(f"http://127.0.0.1:{port}/fiches/2.6-innovation-sociale/")
        fiche = copie / FICHE
        avant = fiche.read_text("utf-8")

        fiche.write_text(avant + "\n## Une section qui arrive\n\nVoilà.\n", "utf-8")
        expect(page.locator("h2", has_text="Une section qui arrive")).to_be_visible(timeout=15_000)

        fiche.write_text(avant.replace("statut: proposition", "statut: propos"), "utf-8")
        avis = page.locator("#recueil-erreurs")
        expect(avis).to_be_visible(timeout=15_000)
        expect(avis).to_contain_text("erreur[R025]")
        expect(avis).to_contain_text("statut: proposition")
        # The last good site is still there under the notice.
        expect(page.locator("h2", has_text="Une section qui arrive")).to_be_visible()

        fiche.write_text(avant, "utf-8")
        expect(avis).to_have_count(0, timeout=15_000)
        expect(page.locator("h2", has_text="Une section qui arrive")).to_have_count(0)
    finally:
        page.close()
        processus.send_signal(signal.SIGINT)
        sortie, _ = processus.communicate(timeout=20)
    assert re.search(r"2\.6-innovation-sociale\.md:6:9: erreur\[R025\]", sortie)
    assert "Le dernier site correct reste affiché." in sortie
    assert "Traceback" not in sortie
    assert processus.returncode == 130
    assert list(tmp_path.glob("recueil-*")) == []


def test_le_port_pris_est_dit(tmp_path: Path) -> None:
    copie = copier(tmp_path / "copie")
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        fini = subprocess.run(
            [sys.executable, "-m", "recueil", "servir", "--port", str(port)],
            cwd=copie,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert fini.returncode == 1
    assert f"essayez « --port {port + 1} »" in fini.stderr
