"""Un lien n'a pas de texte.

Entre les crochets d'un lien, on écrit les mots sur lesquels on clique. Sans eux, le lien est
invisible, et un lecteur d'écran n'annonce que son adresse.

Mauvais, dans le texte :

    Voir [](https://www.exemple.org/guides/jardins-partages).

Bon, dans le texte :

    Voir [le guide des jardins partagés](https://www.exemple.org/guides/jardins-partages).
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R064",
    "lien sans texte",
    Gravite.ERREUR,
    "le lien ne se verrait pas, et un lecteur d'écran n'en dirait que l'adresse.",
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each link that has no words to click on."""
    for ecrit, lien in lue.liens:
        if lien.image or lien.texte.strip():
            continue
        yield REGLE.constat(
            lue,
            ecrit.position(lien.debut, lien.fin),
            "ce lien n'a pas de texte",
            correction=ecrit.ligne_corrigee(
                lue.source, lien.debut_du_texte, lien.fin_du_texte, "le nom de la page"
            )
            if lien.texte
            else ecrit.ligne_corrigee(
                lue.source, lien.debut, lien.fin, f"[le nom de la page]({lien.adresse})"
            ),
            conseil="écrivez entre les crochets où mène le lien",
        )
