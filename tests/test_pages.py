"""Fiches to Markdown: whatever a writer types stays in its place on the page."""

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from .conftest import FICHE, Commande

VALEURS = (
    "# titre|1. un|1995. an|> cite|---|***|___|* * *|: deux points|[x]: http://y.org|*[MES]: y|"
    "[^1]: note|``` clôture|~~~|!!! note|??? note|/// bloc|"
    "antislash \\|**gras|`code|[lien](|- tiret|+ plus|* étoile|=====|&amp; &lt;|##|1)|*|a|"
    "Qui ? « Moi » : l'un·e, le 1er..."
).split("|")


@pytest.mark.parametrize("lot", range(0, len(VALEURS), 6))
def test_rien_de_ce_qui_est_tape_ne_casse_la_page(lot: int, copie: Path, recueil: Commande) -> None:
    valeurs = VALEURS[lot : lot + 6]
    _, entete, corps = (copie / FICHE).read_text("utf-8").split("---\n", 2)
    fiche = yaml.load(entete, Loader=yaml.BaseLoader)
    fiche["contexte"] = ["avant", *valeurs, "après"]
    fiche["enjeux"] = valeurs
    fiche["titre"] = f"Un titre : {valeurs[0]}"
    fiche["resume"] = valeurs[-1]
    fiche["intertitres"] = {"contexte": valeurs[0], "enjeux": valeurs[-1]}
    fiche["definitions"] = [
        {"terme": f"Terme {rang}", "titre": v, "texte": "Un texte.", "synonymes": [v]}
        for rang, v in enumerate(valeurs)
    ]
    fiche["exemples_mes"] = [{"texte": v, "organisations": ["ardes"]} for v in valeurs]
    fiche["sources"] = [{"titre": v, "url": "https://exemple.org/a_(b)"} for v in valeurs]
    texte = yaml.safe_dump(fiche, allow_unicode=True, sort_keys=False, width=9999)
    # The rules say what is wrong with most of it; the page must hold all the same.
    silence = (
        "# recueil: ignorer-fichier R050, R060, R061, R068, R073, R075, R077 : tout est permis ici"
    )
    (copie / FICHE).write_text(f"---\n{silence}\n{texte}---\n{corps}", "utf-8")
    code, sortie = recueil("construire", dans=copie)
    assert code == 0, sortie
    html = (copie / "site/fiches/2.6-innovation-sociale/index.html").read_text("utf-8")
    article = BeautifulSoup(html, "lxml").article
    assert article is not None
    # What cites the fiche does not depend on what is typed in it.
    sections = [section["class"][0] for section in article.select("section:not(.cite-par)")]
    assert sections == [
        "contexte",
        "enjeux",
        "definitions",
        *["definition"] * len(valeurs),
        "exemples-mes",
        "sources",
    ]
    assert len(article.find_all("h1")) == 1
    assert len(article.select("section.contexte > ul > li")) == len(valeurs) + 2
    assert len(article.select("section.enjeux > ul > li")) == len(valeurs)
    assert len(article.select("section.exemples-mes > ul > li")) == len(valeurs)
    assert len(article.select("section.sources > ul > li")) == len(valeurs)
    assert article.find("hr") is None
