"""The views: the same fiches, entered by a word, a place, a date or a choice of them."""

from recueil.pages.page import Cadre, Page
from recueil.pages.vues.explorer import page_explorer
from recueil.pages.vues.frise import page_frise
from recueil.pages.vues.glossaire import page_glossaire
from recueil.pages.vues.territoires import page_territoires
from recueil.recueil import Recueil

_VUES = (page_explorer, page_glossaire, page_territoires, page_frise)


def pages_vues(recueil: Recueil, cadre: Cadre) -> list[Page]:
    """Each view in each language."""
    return [vue(recueil, cadre, langue) for langue in cadre.langues for vue in _VUES]
