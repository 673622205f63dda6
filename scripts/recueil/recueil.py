"""The recueil: every fiche and registry, valid and resolved. Immutable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recueil.valeurs import Fiche, Lexique, Organisation, Partie, Statut, Territoire


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

    def versions(
        self, langues: Iterable[str], *, brouillons: bool
    ) -> list[tuple[FichePubliee, FichePubliee]]:
        """Each fiche that gets a page, with each of its versions in these languages."""
        return [
            (fiche, version)
            for fiche in self.publiees(brouillons=brouillons)
            for langue in langues
            if (version := self.dans_la_langue(fiche, langue)) is not None
        ]
