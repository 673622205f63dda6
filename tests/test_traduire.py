"""`recueil traduire`: a translation knows, section by section, what it was made from."""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from .conftest import FICHE, Commande

TRADUCTION = FICHE.replace(".md", ".en.md")


def _entete(fichier: Path) -> dict[str, object]:
    entete = fichier.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n")
    donnees: dict[str, object] = yaml.load(entete, Loader=yaml.BaseLoader)
    return donnees


def _remplacer(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), "utf-8")


def test_le_squelette_garde_le_texte_francais(copie: Path, recueil: Commande) -> None:
    (copie / TRADUCTION).unlink()
    code, sortie = recueil("traduire", "2.6", "en", dans=copie)
    assert code == 0
    assert f"{TRADUCTION} est prête" in sortie
    francaise, traduction = _entete(copie / FICHE), _entete(copie / TRADUCTION)
    for cle in ("numero", "titre", "contexte", "definitions", "exemples_mes"):
        assert traduction[cle] == francaise[cle]
    assert traduction["statut"] == "brouillon"
    corps = (copie / FICHE).read_text("utf-8").split("\n---\n", 1)[1]
    assert (copie / TRADUCTION).read_text("utf-8").split("\n---\n", 1)[1] == corps
    # Nothing is stale, the form is the common one, and the French is not published as English.
    assert recueil("valider", dans=copie)[1].endswith("tout est en ordre.\n")
    assert recueil("formater", "--verifier", dans=copie)[0] == 0
    assert recueil("construire", dans=copie)[0] == 0
    assert not (copie / "site/fiches/2.6-innovation-sociale.en/index.html").exists()
    # A second call would lose what was translated.
    octets = (copie / TRADUCTION).read_bytes()
    code, sortie = recueil("traduire", "2.6", "en", dans=copie)
    assert code == 2
    assert "existe déjà" in sortie
    assert (copie / TRADUCTION).read_bytes() == octets


def test_une_section_qui_change_est_nommee(copie: Path, recueil: Commande) -> None:
    fiche, traduction = copie / FICHE, copie / TRADUCTION
    assert recueil("traduire", "2.6", "en", "--relue", dans=copie)[0] == 0
    francaise = _entete(fiche)
    # How it is written does not count.
    _remplacer(fiche, 'numero: "2.6"', "numero: '2.6' # un commentaire")
    _remplacer(fiche, "statut: proposition", "statut: validee")
    assert "R038" not in recueil("valider", dans=copie)[1]
    contexte, enjeux = francaise["contexte"], francaise["enjeux"]
    assert isinstance(contexte, list)
    assert isinstance(enjeux, list)
    _remplacer(fiche, contexte[0], f"Tout a changé. {contexte[0]}")
    _remplacer(fiche, enjeux[0], f"Tout a changé. {enjeux[0]}")
    sortie = recueil("valider", dans=copie)[1]
    assert f"{TRADUCTION}:" in sortie
    assert "a changé depuis cette traduction : contexte, enjeux\n" in sortie

    assert recueil("construire", dans=copie)[0] == 0
    html = (copie / "site/fiches/2.6-innovation-sociale.en/index.html").read_text("utf-8")
    avis = BeautifulSoup(html, "lxml").select_one(".bandeau--perimee")
    assert [(a.get_text(), a["href"]) for a in avis.select("a")] == [
        ("context", "../2.6-innovation-sociale/#contexte"),
        ("what is at stake", "../2.6-innovation-sociale/#enjeux"),
        ("Read the sheet in French", "../2.6-innovation-sociale/"),
    ]
    page = BeautifulSoup(
        (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8"), "lxml"
    )
    assert page.select_one("#contexte") is not None
    assert page.select_one(".bandeau--perimee") is None

    avant = traduction.read_text("utf-8").split("\n")
    assert recueil("traduire", "2.6", "en", "--relue", "contexte", dans=copie)[0] == 0
    apres = traduction.read_text("utf-8").split("\n")
    assert [i for i, (a, b) in enumerate(zip(avant, apres, strict=True)) if a != b] == [
        next(i for i, ligne in enumerate(avant) if ligne.startswith("  contexte: "))
    ]
    assert "cette traduction : enjeux\n" in recueil("valider", dans=copie)[1]
    assert recueil("traduire", "2.6", "en", "--relue", dans=copie)[0] == 0
    assert "R038" not in recueil("valider", dans=copie)[1]


def test_une_section_qui_apparait_ou_disparait_se_voit(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    assert recueil("traduire", "2.6", "en", "--relue", dans=copie)[0] == 0
    with fiche.open("a", encoding="utf-8") as suite:
        suite.write("\n## Encore\n\nUne suite.\n")
    assert "cette traduction : suite du texte\n" in recueil("valider", dans=copie)[1]
    assert recueil("traduire", "2.6", "en", "--relue", dans=copie)[0] == 0
    texte = fiche.read_text("utf-8")
    fiche.write_text(texte.split("\n---\n")[0] + "\n---\n", "utf-8")
    assert "cette traduction : suite du texte\n" in recueil("valider", dans=copie)[1]
    assert recueil("traduire", "2.6", "en", "--relue", "corps", dans=copie)[0] == 0
    assert "R038" not in recueil("valider", dans=copie)[1]


def test_l_ancienne_empreinte_reste_acceptee(copie: Path, recueil: Commande) -> None:
    assert '\ntraduit_de: "' in (copie / TRADUCTION).read_text("utf-8")
    assert "R038" not in recueil("valider", dans=copie)[1]
    # Section by section, the whole cannot be told apart: reading one is reading all.
    assert recueil("traduire", "2.6", "en", "--relue", "contexte", dans=copie)[0] == 0
    notees = _entete(copie / TRADUCTION)["traduit_de"]
    assert isinstance(notees, dict)
    assert {"titre", "resume", "contexte", "enjeux"} <= notees.keys()
    assert recueil("valider", dans=copie)[1].endswith("tout est en ordre.\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2.99", "en"), "aucune fiche ne porte le numéro 2.99"),
        (("2.6", "fr"), "déjà en français"),
        (("2.6", "anglais"), "pas un code de langue"),
        (("2.6", "es"), "le site n'a pas de pages en « es »"),
        (("2.6", "es", "--relue"), "n'existe pas encore"),
    ],
)
def test_ce_qui_est_refuse(
    arguments: tuple[str, ...], message: str, copie: Path, recueil: Commande
) -> None:
    avant = sorted(copie.rglob("*.md"))
    code, sortie = recueil("traduire", *arguments, dans=copie)
    assert code == 2
    assert message in sortie
    assert sorted(copie.rglob("*.md")) == avant


@pytest.mark.parametrize("ecrit", ["zzz", '\n  contexte: "zzz"'])
def test_une_empreinte_mal_ecrite_a_son_message(ecrit: str, copie: Path, recueil: Commande) -> None:
    fichier = copie / TRADUCTION
    debut = fichier.read_text("utf-8").split("\ntraduit_de: ")[0]
    fichier.write_text(f"{debut}\ntraduit_de: {ecrit}\n---\n", "utf-8")
    code, sortie = recueil("valider", dans=copie)
    assert code == 1
    assert "erreur[R026]" in sortie
    assert "douze signes" in sortie


def test_le_francais_d_une_page_anglaise_est_annonce(copie: Path, recueil: Commande) -> None:
    (copie / TRADUCTION).unlink()
    assert recueil("construire", dans=copie)[0] == 0
    for page in ("en", "explorer.en", "parties/2-agir.en"):
        soupe = BeautifulSoup((copie / f"site/{page}/index.html").read_text("utf-8"), "lxml")
        lien = next(
            a
            for a in soupe.select(".md-content a[href*='2.6-innovation-sociale']")
            if "Innovation sociale" in a.get_text()
        )
        assert lien.select_one("[lang=fr]").get_text() == "Innovation sociale", page
        francais = " ".join(e.get_text() for e in soupe.select("main [lang=fr]"))
        assert "Qu'appelle-t-on" in francais.replace("’", "'"), page


def test_une_traduction_cite_des_fiches_qui_existent(copie: Path, recueil: Commande) -> None:
    texte = (copie / TRADUCTION).read_text("utf-8")
    (copie / TRADUCTION).write_text(f"{texte}\nSee sheet 2.60, and sheets 2.6 and 2.7.\n", "utf-8")
    code, sortie = recueil("valider", str(copie / TRADUCTION), dans=copie)
    assert code == 1
    assert re.findall(r"erreur\[R042\] (.*)", sortie) == [
        "la fiche 2.60 n'existe pas ; la plus proche est la 2.6",
        "la fiche 2.7 n'existe pas ; la plus proche est la 2.6",
    ]
