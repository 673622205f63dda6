"""Un dessin SVG contient autre chose qu'un dessin.

Un fichier SVG peut contenir un programme, qui s'exécute quand on ouvre le dessin, ou aller
chercher un fichier ailleurs. Sont permis les formes, le texte, les dégradés, les filtres et les
images insérées ; pas les programmes (`<script>`, `onclick`), les animations, le HTML
(`<foreignObject>`), ni les adresses d'autres fichiers.

Mauvais, dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
      <circle cx="4" cy="4" r="3" onclick="alert(1)"/>
    </svg>

Bon, dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
      <circle cx="4" cy="4" r="3" fill="green"/>
    </svg>
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite
from recueil.joints import DESSIN, JointLu
from recueil.regles.regle import Regle
from recueil.surete.dessins import fautes

REGLE = Regle(
    "R108",
    "dessin refusé",
    Gravite.ERREUR,
    "ouvrir le dessin pourrait faire exécuter un programme, ou prévenir un autre site.",
)


def sur_joint(lu: JointLu) -> Iterator[Diagnostic]:
    """Report what a drawing may not hold."""
    if lu.joint.extension != DESSIN or not lu.joint.ordinaire:
        return
    for faute in fautes(lu.joint.octets):
        yield REGLE.constat(
            lu,
            faute.position,
            faute.quoi,
            conseil="ouvrez le dessin dans votre logiciel et enregistrez-le en « SVG simple »",
        )
