"""La fiche française a changé depuis sa traduction.

`traduit_de` garde l'empreinte de la fiche française au moment de la traduction. Quand elle ne
correspond plus, la page traduite le dit, avec un lien vers la fiche française. Relisez la
traduction, puis recopiez la nouvelle empreinte.

Mauvais, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
    traduit_de: "000000000000"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
    traduit_de: "b74aae3fe8db"
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R038",
    "traduction à relire",
    Gravite.AVERTISSEMENT,
    "la page traduite peut dire autre chose que la fiche ; elle porte un avis qui le signale.",
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation made from another version of the French fiche."""
    ecrite = fiche.premiere("traduit_de")
    francaise = corpus.francaises.get((fiche.dossier, fiche.base))
    if not fiche.est_traduction or ecrite is None or francaise is None:
        return
    if ecrite.valeur == francaise.empreinte:
        return
    yield REGLE.constat(
        fiche,
        ecrite.position,
        "la fiche française a changé depuis cette traduction",
        correction=f'traduit_de: "{francaise.empreinte}"',
        conseil="relisez la traduction, puis recopiez cette empreinte",
    )
