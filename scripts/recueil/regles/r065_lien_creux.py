"""Le texte d'un lien ne dit pas où il mène.

Une personne qui n'y voit pas passe d'un lien à l'autre sans lire ce qui les entoure : « ici »,
« cliquez ici », « lire la suite », une adresse, ne lui disent rien. Faites du lien les mots qui
nomment la page.

Mauvais, dans le texte :

    Pour le guide des jardins partagés, [cliquez ici](https://www.exemple.org/guides/jardins).

Bon, dans le texte :

    Voir [le guide des jardins partagés](https://www.exemple.org/guides/jardins).
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.markdown_lu.liens import Lien
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R065",
    "texte de lien qui ne dit rien",
    Gravite.AVERTISSEMENT,
    "lu seul, ce lien ne dit pas où il mène ; c'est ainsi que le lit un lecteur d'écran.",
)
_CREUX = expression(
    r"(?:(?:pour|et) )?(?:(?:cliqu(?:ez|er)|clic) (?:ici|là|sur ce lien|dessus)|(?:par |juste )?"
    r"ici|là|(?:le |ce |un )?lien|(?:cette |la |une )?page|(?:voir|lire|consulter) (?:la suite|plus"
    r"|ici|le lien|ce lien|la page|cette page)|la suite|suite|plus|voir|lire|(?:en )?savoir plus|"
    r"plus d['’]infos?(?:rmations?)?|infos?|source|site|click here|here|read more|more|link|"
    r"this (?:page|link))(?: ici)?[ .…:»>→]*",
    re.IGNORECASE,
)
_ADRESSE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARQUES = re.compile(r"[*_`]+")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each link whose words say nothing, or spell an address."""
    for ecrit, lien in lue.liens:
        if lien.image:
            continue
        mots = " ".join(_MARQUES.sub("", lien.texte).split())
        if _ADRESSE.fullmatch(mots):
            message = "le texte de ce lien est une adresse"
        elif _CREUX.fullmatch(mots):
            message = f"« {mots} » ne dit pas où mène ce lien"
        else:
            continue
        nom = _nom(lien)
        voulu = f"[{nom}]({lien.adresse})"
        yield REGLE.constat(
            lue,
            ecrit.position(lien.debut_du_texte, lien.fin_du_texte),
            message,
            correction=ecrit.ligne_corrigee(lue.source, lien.debut, lien.fin, voulu),
            conseil="entre les crochets, écrivez le nom de la page ou de ce que l'on y trouve",
        )


def _nom(lien: Lien) -> str:
    """What is known of where a link leads: the name of its site."""
    site = re.match(r"https?://(?:www\.)?([^/?#]+)", lien.adresse)
    return f"le nom de la page, sur {site[1]}" if site else "le nom de la page"
