"""What a rule is, and what rules receive.

A rule is a module with a `REGLE`; the functions it defines say what it looks at, and
`recueil.regles` names them:

    sur_texte(lu)                   the text of a file, whatever it is worth
    reparer(lu, lignes)             lines that YAML cannot read, and how to read them
    sur_document(lu)                the YAML of a file
    sur_forme(erreur)               one error of the models
    sur_fiche(lue, referentiels)    one fiche
    sur_referentiel(lu, referentiels)   one registry
    sur_joint(lu)                   one file that stands beside the fiches
    sur_langues(langues)            the languages of the site that lack their texts
    relever(lue, referentiels)      what the rule notes of a fiche, to compare it with others
    sur_releve(fiche, corpus)       the notes of one fiche among those of all
    sur_corpus(corpus)              the notes of all, when no file has an error of shape
    sur_consignes(lu, consignes, regles)    what a writer asks of the rules (`recueil.silences`)
    sur_silences(fichier, inutiles) what was asked for nothing, once all else is known
    abreger(fichier, constats)      all that was found in one file, when it is too much

The functions above `sur_releve` depend on their arguments alone, and `sur_consignes` too: what
they give of a fiche is kept as long as it, the registries and the rules are unchanged. The others
run every time, over notes (`recueil.releve`): that is what makes checking one fiche of a thousand
quick.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from recueil.bornes import Borne
from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.editions import lignes_corrigees
from recueil.exces import Exces
from recueil.noeuds import Chemin
from recueil.source import Source


class Fichier(Protocol):
    """What a diagnostic needs of the file that it speaks of."""

    @property
    def chemin(self) -> str:
        """Path relative to the root of the recueil."""

    @property
    def source(self) -> Source:
        """Its text."""


# The rules on safety are those from this code on.
_SURETE = "R100"


class Regle(NamedTuple):
    """A rule's identity. Its documentation is the docstring of its module, in French
    (see `recueil.regles.documentation`).

    Attributes:
        code: stable identifier; never used again for something else.
        nom: short French name, shown in lists of rules.
        gravite: weight of its diagnostics.
        pourquoi: why it matters, when a diagnostic has nothing more exact to say.
        peut_se_taire: whether a writer may silence it; not where the site would break.
    """

    code: str
    nom: str
    gravite: Gravite
    pourquoi: str
    peut_se_taire: bool = True

    @property
    def silencieuse(self) -> bool:
        """Whether a writer may silence it: safety never is."""
        return self.peut_se_taire and not self.de_surete

    @property
    def de_surete(self) -> bool:
        """Whether it keeps something dangerous out of the site."""
        return self.code >= _SURETE

    def constat(
        self,
        lu: Fichier,
        position: Position,
        message: str,
        *,
        correction: str = "",
        conseil: str = "",
        pourquoi: str = "",
        editions: tuple[Edition, ...] = (),
        certaine: bool = False,
    ) -> Diagnostic:
        """A diagnostic of this rule at `position` of the file `lu`.

        Editions say the correction by themselves; `correction` is for what they cannot show.
        """
        if editions and not correction:
            correction = lignes_corrigees(lu.source.lignes, editions)
        return Diagnostic(
            code=self.code,
            gravite=self.gravite,
            chemin=lu.chemin,
            position=position,
            message=message,
            pourquoi=pourquoi or self.pourquoi,
            correction=correction,
            extrait=lu.source.ligne(position.ligne),
            conseil=conseil,
            editions=editions,
            certaine=certaine,
        )


class ErreurDeForme(NamedTuple):
    """One error found by the models, with the place that it speaks of.

    Attributes:
        type: Pydantic's error type, such as `missing`.
        chemin: path of keys and indexes to the value.
        valeur: the value as read.
        contexte: Pydantic's details (limits, pattern…).
        champs: the keys known at that level, each with its French title.
        manquante: for an unknown key, the one that it most likely stands for: the only required
            key that its item lacks, when nothing else there is unknown.
    """

    lu: Lu
    type: str
    chemin: Chemin
    valeur: Any
    contexte: dict[str, Any]
    champs: dict[str, str]
    manquante: str = ""

    @property
    def cle(self) -> str:
        """The nearest key of the path: what the writer sees in the file."""
        return next((str(c) for c in reversed(self.chemin) if isinstance(c, str)), "")

    @property
    def position(self) -> Position:
        """Where the value is written."""
        return self.lu.place(self.chemin)


def constats_d_exces(
    regle: Regle, lu: Lu, exces: Iterable[Exces], conseils: Mapping[Borne, str]
) -> Iterator[Diagnostic]:
    """What goes over the bounds that a rule keeps, each with its advice."""
    for un in exces:
        if un.borne in conseils:
            mesure, limite = (f"{n:,}".replace(",", " ") for n in (un.mesure, un.borne.limite))
            yield regle.constat(
                lu,
                un.position,
                f"{un.borne.quoi} a {mesure} {un.borne.unite}, pour {limite} au plus",
                conseil=conseils[un.borne],
            )
