"""The « Contribuer » pages say what the program does."""

import re
import struct
from pathlib import Path

import jsonschema
import pytest
import yaml
from bs4 import BeautifulSoup
from recueil.commandes import TOUTES
from recueil.conventions import LONGUEUR_TITRE_COURT
from recueil.modele import Fiche, Traduction
from recueil.pages.rubriques import page_rubriques
from recueil.regles import r082_trop_de_points_medians, r087_section_longue
from recueil.schema import NOMS, schema
from recueil.valeurs import Statut

from .conftest import RACINE, Commande, copier

PAGES = RACINE / "docs/contribuer"
IMAGE = re.compile(r"!\[(?P<texte>[^\]]*)\]\((?P<fichier>[^)]+)\)\{(?P<attributs>[^}]*)\}")


def blocs_yaml(markdown: str) -> list[str]:
    """The YAML that a page shows."""
    return re.findall(r"^```yaml\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)


def test_chaque_rubrique_du_modele_a_sa_place(site: Path) -> None:
    page = site / "contribuer/rubriques/index.html"
    html = BeautifulSoup(page.read_text("utf-8"), "lxml")
    vues = {code.get_text() for code in html.select("article code")}
    mots = set(re.findall(r"\w+", html.select_one("article").get_text()))
    for modele in (Fiche, Traduction):
        assert set(modele.model_fields) <= vues
    for nom in NOMS:
        assert html.find(id=nom), nom
        for definition in schema(nom).get("$defs", {}).values():
            assert set(definition.get("properties", {})) <= mots
    titre_court = html.find(id="fiche-titre_court").parent.get_text()
    assert f"{LONGUEUR_TITRE_COURT} signes au plus" in titre_court


def test_chaque_exemple_de_rubrique_est_accepte() -> None:
    vus = 0
    for nom, partie in re.findall(
        r"^## [^\n]*\{ #(\w+) [^\n]*\n(.*?)(?=^## |\Z)",
        page_rubriques().corps,
        re.MULTILINE | re.DOTALL,
    ):
        entier = schema(nom)
        for bloc in blocs_yaml(partie):
            lu = yaml.load(bloc, Loader=yaml.BaseLoader)
            # One key at a time: nothing else is required of it.
            sans_exigence = {cle: v for cle, v in entier.items() if cle != "required"}
            jsonschema.Draft202012Validator(sans_exigence).validate(lu)
            vus += 1
    assert vus >= len(Fiche.model_fields) + 6


def test_la_fiche_commentee_passe_la_verification(tmp_path: Path, recueil: Commande) -> None:
    (bloc,) = blocs_yaml((PAGES / "fiche-commentee.md").read_text("utf-8"))
    copie = copier(tmp_path / "copie")
    (copie / "fiches/2-agir/2.99-partager-un-jardin.md").write_text(bloc, "utf-8")
    code, sortie = recueil("valider", "fiches/2-agir/2.99-partager-un-jardin.md", dans=copie)
    assert (code, sortie) == (0, "1 fichier : tout est en ordre.\n")
    cles = set(yaml.load(bloc.split("---\n")[1], Loader=yaml.BaseLoader))
    # The others are for fiches that have already lived, or that want their own headings.
    rares = {"intertitres", "redaction", "anciens_numeros", "sans_lien"}
    assert cles == set(Fiche.model_fields) - rares


def test_le_guide_d_ecriture_dit_les_longueurs_des_regles() -> None:
    guide = (PAGES / "ecrire.md").read_text("utf-8")
    champs = schema("fiche")["properties"]
    titre, resume = champs["titre"], champs["resume"]
    assert f"{titre['minLength']} à {titre['maxLength']} signes" in guide
    assert f"{LONGUEUR_TITRE_COURT} signes au plus" in guide
    assert f"{resume['maxLength']} signes au plus" in guide
    assert f"{r087_section_longue._MOTS_MAX} mots" in guide
    assert r082_trop_de_points_medians._MAXIMUM == 3
    assert "trois formes à point médian" in guide
    assert all(f"regles/R0{n}.md" in guide for n in (*range(80, 88), 89, 90, 91, 92))


def test_chaque_commande_est_nommee_et_ses_liens_existent() -> None:
    textes = {page.name: page.read_text("utf-8") for page in PAGES.glob("*.md")}
    ensemble = "\n".join(textes.values())
    assert [nom for nom in TOUTES if f"recueil {nom}" not in ensemble] == []
    # Those of whoever looks after the recueil each have their place, which other pages lead to.
    ancres = set(re.findall(r"^## .*\{#(\w+)\}$", textes["tenir.md"], re.MULTILINE))
    assert set(re.findall(r"tenir\.md#(\w+)", ensemble)) <= ancres
    assert {"etat", "importer", "exporter", "formater", "traduire", "renumeroter"} < ancres


def test_le_chemin_de_relecture_dit_chaque_statut() -> None:
    page = (PAGES / "relecture.md").read_text("utf-8")
    assert re.findall(r"^\| \d\. [^|]+ \| `(\w+)` \|", page, re.MULTILINE) == list(Statut)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.name)
def test_chaque_image_a_son_texte_et_sa_taille(page: Path) -> None:
    contenu = page.read_text("utf-8")
    assert contenu.count("![") == len(IMAGE.findall(contenu))
    for image in IMAGE.finditer(contenu):
        assert len(image["texte"]) > 40
        fichier = (page.parent / image["fichier"]).read_bytes()
        assert len(fichier) < 100_000, "to be read on a phone"
        largeur, hauteur = (
            int(re.search(rf'{mot}="(\d+)"', image["attributs"])[1])  # type: ignore[index]
            for mot in ("width", "height")
        )
        vraie = taille_webp(fichier)
        assert abs(vraie[0] / vraie[1] - largeur / hauteur) < 0.01, "the page would jump"


def taille_webp(fichier: bytes) -> tuple[int, int]:
    """Width and height (WebP Container Specification, extended file format)."""
    assert fichier[12:16] == b"VP8X"
    largeur, hauteur = (
        struct.unpack("<I", fichier[debut : debut + 3] + b"\0")[0] + 1 for debut in (24, 27)
    )
    return largeur, hauteur


def test_une_commande_a_recopier_est_un_bloc(site: Path) -> None:
    # Three backticks inside a list make the language a word of the command: « sh python3 … ».
    for fichier in sorted((site / "contribuer").rglob("*.html")):
        for code in BeautifulSoup(fichier.read_text("utf-8"), "lxml").select("code"):
            if code.find_parent("pre") is None:
                assert not re.match(r"(sh|yaml|html|json|markdown)?\n", code.text), fichier
