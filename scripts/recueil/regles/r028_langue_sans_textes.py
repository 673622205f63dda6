"""Le site annonce une langue dont il n'a pas les textes.

Les boutons, les titres et les avis du site sont dans un fichier par langue. Une langue nommée dans
`mkdocs.yml`, sous `languages`, a le sien : `scripts/recueil/langues/es.po` pour l'espagnol. « Tenir
le recueil » montre comment le faire.

Mauvais, dans mkdocs.yml :

    site_name: "Recueil"
    plugins:
      - recueil-i18n:
          languages:
            fr: Français
            es: Español

Bon, dans mkdocs.yml :

    site_name: "Recueil"
    plugins:
      - recueil-i18n:
          languages:
            fr: Français
            en: English
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite
from recueil.langues_du_site import FAIRE_LES_TEXTES, SANS_TEXTES, LanguesSansTextes
from recueil.regles.regle import Regle

REGLE = Regle(
    "R028",
    "langue du site sans textes",
    Gravite.ERREUR,
    "le site ne saurait pas quoi écrire sur ses boutons : il ne peut pas être construit.",
    peut_se_taire=False,
)


def sur_langues(langues: LanguesSansTextes) -> Iterator[Diagnostic]:
    """Report each language of the site that has no catalogue."""
    for code, place in langues.places:
        yield REGLE.constat(
            langues,
            place,
            SANS_TEXTES.format(code=code),
            conseil=f"{FAIRE_LES_TEXTES.format(code=code)} ; ou ôtez cette langue d'ici",
        )
