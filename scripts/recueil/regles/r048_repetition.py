"""Une liste de l'en-tête contient deux fois la même chose.

Mauvais :

    mots_cles:
      - "jardin"
      - "potager"
      - "Jardin"

Bon :

    mots_cles:
      - "jardin"
      - "potager"
"""

from collections.abc import Iterator

from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Edition, Gravite
from recueil.noeuds import Chemin
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.slug import slug

REGLE = Regle(
    "R048",
    "répétition dans une liste",
    Gravite.AVERTISSEMENT,
    "la page l'afficherait deux fois.",
)
# Where capitals and accents do not make another thing; an acronym may be written in two ways.
_SANS_MAJUSCULES = frozenset({"mots_cles", "redaction"})
_LISTES: tuple[tuple[str, ...], ...] = (
    ("mots_cles",),
    ("voir_aussi",),
    ("sans_lien",),
    ("anciens_numeros",),
    ("redaction",),
    ("definitions", TOUS, "synonymes"),
    ("exemples_mes", TOUS, "organisations"),
    ("exemples_mes", TOUS, "territoires"),
)


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each value that its list already has, capitals and accents aside."""
    for motif in _LISTES:
        vues: dict[tuple[Chemin, str], Chemin] = {}
        for chemin, valeur in lue.trouvees((*motif, TOUS)):
            comparable = slug(valeur) if motif[0] in _SANS_MAJUSCULES else valeur
            premier = vues.setdefault((chemin[:-1], comparable), chemin)
            # Nothing at all is another rule's business.
            if premier is chemin or not valeur:
                continue
            place, premiere = lue.place(chemin), lue.place(premier)
            constat = REGLE.constat(
                lue,
                place,
                f"« {valeur} » est déjà dans la liste, à la ligne {premiere.ligne}",
                conseil="effacez-le",
            )
            # On a line of its own, the whole line can go.
            if lue.source.ligne(place.ligne)[: place.colonne - 1].strip() == "-":
                sans_elle = Edition(place.ligne, 1, place.ligne + 1, 1, "")
                constat = constat._replace(editions=(sans_elle,))
            yield constat
