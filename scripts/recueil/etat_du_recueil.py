"""What there is in a recueil and what waits for someone, as values: see `recueil.etat`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recueil.releve import FicheRelevee

# A fiche whose status, or part, is missing or unknown: the check says why.
AUTRE = ""


@dataclass(frozen=True)
class EtatDePartie:
    """The fiches of one part.

    Attributes:
        numero: `AUTRE` for the fiches of which nobody can tell the part.
        par_statut: how many French fiches have each status; `AUTRE` for one that is none.
    """

    numero: str
    titre: str
    par_statut: Mapping[str, int]


@dataclass(frozen=True)
class EtatDeTraduction:
    """What waits for the translator of one fiche.

    Attributes:
        brouillon: whether it is not published yet.
        perimees: the sections whose French text changed since.
        pas_traduites: those that still say the French text.
    """

    fiche: FicheRelevee
    brouillon: bool
    perimees: tuple[str, ...]
    pas_traduites: tuple[str, ...]


@dataclass(frozen=True)
class EtatDeLangue:
    """The translations into one language.

    Attributes:
        attendues: how many French fiches are translated, or published and not archived.
        manquantes: those of them that have no translation.
    """

    langue: str
    attendues: int
    traductions: tuple[EtatDeTraduction, ...]
    manquantes: tuple[FicheRelevee, ...]


@dataclass(frozen=True)
class Terme:
    """A word without definition, and the fiches that use it."""

    ecrit: str
    fiches: tuple[FicheRelevee, ...]


@dataclass(frozen=True)
class Organisation:
    """An organisation that no fiche names."""

    identifiant: str
    nom: str
    chemin: str
    ligne: int


@dataclass(frozen=True)
class Adresse:
    """The address of another site, where a file first gives it."""

    adresse: str
    chemin: str
    ligne: int


@dataclass(frozen=True)
class Etat:
    """All that the command shows.

    Attributes:
        jour: the day that « two years » are counted back from.
        sigles: acronyms that nothing explains.
        mots_cles: keywords that several fiches share and none defines.
        inchangees: fiches whose last change is two years old or more, with its day, oldest
            first; None when git does not tell.
        adresses: in the order of the files, each once a file.
    """

    jour: date
    fiches: int
    traductions: int
    parties: tuple[EtatDePartie, ...]
    langues: tuple[EtatDeLangue, ...]
    sigles: tuple[Terme, ...]
    mots_cles: tuple[Terme, ...]
    organisations: tuple[Organisation, ...]
    inchangees: tuple[tuple[FicheRelevee, date], ...] | None
    adresses: tuple[Adresse, ...]
    erreurs: int
    avertissements: int
    fichiers: int
