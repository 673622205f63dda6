"""Des guillemets de traitement de texte entourent un contenu de l'en-tête.

L'en-tête se lit avec les guillemets droits du clavier (`"`). Les guillemets « … », “…” ou ‘…’ que
mettent les traitements de texte seraient affichés avec le contenu, et ne le protègent pas d'un
deux-points ou d'un dièse.

Mauvais :

    titre: “Comment partager un jardin : par où commencer ?”

Bon :

    titre: "Comment partager un jardin : par où commencer ?"
"""

from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, citer
from recueil.regles.regle import Regle

REGLE = Regle(
    "R017",
    "guillemets de traitement de texte",
    Gravite.ERREUR,
    "l'en-tête ne les reconnaît pas : ils seraient affichés, et un « : » dans le contenu ferait "
    "tout perdre.",
    peut_se_taire=False,
)
_FERMANTS = {
    "“": '”“"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "‹": "›",
    "‘": "’'",
    "’": "’",
    "´": "´",
    '"': "”“",
}


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report values wrapped in quotes that YAML does not know."""
    for ligne in lignes:
        valeur = ligne.valeur.rstrip()
        if ligne.suite or len(valeur) < 3 or valeur[-1] not in _FERMANTS.get(valeur[0], ""):
            continue
        dedans = valeur[1:-1]
        # « Un » et « deux » : the quotes are those of the text, not around the whole of it.
        if (valeur[0] not in "‘’´" and valeur[-1] in dedans) or (
            valeur[0] in dedans and valeur[0] not in "’´"
        ):
            continue
        corrigee = ligne.avant_valeur + citer(dedans.strip())
        yield (
            REGLE.constat(
                lu,
                Position(
                    ligne.numero,
                    len(ligne.avant_valeur) + 1
                    if valeur[0] != '"'
                    else len(ligne.avant_valeur) + len(valeur),
                ),
                "des guillemets de traitement de texte entourent ce contenu",
                correction=corrigee,
                conseil="si ces guillemets font partie du texte, gardez-les et ajoutez des "
                "guillemets droits autour",
            ),
            (Reparation(ligne.numero, corrigee),),
        )
