"""Une traduction est dans une langue que le site n'a pas.

Le site ne publie que les langues écrites dans `mkdocs.yml`, sous `languages` : une traduction
dans une autre langue n'a pas de page. Pour ajouter une langue, voyez « Tenir le recueil ». Si les
deux lettres du nom du fichier sont fausses, changez-les.

Mauvais, dans 2.7-jardin-partage.de.md :

    titre: "Wie teilt man einen Garten?"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.francais.accords import enumerer
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R029",
    "langue que le site n'a pas",
    Gravite.AVERTISSEMENT,
    "la traduction n'aurait pas de page : personne ne la lirait.",
    peut_se_taire=False,
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation that the site does not show."""
    langue = fiche.langue
    if not corpus.langues or langue in corpus.langues:
        return
    # Without a French fiche beside it, its name is what is wrong: R037 says so.
    if (fiche.dossier, fiche.base) not in corpus.en_francais:
        return
    yield REGLE.constat(
        fiche,
        Position(1, 1),
        f"le site n'a pas de pages en « {langue} », seulement en {enumerer(corpus.langues)}",
        conseil=f"ajoutez « {langue} » à mkdocs.yml, sous « languages », et ses textes dans "
        f"scripts/recueil/langues/{langue}.po ; ou changez ces deux lettres dans le nom du fichier",
    )
