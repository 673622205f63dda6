"""A fiche as data for the templates."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from recueil.catalogue import catalogue
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Diagnostic
from recueil.pages.page import Cadre, Page
from recueil.pages.provenance import provenance
from recueil.pdf import qr
from recueil.pdf.constats import Releve
from recueil.pdf.lecture import Lecteur
from recueil.pdf.noeud import Enfant, Noeud, mesurer, parcourir, sans_renvois, texte_de
from recueil.pdf.plan import Plan, place
from recueil.pdf.ressources import Ressources
from recueil.recueil import FichePubliee
from recueil.typographie import typographier
from recueil.valeurs import Statut

EXEMPLES = "exemples-mes"
_TEXTES = (
    "editeur",
    "nom_licence",
    "adresse_licence",
    "licence",
    "pdf_fiche",
    "pdf_page",
    "pdf_page_seule",
    "pdf_sigles",
    "pdf_mots_cles",
    "pdf_sommaire",
    "pdf_partie",
    "pdf_nom_partie",
    "pdf_glossaire",
    "pdf_organisations",
    "pdf_renvoi",
)


@dataclass(frozen=True)
class FicheLisible:
    """A fiche that templates can show, alone or among others.

    Attributes:
        donnees: its data.
        places: where links can lead in it.
        images: the files of its images, by name.
        diagnostics: what it holds that a PDF cannot show.
    """

    fiche: FichePubliee
    donnees: Mapping[str, Any]
    places: tuple[str, ...]
    images: Mapping[str, Path]
    diagnostics: tuple[Diagnostic, ...]

    def dans(self, places: Collection[str]) -> "FicheLisible":
        """The same in a document that has only `places`: its other links go to the site."""
        sections = sans_renvois(self.donnees["sections"], places)
        return replace(self, donnees={**self.donnees, "sections": sections})


def lire_fiche(
    fiche: FichePubliee,
    page: Page,
    html: str,
    plan: Plan,
    cadre: Cadre,
    racine: Path,
    dessine: Callable[[str], bool],
) -> FicheLisible:
    """Read the HTML of a fiche's page into what templates show.

    Args:
        dessine: whether the fonts have a sign.
    """
    releve = Releve(racine, fiche.chemin)
    ressources = Ressources(page, plan, racine, dessine, releve)
    lecteur = Lecteur(ressources, fiche.langue)
    lecture = lecteur.lire(html)
    ici = place(fiche.numero, fiche.langue)
    sections = _sections(lecture.blocs)
    meta: Mapping[str, Any] = page.meta["fiche"]  # type: ignore[assignment]
    textes = catalogue(fiche.langue)
    adresse = plan.adresse_en_ligne(str(meta["adresse_courte"]))
    mots = ressources.texte
    titre = texte_de(lecture.titre)
    donnees: dict[str, Any] = {
        "langue": fiche.langue,
        "numero": fiche.numero,
        "place": ici.removesuffix("/"),
        "titre": lecture.titre,
        "titre_court": mots(str(page.meta["title"]).removeprefix(f"{fiche.numero} ")),
        "titre_du_document": textes["pdf_titre"].format(numero=fiche.numero, titre=titre),
        "partie": mots(meta["partie"]),
        "resume": mots(meta["resume"]),
        "statut": {
            "libelle": textes[f"statut_{fiche.modele.statut.value}"],
            "valide": fiche.modele.statut is Statut.VALIDEE,
        },
        "avis": [
            {"titre": avis["titre"] and f"{avis['titre']}.", "texte": mots(avis["texte"])}
            for avis in meta["bandeaux"]
        ],
        "reperes": [mots(repere) for repere in provenance(fiche, cadre)],
        "auteurs": [mots(nom) for nom in fiche.modele.redaction] or [textes["editeur"]],
        "mots_cles": [mots(mot) for mot in meta["mots_cles"]],
        "sigles": _sigles(lecteur.sigles, fiche.langue),
        "sections": mesurer(sections)[0],
        "adresse": adresse,
        "qr": qr.nom(adresse) if adresse else None,
        "textes": {
            "fiche": textes["fiche"].format(numero=fiche.numero),
            "alt_qr": textes["pdf_alt_qr"].format(adresse=adresse),
        },
    }
    places = (ici, *_ancres(sections, ici))
    return FicheLisible(fiche, donnees, places, ressources.images, releve.diagnostics)


def textes_communs(langue: str) -> dict[str, str]:
    """The words of the templates that no fiche changes."""
    textes = catalogue(langue)
    return {cle.removeprefix("pdf_"): textes[cle] for cle in _TEXTES}


def _sigles(sigles: Mapping[str, str], langue: str) -> list[tuple[str, str]]:
    """The acronyms in order; the attribute that gives their meaning has no typography yet."""
    composer = typographier if langue == LANGUE_PAR_DEFAUT else str
    return [(sigle, composer(sens)) for sigle, sens in sorted(sigles.items())]


def _sections(blocs: Sequence[Noeud]) -> list[Noeud]:
    """The page as sections: those that have a name, and one for each other heading."""
    sections: list[Noeud] = []
    libre: list[Enfant] = []

    def clore() -> None:
        if libre:
            sections.append(Noeud("section", {"classe": ""}, tuple(libre)))
            libre.clear()

    for bloc in blocs:
        if bloc.genre == "section":
            clore()
            sections.append(bloc)
        else:
            if bloc.genre == "titre" and bloc.attributs["niveau"] == 2:
                clore()
            libre.append(bloc)
    clore()
    return sections


def _ancres(sections: Sequence[Noeud], ici: str) -> list[str]:
    """The places of a fiche: its headings, and each of its examples."""
    ancres = [n.attributs["ancre"] for n in parcourir(sections) if "ancre" in n.attributs]
    for section in sections:
        if section.attributs["classe"] == EXEMPLES:
            listes = [n for n in section.enfants if isinstance(n, Noeud) and n.genre == "ul"]
            points = sum(len(liste.enfants) for liste in listes[:1])
            ancres += [f"exemple-{rang}" for rang in range(1, points + 1)]
    return [f"{ici}{ancre}" for ancre in dict.fromkeys(ancres)]


def instant_de(fiches: Iterable[FichePubliee], cadre: Cadre) -> int | None:
    """The date of a document, in seconds since 1970: that of its last changed fiche.

    Without git it is the one that the build is given (SOURCE_DATE_EPOCH, the convention of
    reproducible builds); None when nobody knows. Not that of the last commit when git knows
    better: every commit would then change every PDF.
    """
    jours = [jour for fiche in fiches if (jour := cadre.dates.get(fiche.chemin)) is not None]
    if jours:
        return int(datetime.combine(max(jours), time(12), UTC).timestamp())
    secondes = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(secondes) if re.fullmatch(r"[0-9]{1,11}", secondes) else None
