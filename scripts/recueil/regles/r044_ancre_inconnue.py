"""Un lien mène à un endroit qui n'existe pas dans la page.

Après le dièse d'un lien vient une ancre : `contexte`, `enjeux`, `definitions`, `exemples-mes` ou
`sources` pour les parties d'une fiche, `def-` et le terme pour une définition
(`#def-innovation-sociale`), les mots d'un titre du texte, sans accent et avec des tirets
(`#pour-commencer`).

Mauvais, dans le texte :

    Voir [par où commencer](#pour-commencer).

    ## Choisir un terrain

Bon, dans le texte :

    Voir [comment choisir un terrain](#choisir-un-terrain).

    ## Choisir un terrain
"""

import difflib
from collections.abc import Iterator

from recueil.ancres import titres_de_fiche
from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.liens_ecrits import cible, relative
from recueil.notes import NULLE_PART
from recueil.registres import Referentiels
from recueil.regles.r043_lien_casse import corrigee, dossier_de_la_fiche
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee

REGLE = Regle(
    "R044",
    "ancre inconnue",
    Gravite.ERREUR,
    "le lien mènerait en haut de la page, et non au passage que l'on attend.",
    peut_se_taire=False,
)


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note what makes the anchors of the page that the fiche will be."""
    titre = next((texte for _, texte in lue.valeurs("titre")), "")
    # Those of its parts and of its terms are known without: see `FicheRelevee.ancres`.
    if lue.trouvees(("sources", TOUS, "titre")):
        yield "ancres", Citation("sources", NULLE_PART)
    for mots, ancre in titres_de_fiche(titre, (ecrit.texte for ecrit in lue.markdown_en_bloc)):
        yield "titres", Citation(mots, NULLE_PART, cle=ancre)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the anchors that the page they are looked for in does not have."""
    if not fiche.valeurs("liens"):
        return
    dossier = dossier_de_la_fiche(fiche, corpus)
    for lien in fiche.citees("liens"):
        if "#" not in lien.valeur:
            continue
        chemin, ancre = cible(lien.valeur, dossier)
        connues = fiche.ancres if not chemin else corpus.ancres(chemin)
        if not ancre or connues is None or ancre in connues:
            continue
        proches = difflib.get_close_matches(ancre.lower(), connues, n=1, cutoff=0.5)
        proche = proches[0] if proches else ""
        ou = f" dans {chemin.rsplit('/', 1)[-1]}" if chemin else " dans cette fiche"
        fin = f" ; la plus proche est « {proche} »" if proche else ""
        adresse = relative(chemin, dossier, proche) if chemin else f"#{proche}"
        yield REGLE.constat(
            fiche,
            lien.position,
            f"l'ancre « {ancre} » n'existe pas{ou}{fin}",
            correction=corrigee(fiche, lien, adresse) if proche else "",
            conseil="" if proche else f"les ancres possibles : {', '.join(connues[:12])}",
        )
