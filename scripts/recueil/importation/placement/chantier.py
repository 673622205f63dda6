"""The state of a fiche that is being placed, and what each section does to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from recueil.importation.casse import Casse, est_en_capitales
from recueil.importation.contenu import Noeud, texte, texte_des_blocs
from recueil.importation.markdown import en_blocs, en_ligne
from recueil.importation.noms import Noms
from recueil.importation.placement.blocs import abrege, points_du_bloc, sans_marque, sans_saut
from recueil.importation.plan import FicheBrute, Section
from recueil.importation.relecture import points, valeur_de
from recueil.importation.titres import Titre


@dataclass
class FichePlacee:
    """A fiche in the format.

    Attributes:
        donnees: its front matter, key by key.
        corps: its body, in Markdown.
        structure: the words of the document that the format stands for.
        a_classer: the start of each passage that no section takes.
        propositions: what was recognised in the examples: rank from 1, and what.
        places: the texts of `donnees` and `corps` that come from the document.
    """

    donnees: dict[str, Any]
    corps: str
    structure: list[str] = field(default_factory=list)
    a_classer: list[str] = field(default_factory=list)
    propositions: list[tuple[int, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


class Chantier:
    """What is known of a fiche so far.

    Attributes:
        donnees: its front matter, key by key; `intertitres`, what the headings of its sections say.
        corps: the passages of its body; `restes`, those that no section takes.
    """

    def __init__(self, brute: FicheBrute, noms: Noms) -> None:
        self.brute = brute
        self.noms = noms
        self.casse = Casse(noms.a_capitales)
        self.donnees: dict[str, Any] = {}
        self.intertitres: dict[str, str] = {}
        self.corps: list[str] = []
        self.restes: list[str] = []
        self.placee = FichePlacee({}, "", list(brute.structure))

    def ajouter(self, cle: str, valeurs: Sequence[Any]) -> None:
        """Add values to a key that is a list."""
        if valeurs:
            self.donnees.setdefault(cle, []).extend(valeurs)

    def a_classer(self, blocs: Sequence[Noeud | Titre]) -> None:
        """Keep blocks for « À classer », and their starts for the message."""
        for bloc in blocs:
            if isinstance(bloc, Titre):
                ecrit = f"### {self.casse.en_phrase(en_ligne(bloc.inlines))}"
                debut = bloc.texte
            else:
                ecrit, debut = en_blocs([bloc]), texte_des_blocs([bloc])
            if ecrit.strip():
                self.restes.append(ecrit)
                self.placee.a_classer.append(abrege(debut))

    def items(self, section: Section) -> list[list[Noeud]]:
        """The points of a section, each with its blocks; what is no point waits to be sorted."""
        items: list[list[Noeud]] = []
        for bloc in section.contenu:
            if isinstance(bloc, Titre):
                gras = {"t": "Strong", "c": self.sans_capitales(bloc.inlines)}
                items.append([{"t": "Para", "c": [gras]}])
            elif bloc["t"] in ("Table", "CodeBlock"):
                self.a_classer([bloc])
            else:
                items += points_du_bloc(bloc, a_plat=not self.brute.relecture)
        return items

    def sans_capitales(self, inlines: Sequence[Noeud]) -> list[Noeud]:
        """The inlines of a heading, as a sentence."""
        ecrit = texte(inlines).lstrip("•●∙ ")
        if not est_en_capitales(ecrit):
            inlines = sans_marque(inlines)
            return [n for i in inlines for n in (i["c"] if i["t"] == "Strong" else [i])]
        return [{"t": "Str", "c": self.casse.en_phrase(" ".join(ecrit.split()))}]

    def points(self, section: Section) -> list[str]:
        """The points of a section, as Markdown."""
        return [self.ecrire(item) for item in self.items(section)]

    def ecrire(self, blocs: Sequence[Noeud]) -> str:
        """A point as Markdown, on one line when a document of somebody else gives it in several."""
        if all(bloc["t"] == "Para" for bloc in blocs) and not self.brute.relecture:
            return " ".join(en_ligne(bloc["c"]) for bloc in blocs)
        return en_blocs(blocs) if len(blocs) > 1 else sans_saut(blocs)

    def retirer_les_lignes(
        self,
        blocs: Sequence[Noeud],
        libelles: Any,
        valeurs: dict[str, Any],
        *,
        au_debut: bool = False,
    ) -> list[Noeud]:
        """Take the labelled lines out of an item, at its end or at its start."""
        reste = list(blocs)
        while reste:
            rang = 0 if au_debut else -1
            bloc = reste[rang]
            if bloc["t"] != "Para":
                break
            trouve = valeur_de(" ".join(texte(bloc["c"]).split()), libelles)
            if trouve is None or not trouve[1] or trouve[0] in valeurs:
                break
            cle, valeur = trouve
            valeurs[cle] = points(valeur) if cle.endswith("s") else valeur
            self.placee.structure.append(libelles[cle])
            if cle in ("organisations", "territoires", "periode"):
                self.placee.structure.append(valeur)
            reste.pop(rang)
        return reste
