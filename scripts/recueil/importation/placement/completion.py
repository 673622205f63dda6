"""What a fiche cannot do without: left to fill, as `recueil nouvelle` leaves it."""

from typing import Any

from recueil.conventions import LONGUEUR_TITRE_COURT
from recueil.gabarit import A_COMPLETER


def completer(numero: str, titre: str, donnees: dict[str, Any]) -> dict[str, Any]:
    """The values with what a fiche cannot do without, as `recueil nouvelle` leaves it to fill."""
    complet: dict[str, Any] = {"numero": numero, "titre": titre}
    if "titre_court" in donnees:
        complet["titre_court"] = donnees["titre_court"]
    elif len(titre) > LONGUEUR_TITRE_COURT and "statut" not in donnees:
        complet["titre_court"] = f"{A_COMPLETER} : deux à cinq mots"
    defauts: dict[str, Any] = {
        "resume": f"{A_COMPLETER} : une ou deux phrases qui disent à quoi sert la fiche.",
        "statut": "brouillon",
        "contexte": [f"{A_COMPLETER} : ce qui a conduit là, un point par ligne."],
        "enjeux": [f"{A_COMPLETER} : ce qui se joue pour le MES."],
        "definitions": [
            {
                "terme": f"{A_COMPLETER} : le mot à définir",
                "texte": f"{A_COMPLETER} : ce que ce mot veut dire.",
            }
        ],
        "exemples_mes": [{"texte": f"{A_COMPLETER} : ce qu'un membre du MES a fait."}],
    }
    for cle, defaut in defauts.items():
        complet[cle] = donnees.get(cle) or defaut
    complet |= {cle: valeur for cle, valeur in donnees.items() if cle not in complet}
    for definition in complet["definitions"]:
        definition.pop("_du_texte", None)
    return complet
