"""Une forme inclusive n'est pas écrite avec le point médian.

Les fiches écrivent « salarié·es », « acteur·ices » : un point médian, et lui seul. Tirets, points,
barres et parenthèses se mélangent vite d'une phrase à l'autre, et le site ne sait garder sur une
ligne que les formes à point médian. Pour taper « · » : Alt+0183 sous Windows, Option+Maj+F sur
Mac ; ou recopiez-le d'ici.

Mauvais :

    contexte:
      - "Les acteur-ices et les chercheur·ses se réunissent."

Bon :

    contexte:
      - "Les acteur·ices et les chercheur·ses se réunissent."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.francais.inclusif import Faute, Forme
from recueil.passage import Passage
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R080",
    "forme inclusive sans point médian",
    Gravite.AVERTISSEMENT,
    "deux écritures des mêmes mots gênent la lecture, et le site ne sait garder sur une ligne que "
    "les formes à point médian.",
)


def par_ligne(lue: FicheLue) -> Iterator[tuple[Passage, bool, list[Forme]]]:
    """The faulty forms of each line, the certain ones apart: one line to copy for them all."""
    for passage, trouvees in lue.formes_inclusives:
        groupes: dict[tuple[int, bool], list[Forme]] = {}
        for forme in trouvees:
            if forme.faute is not None:
                certaine = forme.certaine and not passage.dans_une_citation(forme.debut)
                ligne = passage.place(forme.debut, forme.fin).ligne
                groupes.setdefault((ligne, certaine), []).append(forme)
        for (_, certaine), ensemble in groupes.items():
            yield passage, certaine, ensemble


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the forms written with another sign, and say when the fiche mixes them."""
    juste = next(
        (f.ecrite for _, trouvees in lue.formes_inclusives for f in trouvees if f.faute is None), ""
    )
    for passage, certaine, ensemble in par_ligne(lue):
        fautives = [forme for forme in ensemble if forme.faute is Faute.SIGNE]
        if not fautives:
            continue
        ecrites = " et ".join(f"« {forme.ecrite} »" for forme in fautives)
        voulues = " et ".join(f"« {forme.voulue} »" for forme in fautives)
        verbe = "s'écrivent" if len(fautives) > 1 else "s'écrit"
        ailleurs = f" ; la fiche écrit ailleurs « {juste} »" if juste else ""
        yield REGLE.constat(
            lue,
            passage.place(fautives[0].debut, fautives[0].fin),
            f"{ecrites} {verbe} avec un point médian : {voulues}{ailleurs}",
            editions=tuple(passage.edition(f.debut, f.fin, f.voulue) for f in fautives),
            certaine=certaine,
            conseil=""
            if certaine
            else "ou ajoutez l'espace qui manque, si deux phrases se touchent",
        )
