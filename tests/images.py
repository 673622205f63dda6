"""Makes the pictures of the « Contribuer » pages from the real pages: `python -m tests.images`.

To run again when these pages change enough to mislead; no test compares pixels, which depend on
the machine's fonts.
"""

import base64
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from .conftest import FICHE, RACINE, copier, lancer
from .navigateur.test_servir import attendre_le_serveur, port_libre

IMAGES = RACINE / "docs/images/contribuer"
NOMS = ("modifier", "signaler", "servir")
ADRESSE = "fiches/2.6-innovation-sociale/"
# What the reader is to look at.
_MARGE = ".fiche-tete, .fiche-pied { padding: 14px !important; margin: 0 !important; }"
_CADRE = "{ outline: 3px solid #b3261e; outline-offset: 4px; border-radius: 2px; }"
_EN_WEBP = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const toile = document.createElement('canvas');
  toile.width = image.width;
  toile.height = image.height;
  toile.getContext('2d').drawImage(image, 0, 0);
  return toile.toDataURL('image/webp', 0.85).split(',')[1];
}"""


def ouvrir(navigateur: Browser, largeur: int, hauteur: int) -> Page:
    """A page sharp enough for fine screens; the site's policy would refuse our frame."""
    contexte = navigateur.new_context(
        viewport={"width": largeur, "height": hauteur},
        device_scale_factor=1.5,
        locale="fr-FR",
        color_scheme="light",
        bypass_csp=True,
    )
    return contexte.new_page()


def ecrire(page: Page, nom: str, png: bytes) -> None:
    """Keep a picture as WebP, which Chromium knows how to make."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    webp = page.context.new_page().evaluate(_EN_WEBP, base64.b64encode(png).decode())
    (IMAGES / f"{nom}.webp").write_bytes(base64.b64decode(webp))
    largeur, hauteur = struct.unpack(">II", png[16:24])
    print(f"{nom}.webp : {largeur / 1.5:.0f} x {hauteur / 1.5:.0f}, {len(webp) * 3 // 4000} Ko")


def images_du_site(navigateur: Browser, site: Path) -> None:
    """The links of a fiche, head and foot."""
    # Narrow: to be read on a phone as well.
    page = ouvrir(navigateur, 440, 900)
    page.goto((site / ADRESSE / "index.html").as_uri())
    cadres = f".fiche-modifier a {_CADRE} .fiche-contribuer li:nth-child(2) a {_CADRE}"
    page.add_style_tag(content=_MARGE + cadres)
    ecrire(page, "modifier", page.locator(".fiche-tete").screenshot())
    ecrire(page, "signaler", page.locator(".fiche-pied").screenshot())


def image_de_servir(navigateur: Browser, copie: Path) -> None:
    """A fiche being written, with a mistake."""
    port = port_libre()
    ligne = [sys.executable, "-u", "-m", "recueil", "servir", "--port", str(port)]
    processus = subprocess.Popen(ligne, cwd=copie, stdout=subprocess.DEVNULL)
    try:
        attendre_le_serveur(port)
        page = ouvrir(navigateur, 720, 560)
        page.goto(f"http://127.0.0.1:{port}/{ADRESSE}")
        page.locator("h1").wait_for(timeout=30_000)
        fiche = copie / FICHE
        fiche.write_text(fiche.read_text("utf-8").replace("statut: proposition", "statut: propos"))
        page.locator("#recueil-erreurs").wait_for(timeout=30_000)
        ecrire(page, "servir", page.screenshot())
    finally:
        processus.terminate()
        processus.wait()


def principal() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as dossier, sync_playwright() as playwright:
        copie = copier(Path(dossier) / "recueil")
        # The pages that show the pictures are built before there are any.
        for nom in NOMS:
            image = copie / IMAGES.relative_to(RACINE) / f"{nom}.webp"
            image.parent.mkdir(parents=True, exist_ok=True)
            image.touch()
        depot = "https://codeberg.org/exemple/recueil"
        fini = lancer("construire", dans=copie, RECUEIL_DEPOT=depot)
        assert fini.returncode == 0, fini.stdout
        navigateur = playwright.chromium.launch(
            executable_path=os.environ.get("RECUEIL_CHROMIUM") or shutil.which("chromium")
        )
        images_du_site(navigateur, copie / "site")
        image_de_servir(navigateur, copie)


if __name__ == "__main__":
    principal()
