"""What pages and files say to the forges."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from recueil.forge.adresses import DepotEnLigne, ForgeInconnue

from .conftest import FICHE, lancer

ANGLAISE = FICHE.replace(".md", ".en.md")


def liens(page: Path) -> dict[str, str]:
    """The links of a page, by their words."""
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return {" ".join(a.get_text().split()): str(a["href"]) for a in html.select("main a[href]")}


# — The links of a page


@pytest.mark.parametrize(
    ("depot", "forge", "modifier", "historique"),
    [
        ("https://github.com/mes/r", "auto", "edit/main/", "commits/main/"),
        ("https://github.com/mes/r.git", "auto", "edit/main/", "commits/main/"),
        ("https://framagit.org/mes/r/", "auto", "-/edit/main/", "-/commits/main/"),
        ("https://gitlab.exemple.org/a/b/r", "auto", "-/edit/main/", "-/commits/main/"),
        ("https://git.exemple.org/mes/r", "gitlab", "-/edit/main/", "-/commits/main/"),
        ("https://codeberg.org/mes/r", "auto", "_edit/main/", "commits/branch/main/"),
        ("https://git.exemple.org/mes/r", "forgejo", "_edit/main/", "commits/branch/main/"),
        ("https://git.exemple.org:3000/mes/r", "gitea", "_edit/main/", "commits/branch/main/"),
    ],
)
def test_les_adresses_de_chaque_forge(
    depot: str, forge: str, modifier: str, historique: str
) -> None:
    en_ligne = DepotEnLigne.de(depot, forge)
    base = depot.rstrip("/").removesuffix(".git")
    assert en_ligne.modifier("fiches/2-agir/2.6-é è.md") == (
        f"{base}/{modifier}fiches/2-agir/2.6-%C3%A9%20%C3%A8.md"
    )
    assert en_ligne.historique(FICHE) == f"{base}/{historique}{FICHE}"


@pytest.mark.parametrize(
    "adresse",
    [
        "https://git.exemple.org/mes/r",
        "https://exemple.org/github.com/r",
        "git@exemple.org:mes/r.git",
        "",
    ],
)
def test_une_adresse_qui_ne_dit_pas_sa_forge(adresse: str) -> None:
    with pytest.raises(ForgeInconnue, match="forge: gitlab"):
        DepotEnLigne.de(adresse)


def test_une_forge_inconnue_est_demandee(copie: Path) -> None:
    fini = lancer("construire", dans=copie, RECUEIL_DEPOT="https://git.exemple.org/mes")
    assert fini.returncode == 1
    assert "forge: gitlab" in fini.stdout


def construite(copie: Path, depot: str) -> Path:
    """The site of a small recueil, with a repository and an address."""
    reglages = copie / "mkdocs.yml"
    reglages.write_text(reglages.read_text("utf-8").replace("pdf: true", "pdf: false"), "utf-8")
    adresse = "https://fiches.exemple.org/mes/"
    fini = lancer("construire", dans=copie, RECUEIL_DEPOT=depot, RECUEIL_ADRESSE=adresse)
    assert fini.returncode == 0, fini.stdout
    return copie / "site"


def test_une_fiche_mene_a_son_fichier_a_son_histoire_et_au_formulaire(copie: Path) -> None:
    depot = "https://github.com/mes/r"
    site = construite(copie, depot)
    francais = liens(site / "fiches/2.6-innovation-sociale/index.html")
    assert francais["Modifier cette fiche"] == f"{depot}/edit/main/{FICHE}"
    assert francais["Historique"] == f"{depot}/commits/main/{FICHE}"
    signaler = urlsplit(francais["Signaler une erreur"])
    assert signaler.path == "/mes/r/issues/new"
    demande = parse_qs(signaler.query)
    assert demande["template"] == ["signaler-une-erreur.yml"]
    assert demande["title"] == ["Erreur : 2.6 Innovation sociale"]
    assert demande["fiche"] == ["2.6 Innovation sociale"]
    assert demande["page"] == ["https://fiches.exemple.org/mes/fiches/2.6-innovation-sociale/"]
    anglais = liens(site / "fiches/2.6-innovation-sociale.en/index.html")
    assert anglais["Edit this sheet"] == f"{depot}/edit/main/{ANGLAISE}"
    assert anglais["History"] == f"{depot}/commits/main/{ANGLAISE}"
    assert "2.6-innovation-sociale.en" in anglais["Report a mistake"]


def test_gitlab_recoit_le_texte_entier_du_formulaire(copie: Path) -> None:
    site = construite(copie, "https://framagit.org/mes/r")
    adresse = liens(site / "fiches/2.6-innovation-sociale/index.html")["Signaler une erreur"]
    assert urlsplit(adresse).path == "/mes/r/-/issues/new"
    demande = parse_qs(urlsplit(adresse).query)
    assert demande["issue[title]"] == ["Erreur : 2.6 Innovation sociale"]
    (texte,) = demande["issue[description]"]
    assert "### Fiche\n\n2.6 Innovation sociale\n" in texte
    assert "### Page\n\nhttps://fiches.exemple.org/mes/fiches/2.6-innovation-sociale/\n" in texte
    assert len(adresse) < 4_000, "servers refuse addresses that are too long"


def test_forgejo_nomme_le_fichier_et_les_champs() -> None:
    depot = DepotEnLigne.de("https://codeberg.org/mes/r")
    demande = parse_qs(urlsplit(depot.signaler("2.6", {"fiche": "2.6 & plus"})).query)
    assert demande["template"] == [".forgejo/ISSUE_TEMPLATE/signaler-une-erreur.yml"]
    assert demande["field:fiche"] == ["2.6 & plus"]


def test_sans_depot_la_page_contribuer_repond(site: Path) -> None:
    page = site / "fiches/2.6-innovation-sociale/index.html"
    for langue, mots in (("", "Signaler une erreur"), (".en", "Report a mistake")):
        page = site / f"fiches/2.6-innovation-sociale{langue}/index.html"
        trouves = liens(page)
        assert trouves[mots] == f"../../contribuer{langue}/#signaler"
        assert "Historique" not in trouves
        assert "Modifier cette fiche" not in trouves
        cible = (site / f"contribuer{langue}/index.html").read_text("utf-8")
        assert 'id="signaler"' in cible
