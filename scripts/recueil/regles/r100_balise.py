"""Une balise HTML n'a pas sa place dans une fiche.

Une fiche s'écrit en Markdown : `**gras**`, `*italique*`, `[lien](adresse)`, listes, tableaux. Les
quelques balises que Markdown ne remplace pas sont permises : `<br>`, `<sup>`, `<sub>`, `<abbr>`,
`<kbd>`, `<span lang="en">`, `<details>`… Les autres sont refusées : certaines feraient exécuter un
programme à la personne qui lit, ou prendraient l'apparence du site.

Un « < » suivi d'une lettre passe pour le début d'une balise : pour montrer ce signe, laissez une
espace après lui.

Mauvais, dans le texte :

    <script>alert("Bonjour")</script>

Mauvais :

    resume: "Des jardins de moins de <cinquante mètres de côté."

Bon, dans le texte :

    L'eau (H<sub>2</sub>O) manque quand il pleut moins de < 20 jours.
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.r050_a_completer import PROVISOIRE
from recueil.regles.regle import Regle
from recueil.silences import est_une_consigne
from recueil.surete.assainissement import BALISES_DES_FICHES
from recueil.surete.balises import Balise

REGLE = Regle(
    "R100",
    "balise HTML refusée",
    Gravite.ERREUR,
    "une balise peut faire exécuter un programme à la personne qui lit, ou imiter le site.",
)
_EN_MARKDOWN = "écrivez-le en Markdown, ou effacez la balise"
# What they hold is no text for a reader.
_SANS_TEXTE = frozenset({"script", "style", "iframe", "object", "template", "svg", "math"})
_CONSEILS = {
    "a": "écrivez le lien en Markdown : [texte](adresse)",
    "img": "écrivez l'image en Markdown : ![ce qu'elle montre](image.png)",
    "center": "effacez la balise : le site choisit la mise en page",
    "font": "effacez la balise : le site choisit les polices et les couleurs",
    "h1": "commencez la ligne par « ## », sans balise",
    "iframe": "mettez un lien vers la page au lieu de l'afficher dans la fiche",
    "video": "mettez un lien vers la vidéo",
    "audio": "mettez un lien vers l'enregistrement",
    "svg": "enregistrez le dessin dans un fichier .svg à côté de la fiche, puis affichez-le : "
    "![ce qu'il montre](dessin.svg)",
}

_DESTINATION = expression(r"\]\(<[^<>=\n]+>(?:[ \t]+[\"'(][^\n]*)?\)")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each tag of a fiche that is not permitted."""
    yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each tag of a registry that is not permitted."""
    yield from _constats(lu)


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        ouvertes: set[str] = set()
        for balise in ecrit.balises:
            # A text still to be written, such as <à définir>, is told as such.
            if PROVISOIRE.match(ecrit.texte, balise.debut):
                continue
            if balise.complete and balise.nom in BALISES_DES_FICHES:
                continue
            # `[le plan](<mon plan.pdf>)`: an address with a blank in it.
            if _DESTINATION.match(ecrit.texte, max(0, balise.debut - 2)):
                continue
            # What is addressed to the rules never reaches the site, or R078 says what is wrong.
            if balise.nom == "!" and est_une_consigne(ecrit.texte[balise.debut :]):
                continue
            # The end tag goes with its start tag: one cause, one message.
            if balise.fermante and balise.nom in ouvertes:
                continue
            ouvertes.add(balise.nom)
            if _est_entre_chevrons(ecrit.texte, balise):
                yield _entre_chevrons(lu, ecrit, balise)
                continue
            yield _constat(lu, ecrit, balise)


def _est_entre_chevrons(texte: str, balise: Balise) -> bool:
    return (
        balise.complete
        and texte[max(0, balise.debut - 1) : balise.debut] == "<"
        and texte.startswith(">", balise.fin)
    )


def _constat(lu: Lu, ecrit: Ecrit, balise: Balise) -> Diagnostic:
    debut, fin = balise.debut, balise.fin
    if not balise.complete:
        vu = ecrit.texte[debut:fin]
        return REGLE.constat(
            lu,
            ecrit.position(debut, fin),
            f"« {vu} » passe pour le début d'une balise HTML, que rien ne referme",
            correction=ecrit.ligne_corrigee(lu.source, debut, debut + 1, "< "),
            pourquoi="tout ce qui suit pourrait disparaître de la page.",
            conseil="laissez une espace après le signe « < », ou effacez-le",
        )
    if balise.nom in "!?":
        return REGLE.constat(
            lu,
            ecrit.position(debut, fin),
            "cette écriture entre « < » et « > » n'est pas permise dans une fiche",
            correction=ecrit.ligne_corrigee(lu.source, debut, fin, ""),
            conseil="effacez-la",
        )
    barre = "/" if balise.fermante else ""
    return REGLE.constat(
        lu,
        ecrit.position(debut, fin),
        f"la balise <{barre}{balise.nom[:40]}> n'est pas permise dans une fiche",
        correction=_sans_balise(lu, ecrit, balise),
        conseil=_CONSEILS.get(balise.nom, _EN_MARKDOWN),
    )


def _entre_chevrons(lu: Lu, ecrit: Ecrit, balise: Balise) -> Diagnostic:
    """`<<mot>>`: what a keyboard without French quotes makes of « mot »."""
    debut, fin = balise.debut - 1, balise.fin + 1
    place = ecrit.position(debut, fin)
    mots = ecrit.texte[balise.debut + 1 : balise.fin - 1].strip()
    editions: tuple[Edition, ...] = ()
    if place.longueur == fin - debut and "\n" not in mots:
        ligne, colonne = place.ligne, place.colonne
        editions = (Edition(ligne, colonne, ligne, colonne + place.longueur, f"« {mots} »"),)
    return REGLE.constat(
        lu,
        place,
        f"« <<{mots[:40]}>> » passe pour une balise HTML",
        pourquoi="les mots disparaîtraient de la page.",
        conseil="" if editions else "employez les guillemets français : « et »",
        editions=editions,
        # In a text made of blocks, the page would gain words that it has never shown.
        certaine=bool(editions) and not ecrit.en_bloc,
    )


def _sans_balise(lu: Lu, ecrit: Ecrit, balise: Balise) -> str:
    """The line without the tag nor the end tag that goes with it, and without any program."""
    fermante = next(
        (b for b in ecrit.balises if b.debut >= balise.fin and b.fermante and b.nom == balise.nom),
        None,
    )
    if fermante is None or balise.fermante:
        return ecrit.ligne_corrigee(lu.source, balise.debut, balise.fin, "")
    contenu = ecrit.texte[balise.fin : fermante.debut]
    if balise.nom in _SANS_TEXTE:
        contenu = ""
    return ecrit.ligne_corrigee(lu.source, balise.debut, fermante.fin, contenu)
