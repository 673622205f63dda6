"""What the other files may need to know of a fiche: noted once, kept from one run to the next.

Rules that compare fiches see these notes, never the fiches themselves: an unchanged file is then
checked against the others without being parsed again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from recueil.ancres import Titre, ancres, ancres_de_page, ancres_fixes
from recueil.conventions import MOTIF_NUMERO, cle_numero
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.francais.sigles import noms
from recueil.joints import JointLu
from recueil.notes import Citation as Citation
from recueil.notes import Notes
from recueil.registres import Referentiels
from recueil.sections import ENTIERE, perimees
from recueil.silences import Consigne
from recueil.source import Source, lire_fiche
from recueil.valeurs import Statut

_EST_UN_NUMERO = re.compile(MOTIF_NUMERO).match


@dataclass(frozen=True)
class FicheRelevee:
    """A fiche as the rules between fiches see it.

    Attributes:
        lire: what gives the file, for who needs its text again.
        base, dossier, langue, dans_le_recueil, empreinte, se_dit_traduite: as in `FicheLue`.
        sections_notees: the digests of its sections, if it was known that someone would ask.
        notes: what was noted for the rules between fiches.
        lisible: whether its header could be read.
        consignes: what the writer asks of the rules.
    """

    chemin: str
    lire: Callable[[], bytes]
    base: str
    dossier: str
    langue: str
    dans_le_recueil: bool
    empreinte: str
    sections_notees: Mapping[str, str] | None
    notes: Notes
    lisible: bool = True
    se_dit_traduite: bool = False
    consignes: tuple[Consigne, ...] = ()

    def citees(self, nom: str) -> Sequence[Citation]:
        """What was noted under `nom`, for who has something to say of it."""
        return self.notes.citees(nom)

    def valeurs(self, nom: str) -> Sequence[str]:
        """The texts noted under `nom`, without their places."""
        return self.notes.valeurs(nom)

    def cles(self, nom: str) -> Sequence[str]:
        """What each of these texts shares with other writings of the same thing."""
        return self.notes.cles(nom)

    @cached_property
    def numero(self) -> str | None:
        """The number as written, when it looks like one."""
        ecrit = next(iter(self.valeurs("numero")), "")
        return ecrit if _EST_UN_NUMERO(ecrit) else None

    @property
    def statut(self) -> str:
        """The status as written, right or not."""
        return next(iter(self.valeurs("statut")), "")

    @cached_property
    def ancres(self) -> list[str]:
        """The anchors of its page."""
        titres = [Titre(titre.valeur, titre.cle) for titre in self.citees("titres")]
        # A file that is too much to be looked at has no page.
        if not titres:
            return []
        fixes = ancres_fixes(self.valeurs("termes"), bool(self.valeurs("ancres")))
        return list(ancres(titres, fixes))

    @property
    def est_traduction(self) -> bool:
        """Whether the file translates another one."""
        return self.langue != LANGUE_PAR_DEFAUT

    @property
    def octets(self) -> bytes:
        """The file."""
        return self.lire()

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The digest of each section: see `recueil.sections`."""
        if self.sections_notees is not None:
            return self.sections_notees
        # The rules, which read these notes, stand between the two modules.
        from recueil.forme import fiche_lue

        return fiche_lue(self.chemin, self.octets, self.dans_le_recueil)[0].sections

    @cached_property
    def source(self) -> Source:
        """The file as text, decoded again: only a fault makes a rule look at it."""
        return lire_fiche(self.chemin, self.octets)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Everything that was read, in a fixed order.

    Attributes:
        langues: the languages of the site, when a fiche is in another one.
    """

    fiches: tuple[FicheRelevee, ...]
    referentiels: Referentiels = field(default_factory=Referentiels)
    joints: tuple[JointLu, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    langues: tuple[str, ...] = ()

    @cached_property
    def par_numero(self) -> Mapping[str, tuple[FicheRelevee, ...]]:
        """The French fiches that carry each number; more than one is a fault."""
        resultat: dict[str, tuple[FicheRelevee, ...]] = {}
        for fiche in self.fiches:
            if fiche.numero and not fiche.est_traduction:
                resultat[fiche.numero] = (*resultat.get(fiche.numero, ()), fiche)
        return resultat

    @cached_property
    def brouillons(self) -> frozenset[str]:
        """The numbers of the French fiches that are drafts."""
        return frozenset(
            numero
            for numero, fiches in self.par_numero.items()
            if any(fiche.statut == Statut.BROUILLON.value for fiche in fiches)
        )

    @cached_property
    def sigles_definis(self) -> frozenset[str]:
        """What definitions explain, as comparable forms of acronyms."""
        definis = {
            nom
            for fiche in self.fiches
            for nom in (*fiche.valeurs("termes"), *fiche.valeurs("synonymes"))
        }
        return frozenset(forme for nom in definis for forme in noms(nom))

    @cached_property
    def fichiers(self) -> Mapping[str, FicheRelevee | None]:
        """Every file that a fiche may lead to, by path; with its notes if it is a fiche."""
        autres = (*(joint.chemin for joint in self.joints), *self.pages)
        return {fiche.chemin: fiche for fiche in self.fiches} | dict.fromkeys(autres)

    @cached_property
    def anciens_numeros(self) -> Mapping[str, tuple[str, ...]]:
        """The paths of the French fiches that have carried each number before."""
        resultat: dict[str, tuple[str, ...]] = {}
        for fiche in self.fiches:
            for numero in () if fiche.est_traduction else fiche.valeurs("anciens_numeros"):
                resultat[numero] = (*resultat.get(numero, ()), fiche.chemin)
        return resultat

    @cached_property
    def dossiers(self) -> Mapping[str, str]:
        """The folder of each part that has fiches, `2` → `2-agir`."""
        return {
            fiche.numero.split(".")[0]: fiche.dossier
            for fiche in self.fiches
            if fiche.numero and fiche.dans_le_recueil
        }

    def ancres(self, chemin: str) -> list[str] | None:
        """The anchors of a file; None when it has none to be known."""
        fiche = self.fichiers.get(chemin)
        if fiche is not None:
            return fiche.ancres
        return list(ancres_de_page(self.pages[chemin])) if chemin in self.pages else None

    @cached_property
    def derniers_rangs(self) -> Mapping[str, int]:
        """The highest rank of each part, in use or kept for the addresses of a fiche that moved."""
        resultat: dict[str, int] = {}
        gardes = (n for n in self.anciens_numeros if re.match(MOTIF_NUMERO, n))
        for partie, rang in map(cle_numero, (*self.par_numero, *gardes)):
            resultat[str(partie)] = max(rang, resultat.get(str(partie), 0))
        return resultat

    def numero_libre(self, partie: str) -> str:
        """The first number of a part that no fiche has, nor had: its old addresses lead to one."""
        return f"{partie}.{self.derniers_rangs.get(partie, 0) + 1}"

    def sections_perimees(self, traduction: FicheRelevee) -> tuple[str, ...]:
        """The sections of the French fiche that changed since `traduction` was made."""
        francaise = self.francaises.get((traduction.dossier, traduction.base))
        if francaise is None:
            return (ENTIERE,)
        sections, valeurs = traduction.cles("traduit_de"), traduction.valeurs("traduit_de")
        notees = dict(zip(sections, valeurs, strict=True))
        return perimees(notees, francaise.empreinte, francaise.sections)

    @cached_property
    def en_francais(self) -> frozenset[tuple[str, str]]:
        """The folders and names of the French fiches, whatever is wrong with them."""
        return frozenset((f.dossier, f.base) for f in self.fiches if not f.est_traduction)

    @cached_property
    def francaises(self) -> Mapping[tuple[str, str], FicheRelevee]:
        """The French fiches that carry a number, by folder and name."""
        return {
            (fiche.dossier, fiche.base): fiche
            for fiche in self.fiches
            if fiche.numero and not fiche.est_traduction
        }
