"""Une tabulation sert d'espace dans l'en-tête.

L'en-tête s'aligne avec des espaces : une tabulation n'y a pas de largeur définie.
Remplacez chaque tabulation par deux espaces.

Mauvais :

    contexte:
    \t- "Des personnes veulent jardiner ensemble."

Bon :

    contexte:
      - "Des personnes veulent jardiner ensemble."
"""

from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, decouper
from recueil.regles.regle import Regle

REGLE = Regle(
    "R010",
    "tabulation dans l'en-tête",
    Gravite.ERREUR,
    "une tabulation n'a pas de largeur définie : l'en-tête ne peut pas être lu.",
)


def reparer(lu: Lu, lignes: Sequence[LigneYAML]) -> Iterator[tuple[Diagnostic, Reparation]]:
    """Report tabs between the signs of YAML, each with its line put right."""
    avant: LigneYAML | None = None
    for ligne in lignes:
        if "\t" not in ligne.avant_valeur:
            avant = ligne
            continue
        colonne = ligne.texte.index("\t") + 1
        suite = ligne.avant_valeur.lstrip(" \t")
        marge = _marge(ligne, avant) if colonne == 1 else ligne.texte[: colonne - 1]
        if colonne > 1:
            suite = ligne.avant_valeur[colonne - 1 :].lstrip(" \t")
            marge += " " if marge.strip() else "  "
        corrigee = marge + suite.replace("\t", " ") + ligne.valeur
        longueur = len(ligne.texte[colonne - 1 :]) - len(ligne.texte[colonne - 1 :].lstrip("\t"))
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, colonne, longueur),
                "une tabulation sert d'espace dans l'en-tête",
                correction=corrigee,
            ),
            Reparation(ligne.numero, corrigee),
        )
        avant = decouper(corrigee, ligne.numero)


def _marge(ligne: LigneYAML, avant: LigneYAML | None) -> str:
    """The indent that a line must have to follow the one before it."""
    if avant is None:
        return ""
    un_tiret = ligne.avant_valeur.lstrip().startswith("-")
    if avant.cle is not None and not avant.valeur:
        return " " * (avant.retrait_de_cle + 2)
    return " " * (avant.retrait if un_tiret else avant.retrait_de_cle)
