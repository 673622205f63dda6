"""The recueil: every fiche and registry, valid and resolved. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recueil.corpus import LANGUE_PAR_DEFAUT, JointLu
from recueil.forme import fiche_lue
from recueil.joints import DESSIN, PUBLIES, a_sa_signature
from recueil.modele import Fiche, Statut, cle_numero
from recueil.referentiels import Lexique, Organisation, Partie, Territoire
from recueil.releve import Corpus, FicheRelevee
from recueil.silences import sans_consignes
from recueil.surete.dessins import fautes


@dataclass(frozen=True)
class FichePubliee:
    """A fiche in one language, ready to become a page.

    Attributes:
        chemin: its file, relative to the root of the recueil.
        nom: its file name without language and extension: the end of its address.
        corps: the Markdown after the front matter.
        perimees: the sections of the French fiche that changed since it was translated.
    """

    chemin: str
    nom: str
    langue: str
    modele: Fiche
    corps: str
    perimees: tuple[str, ...] = ()

    @property
    def numero(self) -> str:
        """Its number, `2.6`."""
        return self.modele.numero

    @property
    def partie(self) -> str:
        """The number of its part, `2`."""
        return self.modele.numero.split(".")[0]

    @property
    def titre_court(self) -> str:
        """The title of menus and cards: the writer's, else the start of the title."""
        if self.modele.titre_court:
            return self.modele.titre_court
        titre = self.modele.titre
        return titre if len(titre) <= 45 else titre[:44].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True)
class Recueil:
    """All that the pages are made of.

    Attributes:
        fiches: the French fiches, in numeric order.
        traductions: the others, by number then language.
        dossiers: the folder of each part that has fiches, `2` → `2-agir`.
        joints: paths of the pictures and documents to publish with the fiches.
    """

    fiches: tuple[FichePubliee, ...]
    traductions: Mapping[tuple[str, str], FichePubliee]
    parties: Mapping[str, Partie]
    dossiers: Mapping[str, str]
    organisations: Mapping[str, Organisation]
    territoires: Mapping[str, Territoire]
    lexique: Lexique
    joints: tuple[str, ...] = ()

    def publiees(self, *, brouillons: bool) -> tuple[FichePubliee, ...]:
        """The French fiches that get a page; drafts are for the writer's eyes only."""
        return tuple(
            f for f in self.fiches if brouillons or f.modele.statut is not Statut.BROUILLON
        )

    def publiable(self, *, brouillons: bool) -> "Recueil":
        """The same without the translations that are still drafts, unless drafts are asked for."""
        if brouillons:
            return self
        finies = {
            cle: fiche
            for cle, fiche in self.traductions.items()
            if fiche.modele.statut is not Statut.BROUILLON
        }
        return replace(self, traductions=finies)

    def dans_la_langue(self, fiche: FichePubliee, langue: str) -> FichePubliee | None:
        """A fiche in a language, when it exists in it."""
        return fiche if fiche.langue == langue else self.traductions.get((fiche.numero, langue))


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
