"""Un fichier n'a pas sa place dans le dossier des fiches.

À côté des fiches se rangent les images qu'elles montrent (PNG, JPEG, WebP, AVIF, GIF, SVG) et les
documents qu'elles proposent (PDF). Un raccourci vers un autre fichier (un « lien symbolique ») y
est refusé : il publierait un fichier de l'ordinateur qui construit le site. Les autres sortes de
fichiers aussi : elles ne paraîtraient pas, ou pourraient contenir un programme.

Mauvais, dans 2.7-plan.html :

    <p>Le plan du jardin</p>

Bon, dans 2.7-plan.svg :

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.joints import PUBLIES, Joint, JointLu, a_sa_signature
from recueil.regles.regle import Regle
from recueil.rubriques import REFERENTIELS

REGLE = Regle(
    "R107",
    "fichier sans place ici",
    Gravite.ERREUR,
    "il ne serait pas publié, ou pourrait contenir un programme.",
)
_SORTES = "PNG, JPEG, WebP, AVIF, GIF, SVG ou PDF"
_TEXTES = frozenset((".markdown", ".txt", ".docx", ".doc", ".odt", ".html", ".rtf"))


def sur_joint(lu: JointLu) -> Iterator[Diagnostic]:
    """Report a link, a file of an unknown kind, or one that is not what its name says."""
    joint = lu.joint
    nom = joint.chemin.rsplit("/", 1)[-1]
    if not joint.ordinaire:
        yield REGLE.constat(
            lu,
            Position(1, 1),
            f"« {nom} » n'est pas un vrai fichier : c'est un raccourci vers autre chose",
            pourquoi="le site publierait un fichier de l'ordinateur qui le construit.",
            conseil="remplacez-le par le fichier lui-même, ou effacez-le",
        )
    elif joint.extension not in PUBLIES:
        yield REGLE.constat(
            lu,
            Position(1, 1),
            f"« {nom} » n'est ni une fiche, ni un référentiel, ni une image, ni un PDF",
            conseil=_conseil(joint),
        )
    elif not a_sa_signature(joint):
        yield REGLE.constat(
            lu,
            Position(1, 1),
            f"le contenu de « {nom} » n'est pas celui d'un fichier {joint.extension[1:].upper()}",
            pourquoi="un navigateur pourrait y voir autre chose que ce que l'on attend.",
            conseil=f"ouvrez-le et enregistrez-le de nouveau en {_SORTES}",
        )


def _conseil(joint: Joint) -> str:
    """What to do with a file of an unknown kind: a text is most often a fiche to be."""
    if joint.extension in _TEXTES:
        return "si c'est une fiche, `recueil importer` en fait une ; sinon, effacez-le"
    if joint.extension in (".yml", ".yaml"):
        noms = ", ".join(f"{nom}.yml" for nom in REFERENTIELS)
        return f"les référentiels s'appellent {noms} : renommez-le, ou effacez-le"
    return f"enregistrez-le en {_SORTES}, ou effacez-le"
