"""The pages that are all interface: the search, the reader's selection, a home page for a language.

Their words come from the catalogue, so that a language has them as soon as it has its texts.
"""

from recueil.adresses import suffixe
from recueil.catalogue import catalogue
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.pages.page import Cadre, Page
from recueil.pages.parties import cartes_accueil
from recueil.recueil import Recueil


def pages_outils(recueil: Recueil, cadre: Cadre) -> list[Page]:
    """The search and the selection in each language, and the home pages that nobody wrote."""
    return [
        *(_recherche(langue) for langue in cadre.langues),
        *(_classeur(langue) for langue in cadre.langues),
        *(
            _accueil(recueil, cadre, langue)
            for langue in cadre.langues
            if langue not in (LANGUE_PAR_DEFAUT, *cadre.accueils)
        ),
    ]


def _recherche(langue: str) -> Page:
    textes = catalogue(langue)
    liens = {nom: f"../{nom}/index{suffixe(langue)}.md" for nom in ("explorer", "glossaire")}
    sans_script = textes["recherche_sans_script"].format(**liens)
    return Page(
        uri=f"recherche/index{suffixe(langue)}.md",
        adresse=f"recherche{suffixe(langue)}/",
        langue=langue,
        meta={
            "title": textes["recherche_titre"],
            "description": textes["recherche_intro"],
            "template": "recherche.html",
            "recherche": True,
            "hide": ["navigation", "toc"],
        },
        corps=f'<div class="recherche-sans-script" markdown="1">\n\n{sans_script}\n\n</div>\n',
        dans_le_menu=False,
    )


def _classeur(langue: str) -> Page:
    textes = catalogue(langue)
    return Page(
        uri=f"classeur/index{suffixe(langue)}.md",
        adresse=f"classeur{suffixe(langue)}/",
        langue=langue,
        meta={
            "title": textes["classeur_titre"],
            "description": textes["classeur_resume"],
            "template": "classeur.html",
        },
        corps=f"# {textes['classeur_titre']}\n\n{textes['classeur_intro']}\n",
    )


def _accueil(recueil: Recueil, cadre: Cadre, langue: str) -> Page:
    """A home page with the fiches and nothing more; `docs/index.es.md` takes its place."""
    textes = catalogue(langue)
    uri = f"index{suffixe(langue)}.md"
    titre, resume = textes["pdf_recueil_titre"], textes["pdf_recueil_sous_titre"]
    cartes = cartes_accueil(recueil, cadre, langue, uri)
    return Page(
        uri=uri,
        adresse=f"{langue}/",
        langue=langue,
        meta={
            "title": titre,
            "description": resume,
            "template": "accueil.html",
            "hide": ["navigation", "toc"],
        },
        corps=f"# {titre}\n\n{resume}\n\n{cartes}\n",
    )
