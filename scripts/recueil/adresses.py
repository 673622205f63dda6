"""Where each thing stands: among the sources of the site (`uri`), on it (`adresse`), on its page.

Addresses are promises: they are printed, mailed, linked to. They depend on nothing but names.
"""

from typing import TYPE_CHECKING

from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.slug import slug

if TYPE_CHECKING:
    from recueil.recueil import FichePubliee, Recueil


def suffixe(langue: str) -> str:
    """What a file's name carries for a language: nothing for French, `.en` for English."""
    return "" if langue == LANGUE_PAR_DEFAUT else f".{langue}"


def uri_fiche(recueil: "Recueil", fiche: "FichePubliee") -> str:
    """Where a fiche's page stands among the sources: as in the repository."""
    dossier = recueil.dossiers.get(fiche.partie, "")
    nom = f"{fiche.nom}{suffixe(fiche.langue)}.md"
    return "/".join(morceau for morceau in ("fiches", dossier, nom) if morceau)


def adresse_fiche(fiche: "FichePubliee") -> str:
    """A fiche's address: without its part's folder, so that it can be typed."""
    return f"fiches/{fiche.nom}{suffixe(fiche.langue)}/"


def adresse_d_avant(fiche: "FichePubliee", ancien: str) -> str:
    """The address that a fiche had under a former number: the words of its name do not change."""
    mots = fiche.nom.removeprefix(fiche.numero)
    return f"fiches/{ancien}{mots}{suffixe(fiche.langue)}/"


def adresse_courte(numero: str, langue: str) -> str:
    """The address that is printed, and typed: `2.6/`, `2.6.en/`."""
    return f"{numero}{suffixe(langue)}/"


def adresse_pdf(fiche: "FichePubliee") -> str:
    """The address of a fiche's PDF: beside its page, under a name that says what it is."""
    return f"{adresse_fiche(fiche)}fiche-{fiche.numero}{suffixe(fiche.langue)}.pdf"


def adresse_pdf_d_avant(fiche: "FichePubliee", ancien: str) -> str:
    """The address that a fiche's PDF had under a former number."""
    return f"{adresse_d_avant(fiche, ancien)}fiche-{ancien}{suffixe(fiche.langue)}.pdf"


def adresse_pdf_du_recueil(langue: str) -> str:
    """The address of the PDF of all the fiches in a language."""
    return f"recueil{suffixe(langue)}.pdf"


def uri_organisation(identifiant: str, langue: str) -> str:
    """Where an organisation's page stands among the sources."""
    return f"organisations/{identifiant}{suffixe(langue)}.md"


def adresse_organisation(identifiant: str, langue: str) -> str:
    """An organisation's address."""
    return f"organisations/{identifiant}{suffixe(langue)}/"


def uri_partie(recueil: "Recueil", numero: str, langue: str) -> str:
    """Where a part's page stands among the sources."""
    return f"parties/{recueil.dossiers[numero]}/index{suffixe(langue)}.md"


def adresse_partie(recueil: "Recueil", numero: str, langue: str) -> str:
    """A part's address."""
    return f"parties/{recueil.dossiers[numero]}{suffixe(langue)}/"


def ancre_definition(terme: str) -> str:
    """Anchor of a definition: stable as long as its term is."""
    return f"def-{slug(terme)}"
