"""La fiche française a changé depuis sa traduction.

`traduit_de` garde l'empreinte de chaque section de la fiche française au moment de la traduction.
Quand l'une d'elles ne correspond plus, la page traduite nomme la section, avec un lien vers la
fiche française. Relisez la traduction de cette section, puis notez-le :
`recueil traduire 2.7 en --relue`.

L'empreinte de la fiche entière, que l'on écrivait autrefois, est acceptée aussi.

Mauvais, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
    traduit_de: "000000000000"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
    traduit_de: "b74aae3fe8db"
"""

import re
from collections.abc import Iterator

from recueil.conventions import MOTIF_EMPREINTE
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee
from recueil.sections import ENTIERE, nom_de

REGLE = Regle(
    "R038",
    "traduction à relire",
    Gravite.AVERTISSEMENT,
    "la page traduite peut dire autre chose que la fiche ; elle porte un avis qui le signale.",
)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation made from another version of the French fiche."""
    if not fiche.est_traduction or not fiche.valeurs("traduit_de"):
        return
    francaise = corpus.francaises.get((fiche.dossier, fiche.base))
    if francaise is None:
        return
    perimees = corpus.sections_perimees(fiche)
    # What does not look like a digest is reported by the rule on writing.
    notees = fiche.citees("traduit_de") if perimees else ()
    if not notees or not all(re.match(MOTIF_EMPREINTE, note.valeur) for note in notees):
        return
    note = next((note for note in notees if note.cle in perimees), notees[0])
    a_noter = f"recueil traduire {francaise.numero} {fiche.langue} --relue"
    if ENTIERE in perimees:
        yield REGLE.constat(
            fiche,
            note.position,
            "la fiche française a changé depuis cette traduction",
            correction=f'traduit_de: "{francaise.empreinte}"',
            conseil=f"relisez la traduction, puis tapez « {a_noter} », qui écrit cette ligne",
        )
        return
    noms = ", ".join(nom_de(section) for section in perimees)
    actuelles = francaise.sections
    yield REGLE.constat(
        fiche,
        note.position,
        f"la fiche française a changé depuis cette traduction : {noms}",
        correction="\n".join(
            f'  {section}: "{actuelles[section]}"' for section in perimees if section in actuelles
        ),
        conseil=f"relisez ces sections, puis tapez « {a_noter} », qui écrit ces lignes",
    )
