"""Le résumé répète le titre.

Sur les cartes, dans les résultats de recherche et en haut de la page, le résumé se lit juste après
le titre. Il dit ce que le titre ne dit pas : de quoi parle la fiche, à qui elle sert, ce que l'on y
trouve.

Mauvais :

    titre: "Comment partager un jardin entre voisins ?"
    resume: "Comment partager un jardin entre voisins."

Bon :

    titre: "Comment partager un jardin entre voisins ?"
    resume: "Trouver un terrain, se mettre d'accord et durer : les étapes, et ce qui les facilite."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.francais import MOTS_VIDES, jetons, plier, racine
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R086",
    "résumé qui répète le titre",
    Gravite.AVERTISSEMENT,
    "on lirait deux fois la même chose sur les cartes et dans les résultats de recherche.",
)
# What a summary adds when it says something: two words may be « cette fiche ».
_AJOUT_MINIMAL = 3
_PART_REPRISE = 0.6


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a summary that adds next to nothing to the title, or starts with all of it."""
    titre = next((texte for _, texte in lue.valeurs("titre")), "")
    chemin, resume = next(lue.valeurs("resume"), ((), ""))
    du_titre = list(_mots(titre))
    # A title with one word of its own is repeated by any text on its subject.
    if lue.est_traduction or len(set(du_titre)) < 2:
        return
    du_resume: list[str] = []
    ajoutes: set[str] = set()
    for mot in _mots(resume):
        du_resume.append(mot)
        if mot not in du_titre:
            ajoutes.add(mot)
        # Most summaries have shown by then that they say something else.
        if len(ajoutes) >= _AJOUT_MINIMAL and du_resume != du_titre[: len(du_resume)]:
            break
    repris = set(du_resume) & set(du_titre)
    if len(repris) >= len(set(du_titre)) * _PART_REPRISE and len(ajoutes) < _AJOUT_MINIMAL:
        message = "le résumé ne dit rien de plus que le titre"
    elif du_resume[: len(du_titre)] == du_titre:
        message = "le résumé commence par répéter le titre"
    else:
        return
    yield REGLE.constat(
        lue,
        lue.place(chemin),
        message,
        conseil="dites ce que l'on trouve dans la fiche, ou à quoi elle sert",
    )


def _mots(texte: str) -> Iterator[str]:
    """The words that carry the meaning, in order, as stems."""
    mots = (plier(jeton.brut) for jeton in jetons(texte))
    return (racine(mot) for mot in mots if mot not in MOTS_VIDES)
