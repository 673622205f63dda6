"""Un mot est écrit deux fois de suite.

« de de », « le le », « territoire territoire » : un reste de phrase remaniée. Les répétitions du
français ne sont pas signalées : « nous nous », « vous vous », « en en parlant », « très très ».

Mauvais :

    contexte:
      - "Le partage de de la récolte se décide à plusieurs."

Bon :

    contexte:
      - "Le partage de la récolte se décide à plusieurs : nous nous réunissons."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.prose import blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R085",
    "mot en double",
    Gravite.AVERTISSEMENT,
    "la phrase bute, et un lecteur d'écran lit le mot deux fois.",
)
_DOUBLE = expression(
    r"(?<![\w'’·-])(?P<mot>[^\W\d_]++)(?P<reste>[ \t]*[ \t\n][ \t]*(?P<second>(?i:(?P=mot))))"
    r"(?![\w'’·-])"
)
# Short words that never follow themselves. « en », « nous », « est » and others may.
_PETITS = frozenset(
    """
    à au aux avec ce ces cette chez comme dans de des du elle et il ils je la le les leurs ma mais
    ne ni notre on ou où par pour qu que qui sa sans ses son sous sur ta un une vers votre
    """.split()
)
# Long ones that people repeat on purpose.
_VOULUS = frozenset("beaucoup encore faire jamais longtemps toujours vraiment presque".split())
_LONG = 5


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report words that follow themselves in a paragraph, where French does not allow it."""
    for passage in lue.prose_francaise:
        if _DOUBLE.search(passage.texte) is None:
            continue
        for bloc in blocs(passage.texte):
            for trouve in _DOUBLE.finditer(bloc.texte):
                mot, second = trouve["mot"], trouve["second"]
                plat = mot.lower()
                # « Boutros Boutros »: a name. « le Le Mans » is not this rule's business.
                if second != plat or plat in _VOULUS or (plat not in _PETITS and len(mot) < _LONG):
                    continue
                debut, fin = (bloc.debut + rang for rang in trouve.span("second"))
                yield REGLE.constat(
                    lue,
                    passage.place(debut, fin),
                    f"« {mot} » est écrit deux fois de suite",
                    editions=(passage.edition(bloc.debut + trouve.start("reste"), fin, ""),),
                )
