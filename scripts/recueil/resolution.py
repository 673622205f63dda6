"""A corpus in which no rule found an error to the recueil that pages are made of."""

from recueil.corpus import LANGUE_PAR_DEFAUT, JointLu
from recueil.forme import fiche_lue
from recueil.joints import DESSIN, PUBLIES, a_sa_signature
from recueil.modele import cle_numero
from recueil.recueil import FichePubliee, Recueil
from recueil.referentiels import Lexique, Organisation, Partie, Territoire
from recueil.releve import Corpus, FicheRelevee
from recueil.silences import sans_consignes
from recueil.surete.dessins import fautes


def resoudre(corpus: Corpus) -> Recueil:
    """The recueil of a corpus in which no rule found an error."""
    francaises = [fiche for fiche in corpus.fiches if not fiche.est_traduction]
    publiees = [_publier(fiche, corpus) for fiche in corpus.fiches]
    entrees = {nom: lu.entrees for nom, lu in corpus.referentiels.par_nom.items()}
    parties: tuple[Partie, ...] = entrees.get("parties") or ()  # type: ignore[assignment]
    organisations: tuple[Organisation, ...] = entrees.get("organisations") or ()  # type: ignore[assignment]
    territoires: tuple[Territoire, ...] = entrees.get("territoires") or ()  # type: ignore[assignment]
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


def _publier(relevee: FicheRelevee, corpus: Corpus) -> FichePubliee:
    lue, _ = fiche_lue(relevee.chemin, relevee.octets, relevee.dans_le_recueil)
    assert lue.modele is not None
    return FichePubliee(
        chemin=lue.chemin,
        nom=lue.base,
        langue=lue.langue,
        modele=lue.modele,
        corps=sans_consignes(lue.source.corps),
        perimees=corpus.sections_perimees(relevee) if lue.est_traduction else (),
    )


def _se_publie(lu: JointLu) -> bool:
    """Rules have refused the others; publishing does not rest on them alone."""
    joint = lu.joint
    if not joint.ordinaire or joint.extension not in PUBLIES or not a_sa_signature(joint):
        return False
    return joint.extension != DESSIN or next(fautes(joint.octets), None) is None
