"""A corpus in which no rule found an error to the recueil that pages are made of."""

from typing import Any, NamedTuple

from pydantic import BaseModel

from recueil import elements, referentiels, valeurs
from recueil import modele as modeles
from recueil.conformite import entrees_de, modele_de
from recueil.conventions import cle_numero
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.forme import fiche_lue
from recueil.joints import DESSIN, PUBLIES, JointLu, a_sa_signature
from recueil.recueil import FichePubliee, Recueil
from recueil.releve import Corpus, FicheRelevee
from recueil.silences import sans_consignes
from recueil.surete.dessins import fautes
from recueil.valeurs import Lexique, Organisation, Partie, Territoire

VALEURS: dict[type[BaseModel], type[NamedTuple]] = {
    elements.Definition: valeurs.Definition,
    elements.Exemple: valeurs.Exemple,
    elements.Reference: valeurs.Reference,
    elements.Intertitres: valeurs.Intertitres,
    modeles.Fiche: valeurs.Fiche,
    modeles.Traduction: valeurs.Fiche,
    referentiels.PresentationTraduite: valeurs.PresentationTraduite,
    referentiels.Partie: valeurs.Partie,
    referentiels.Organisation: valeurs.Organisation,
    referentiels.Territoire: valeurs.Territoire,
    referentiels.Sigle: valeurs.Sigle,
    referentiels.FormeInclusive: valeurs.FormeInclusive,
    referentiels.Lexique: valeurs.Lexique,
}


class _Toutes:
    """The shape of every header: no rule found an error in any."""

    def __contains__(self, forme: object) -> bool:
        return True


def resoudre(corpus: Corpus) -> Recueil:
    """The recueil of a corpus in which no rule found an error."""
    francaises = [fiche for fiche in corpus.fiches if not fiche.est_traduction]
    publiees = [_publier(fiche, corpus) for fiche in corpus.fiches]
    entrees = {nom: en_valeur(entrees_de(lu)) for nom, lu in corpus.referentiels.par_nom.items()}
    parties: tuple[Partie, ...] = entrees.get("parties") or ()
    organisations: tuple[Organisation, ...] = entrees.get("organisations") or ()
    territoires: tuple[Territoire, ...] = entrees.get("territoires") or ()
    lexique = entrees.get("lexique")
    return Recueil(
        fiches=tuple(
            sorted(
                (fiche for fiche in publiees if fiche.langue == LANGUE_PAR_DEFAUT),
                key=lambda fiche: cle_numero(fiche.numero),
            )
        ),
        traductions={
            (fiche.numero, fiche.langue): fiche
            for fiche in publiees
            if fiche.langue != LANGUE_PAR_DEFAUT
        },
        parties={partie.numero: partie for partie in parties},
        dossiers={f.numero.split(".")[0]: f.dossier for f in francaises if f.numero},
        organisations={organisation.id: organisation for organisation in organisations},
        territoires={territoire.id: territoire for territoire in territoires},
        lexique=lexique if isinstance(lexique, Lexique) else Lexique(),
        joints=tuple(lu.chemin for lu in corpus.joints if _se_publie(lu)),
    )


def en_valeur(modele: object) -> Any:
    """What a model holds, as a plain value of the same name."""
    if isinstance(modele, tuple):
        return tuple(map(en_valeur, modele))
    if not isinstance(modele, BaseModel):
        return modele
    classe = VALEURS[type(modele)]
    return classe(*(en_valeur(getattr(modele, champ)) for champ in classe._fields))


def _publier(relevee: FicheRelevee, corpus: Corpus) -> FichePubliee:
    lue, _ = fiche_lue(relevee.chemin, relevee.octets, relevee.dans_le_recueil, _Toutes())
    modele = modele_de(lue)
    assert modele is not None
    return FichePubliee(
        chemin=lue.chemin,
        nom=lue.base,
        langue=lue.langue,
        modele=en_valeur(modele),
        corps=sans_consignes(lue.source.corps),
        perimees=corpus.sections_perimees(relevee) if lue.est_traduction else (),
    )


def _se_publie(lu: JointLu) -> bool:
    """Rules have refused the others; publishing does not rest on them alone."""
    joint = lu.joint
    if not joint.ordinaire or joint.extension not in PUBLIES or not a_sa_signature(joint):
        return False
    return joint.extension != DESSIN or next(fautes(joint.octets), None) is None
