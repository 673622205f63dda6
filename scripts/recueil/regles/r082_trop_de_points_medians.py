"""Un passage contient beaucoup de formes inclusives à point médian.

Les guides de communication sans stéréotype conseillent d'abord les mots qui valent pour tout le
monde (« membres », « personnes », « responsables », « équipe »), et le point médian seulement où
ces mots manquent. À partir de quatre formes dans un même point ou un même paragraphe, la phrase se
lit mal, surtout à voix haute.

Mauvais :

    enjeux:
      - "Réunir salarié·es, habitant·es, élu·es et chercheur·ses."

Bon :

    enjeux:
      - "Réunir personnel, population, élu·es et équipes de recherche."
"""

from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.prose import blocs
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R082",
    "beaucoup de points médians",
    Gravite.AVERTISSEMENT,
    "une phrase pleine de mots coupés se lit mal, surtout à voix haute.",
)
# Fiche 2.6, read and approved as it is, has up to three in one item.
_MAXIMUM = 3
# Words that name the same people. Only where they do in most sentences: the writer decides.
_POUR_TOUS = {
    "adhérent": "membres",
    "administrateur": "conseil d'administration",
    "animateur": "équipe d'animation",
    "chercheur": "équipes de recherche",
    "citoyen": "personnes",
    "client": "clientèle",
    "directeur": "direction",
    "enseignant": "équipe enseignante",
    "habitant": "population",
    "lecteur": "lectorat",
    "participant": "personnes présentes",
    "salarié": "personnel",
    "usager": "public",
}


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each item or paragraph with more forms than can be read with ease."""
    for passage, du_passage in lue.formes_inclusives:
        if len(du_passage) <= _MAXIMUM:
            continue
        for bloc in blocs(passage.texte):
            fin = bloc.debut + len(bloc.texte)
            trouvees = [forme for forme in du_passage if bloc.debut <= forme.debut < fin]
            if len(trouvees) <= _MAXIMUM:
                continue
            premiere = trouvees[0]
            yield REGLE.constat(
                lue,
                passage.place(premiere.debut, premiere.fin),
                f"ce passage a {len(trouvees)} formes à point médian, à partir de celle-ci",
                conseil=_conseil(forme.voulue.split("·")[0] for forme in trouvees),
            )


def _conseil(masculins: Iterator[str]) -> str:
    exemples = dict.fromkeys(
        f"« {_POUR_TOUS[mot.lower()]} » pour « {mot.lower()} »"
        for mot in masculins
        if mot.lower() in _POUR_TOUS
    )
    suite = f" : {', '.join(list(exemples)[:3])}" if exemples else ""
    return f"remplacez-en quelques-unes par un mot qui vaut pour tout le monde{suite}"
