"""Several fiches as one document: cover, contents, parts, glossary, index of organisations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from recueil.adresses import ancre_definition
from recueil.catalogue import catalogue, composer, date_longue
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.francais import plier
from recueil.pdf import qr
from recueil.pdf.fiche import FicheLisible
from recueil.pdf.noeud import Enfant, Noeud, sans
from recueil.pdf.plan import place
from recueil.recueil import Recueil

# The class of the paragraph that gives the other names of a term: see `recueil.pages.fiche`.
_SYNONYMES = "synonymes"
_SANS_NOTES = frozenset({"note", "rappel"})


@dataclass(frozen=True)
class Livre:
    """What is asked of a document of several fiches.

    Attributes:
        titre: the title on its cover.
        sous_titre: what comes under it; may be empty.
        parties: whether each part of the recueil opens with a page of its own.
        annexes: whether a glossary and an index close it.
        adresse: the address that its cover gives; may be empty.
    """

    titre: str
    sous_titre: str
    langue: str
    parties: bool = True
    annexes: bool = True
    adresse: str = ""


def donnees_du_livre(
    livre: Livre, lisibles: Sequence[FicheLisible], recueil: Recueil, instant: int | None
) -> dict[str, Any]:
    """What the template of several fiches reads.

    Args:
        instant: the document's date, in seconds since 1970; None when nobody knows it.
    """
    textes = catalogue(livre.langue)
    jour = None if instant is None else datetime.fromtimestamp(instant, UTC).date()
    return {
        "titre": composer(livre.titre, livre.langue),
        "sous_titre": composer(livre.sous_titre, livre.langue),
        "date": "" if jour is None else date_longue(jour, livre.langue),
        "nombre": textes.compte("pdf_fiches", len(lisibles)),
        "adresse": livre.adresse,
        "qr": qr.nom(livre.adresse) if livre.adresse else None,
        "alt_qr": textes["pdf_alt_qr"].format(adresse=livre.adresse),
        "parties": _parties(livre, lisibles, recueil),
        "glossaire": _glossaire(lisibles, livre.langue) if livre.annexes else [],
        "organisations": _organisations(lisibles, recueil) if livre.annexes else [],
    }


def _parties(
    livre: Livre, lisibles: Sequence[FicheLisible], recueil: Recueil
) -> list[dict[str, Any]]:
    if not livre.parties:
        return [{"numero": "", "titre": "", "fiches": [lu.donnees for lu in lisibles]}]
    parties: dict[str, dict[str, Any]] = {}
    for lisible in lisibles:
        numero = lisible.fiche.partie
        if numero not in parties:
            # Presentations are written in French only.
            francais = livre.langue == LANGUE_PAR_DEFAUT
            presentation = recueil.parties[numero].presentation if francais else None
            parties[numero] = {
                "numero": numero,
                "titre": lisible.donnees["partie"],
                "presentation": composer(presentation or "", livre.langue),
                "fiches": [],
            }
        parties[numero]["fiches"].append(lisible.donnees)
    return list(parties.values())


def _glossaire(lisibles: Sequence[FicheLisible], langue: str) -> list[dict[str, Any]]:
    """Every term in alphabetical order, with all its definitions side by side."""
    entrees: dict[str, dict[str, Any]] = {}
    for lisible in lisibles:
        ici = place(lisible.fiche.numero, lisible.fiche.langue)
        sens = _definitions(lisible.donnees["sections"])
        for definition in lisible.fiche.modele.definitions:
            ancre = ancre_definition(definition.terme)
            blocs = sens.get(ancre)
            if blocs is None:
                continue
            terme = composer(definition.terme, langue)
            entree = entrees.setdefault(plier(terme), {"terme": terme, "sens": []})
            entree["sens"].append(
                {
                    "blocs": _synonymes_d_abord(blocs),
                    "vers": f"{ici}{ancre}",
                    "numero": lisible.fiche.numero,
                }
            )
    return [entrees[cle] for cle in sorted(entrees)]


def _definitions(sections: Iterable[Enfant]) -> Mapping[str, Sequence[Enfant]]:
    """The text of each definition of a fiche, by the anchor of its heading."""
    resultat: dict[str, Sequence[Enfant]] = {}
    for section in sections:
        if not isinstance(section, Noeud) or section.genre != "section":
            continue
        titre = section.enfants[0] if section.enfants else None
        if section.attributs["classe"] == "definition" and isinstance(titre, Noeud):
            ancre = str(titre.attributs.get("ancre", ""))
            resultat[ancre] = sans(section.enfants[1:], _SANS_NOTES)
        resultat |= _definitions(section.enfants)
    return resultat


def _synonymes_d_abord(blocs: Sequence[Enfant]) -> list[Enfant]:
    """A definition whose other names come first: after it, they could open a column alone."""
    synonymes = [
        b for b in blocs if isinstance(b, Noeud) and b.attributs.get("classe") == _SYNONYMES
    ]
    autres = [bloc for bloc in blocs if bloc not in synonymes]
    # As what announces a list does, they stay with what follows.
    colles = [b._replace(attributs={**b.attributs, "annonce": True}) for b in synonymes]
    return [*colles, *autres]


def _organisations(lisibles: Sequence[FicheLisible], recueil: Recueil) -> list[dict[str, Any]]:
    """The organisations that examples name, each with the examples that do."""
    places: dict[str, list[str]] = {}
    for lisible in lisibles:
        ici = place(lisible.fiche.numero, lisible.fiche.langue)
        for rang, exemple in enumerate(lisible.fiche.modele.exemples_mes, 1):
            for identifiant in exemple.organisations:
                if f"{ici}exemple-{rang}" in lisible.places:
                    places.setdefault(identifiant, []).append(f"{ici}exemple-{rang}")
    entrees = []
    for identifiant, vers in places.items():
        organisation = recueil.organisations[identifiant]
        nom = organisation.sigle or organisation.nom
        detail = organisation.nom if organisation.sigle not in (None, organisation.nom) else ""
        entrees.append(
            {
                "nom": composer(nom, LANGUE_PAR_DEFAUT),
                "detail": composer(detail, LANGUE_PAR_DEFAUT),
                "vers": vers,
            }
        )
    return sorted(entrees, key=lambda entree: plier(str(entree["nom"])))
