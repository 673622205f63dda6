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

from recueil.corpus import Corpus, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.r037_traduction import fiche_francaise
from recueil.regles.regle import Regle

REGLE = Regle(
    "R038",
    "traduction à relire",
    Gravite.AVERTISSEMENT,
    "la page traduite peut dire autre chose que la fiche ; elle porte un avis qui le signale.",
)


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation made from another version of the French fiche."""
    ecrite = next(lue.valeurs("traduit_de"), None)
    francaise = fiche_francaise(lue, corpus) if lue.est_traduction else None
    if ecrite is None or francaise is None or ecrite[1] == francaise.empreinte:
        return
    yield REGLE.constat(
        lue,
        lue.place(ecrite[0]),
        "la fiche française a changé depuis cette traduction",
        correction=f'traduit_de: "{francaise.empreinte}"',
        conseil="relisez la traduction, puis recopiez cette empreinte",
    )
