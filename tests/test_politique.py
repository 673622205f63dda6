"""The policy in the built site: in each page, in the headers for hosts, and never too wide."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import FICHE, Commande

META = 'meta[http-equiv="Content-Security-Policy"]'


def _directives(politique: str) -> dict[str, list[str]]:
    return {mots[0]: mots[1:] for d in politique.split(";") if (mots := d.split())}


def _pages(site: Path) -> list[tuple[Path, BeautifulSoup]]:
    return [(f, BeautifulSoup(f.read_text("utf-8"), "lxml")) for f in sorted(site.rglob("*.html"))]


def test_chaque_page_porte_sa_politique(site: Path) -> None:
    vues = set()
    for fichier, page in _pages(site):
        metas = page.select(META)
        assert len(metas) == 1, fichier
        # Nothing that the policy rules may come before it.
        assert metas[0].find_previous(["script", "link", "style", "img"]) is None, fichier
        politique = _directives(str(metas[0]["content"]))
        for nom, sources in politique.items():
            assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & set(sources)
            assert "data:" not in sources or nom == "img-src", fichier
        attendues = {
            f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
            for script in page.find_all("script", src=False)
            if script.get("type") not in ("application/json", "application/ld+json")
            and (s := script.string)
        }
        permises = {s for s in politique.get("script-src", []) if s.startswith("'sha256-")}
        assert permises == attendues, fichier
        vues |= permises
    assert len(vues) >= 3
    en_tete = re.search(r"Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))
    assert en_tete is not None
    politique = _directives(en_tete[1])
    assert {s for s in politique["script-src"] if s.startswith("'sha256-")} == vues
    assert politique["frame-ancestors"] == ["'none'"]
    assert politique["base-uri"] == ["'none'"]


def test_aucune_page_n_a_besoin_de_plus(site: Path) -> None:
    for fichier, page in _pages(site):
        assert page.find("style") is None, fichier
        for element in page.find_all(True):
            fautes = [nom for nom in element.attrs if nom.startswith("on") or nom == "style"]
            assert fautes == [], (fichier, element.name)


def test_les_en_tetes_disent_la_meme_chose_a_tous_les_serveurs(site: Path) -> None:
    motifs = {
        "_headers": r"^  ([A-Z][\w-]+): (.+)$",
        ".htaccess": r'^  Header always set ([\w-]+) "(.+)"$',
        "serveurs/nginx.conf": r'^add_header ([\w-]+) "(.+)" always;$',
        "serveurs/Caddyfile": r'^  ([A-Z][\w-]+) "(.+)"$',
    }
    lus = {
        nom: dict(re.findall(motif, (site / nom).read_text("utf-8"), re.MULTILINE))
        for nom, motif in motifs.items()
    }
    premier = lus["_headers"]
    assert {
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
    } <= set(premier)
    assert all(autre == premier for autre in lus.values())
    # Cloudflare Pages drops longer lines without a word.
    lignes = (site / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lignes)) < 2_000


@pytest.mark.parametrize(
    "balise",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script >',
        "<SCRIPT\n>alert(1)</SCRIPT>",
        '<script type="text/javascript">alert(1)</script>',
    ],
)
def test_un_script_en_ligne_arrete_la_construction(
    balise: str, copie: Path, recueil: Commande
) -> None:
    gabarit = copie / "overrides/fiche.html"
    texte = gabarit.read_text("utf-8")
    gabarit.write_text(texte.replace("<header", f"{balise}<header", 1), "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 1
    assert "la page contient un script en ligne" in sortie
    assert not (copie / "site").exists()


def test_des_donnees_ne_sont_pas_un_script(copie: Path, recueil: Commande) -> None:
    gabarit = copie / "overrides/fiche.html"
    texte = gabarit.read_text("utf-8")
    donnees = f'<script type="application/ld+json">{json.dumps({"a": 1})}</script>'
    gabarit.write_text(texte.replace("<header", f"{donnees}<header", 1), "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0, sortie
    assert FICHE.startswith("fiches/")
