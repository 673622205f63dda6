"""The links of a printed page lead to the addresses that the site really has."""

from pathlib import Path

from recueil.pages.ensemble import pages
from recueil.pages.page import Cadre
from recueil.pdf.plan import adresse_de_page
from recueil.reglages import lire
from recueil.validation import valider

from ..conftest import RACINE


def test_toute_page_a_l_adresse_que_le_pdf_lui_donne(site: Path) -> None:
    reglages = lire(RACINE)
    recueil = valider(RACINE).recueil
    assert recueil is not None
    cadre = Cadre(langues=reglages.langues, traduire=reglages.traduire)
    autres = [page for page in pages(recueil, cadre) if "fiche" not in page.meta]
    assert len(autres) > 20
    for page in autres:
        assert adresse_de_page(page.uri) == page.adresse
    for fichier in (RACINE / "docs").rglob("*.md"):
        uri = fichier.relative_to(RACINE / "docs").as_posix()
        assert (site / adresse_de_page(uri) / "index.html").is_file(), uri
    assert adresse_de_page("../dehors.md") == ""
