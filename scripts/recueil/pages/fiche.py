"""A fiche to its Markdown page, in FORMAT.md's order."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from recueil.adresses import (
    adresse_courte,
    adresse_fiche,
    adresse_partie,
    ancre_definition,
    uri_fiche,
)
from recueil.catalogue import catalogue, composer
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.liens_ecrits import pour_le_site
from recueil.markdown_sur import en_ligne, litteral, titre
from recueil.pages.exemples import exemple
from recueil.pages.page import Cadre, Page
from recueil.pages.provenance import provenance
from recueil.pages.references import reference
from recueil.pages.voir_aussi import VoirAussi
from recueil.recueil import FichePubliee, Recueil
from recueil.sections import ENTIERE
from recueil.valeurs import Definition, Statut

if TYPE_CHECKING:
    from recueil.pages.vues.carte import CarteDesLiens

# Adults read French prose silently at some 200 to 240 words a minute; the lower figure, since
# a fiche is read to be used.
_MOTS_PAR_MINUTE = 200
_ANCRES = {"exemples_mes": "exemples-mes", "voir_aussi": "voir-aussi"}
_ANCRES_DES_SECTIONS = {
    section: f"#{_ANCRES.get(section, section)}"
    for section in ("contexte", "enjeux", "definitions", "exemples_mes", "sources")
}


def pages_a_imprimer(fiches: Iterable[FichePubliee], recueil: Recueil, cadre: Cadre) -> list[Page]:
    """The pages of some fiches, without the drawings that paper does not show."""
    voir_aussi = VoirAussi(recueil, cadre)
    return [page_fiche(fiche, recueil, cadre, voir_aussi, None) for fiche in fiches]


def page_fiche(
    fiche: FichePubliee,
    recueil: Recueil,
    cadre: Cadre,
    voir_aussi: VoirAussi,
    carte: "CarteDesLiens | None",
) -> Page:
    """The page of one fiche in its language; without `carte`, without a drawing around it."""
    textes = catalogue(fiche.langue)
    modele = fiche.modele
    uri = uri_fiche(recueil, fiche)
    sections = [
        f"# {litteral(modele.titre)}",
        _section(fiche, "contexte", [_liste(modele.contexte)]),
        _section(fiche, "enjeux", [_liste(modele.enjeux)]),
        _section(fiche, "definitions", [_definition(d, fiche) for d in modele.definitions]),
        _section(
            fiche,
            "exemples_mes",
            ["\n".join(exemple(e, recueil, fiche.langue, uri) for e in modele.exemples_mes)],
        ),
        fiche.corps.strip(),
    ]
    if modele.sources:
        lignes = [reference(source) for source in modele.sources]
        sections.append(_section(fiche, "sources", ["\n".join(lignes)]))
    autres = voir_aussi.lignes(fiche, uri)
    if autres:
        sections.append(_section(fiche, "voir_aussi", ["\n".join(autres)]))
    corps = pour_le_site("\n\n".join(section for section in sections if section) + "\n")
    partie = recueil.parties[fiche.partie]
    titre_partie = cadre.traduire(partie.titre, fiche.langue)
    meta: dict[str, object] = {
        "title": composer(f"{modele.numero} {fiche.titre_court}", fiche.langue),
        "description": composer(modele.resume, fiche.langue),
        "template": "fiche.html",
        "fiche": {
            "numero": modele.numero,
            "titre_court": composer(fiche.titre_court, fiche.langue),
            "surtitre": textes["fiche"].format(numero=modele.numero),
            "partie": composer(titre_partie, fiche.langue),
            "langue_partie": _langue_du_titre(partie.titre, titre_partie, fiche.langue),
            "adresse_partie": adresse_partie(recueil, fiche.partie, fiche.langue),
            "statut": modele.statut.value,
            "resume": composer(modele.resume, fiche.langue),
            "mots_cles": [composer(mot, fiche.langue) for mot in modele.mots_cles],
            "reperes": _reperes(fiche, corps, cadre),
            "bandeaux": _bandeaux(fiche, recueil),
            "adresse_courte": adresse_courte(modele.numero, fiche.langue),
            "autour": carte.autour(modele.numero, fiche.langue) if carte else "",
        },
    }
    return Page(
        uri=uri,
        adresse=adresse_fiche(fiche),
        langue=fiche.langue,
        meta=meta,
        corps=corps,
        origine=fiche.chemin,
        dans_le_menu=modele.statut is not Statut.ARCHIVEE,
    )


def _langue_du_titre(francais: str, traduit: str, langue: str) -> str:
    """The language that a template has to tell; nothing when it is the page's."""
    return LANGUE_PAR_DEFAUT if langue != LANGUE_PAR_DEFAUT and traduit == francais else ""


def _section(fiche: FichePubliee, nom: str, blocs: list[str]) -> str:
    intertitre = getattr(fiche.modele.intertitres, nom, None)
    texte = en_ligne(intertitre) if intertitre else catalogue(fiche.langue)[nom]
    ancre = _ANCRES.get(nom, nom)
    return "\n\n".join([titre(2, texte, ancre, ancre), *blocs])


def _liste(points: tuple[str, ...]) -> str:
    return "\n".join(f"- {en_ligne(point)}" for point in points)


def _definition(definition: Definition, fiche: FichePubliee) -> str:
    texte = en_ligne(definition.titre or definition.terme)
    blocs = [titre(3, texte, ancre_definition(definition.terme), "definition")]
    blocs.append(definition.texte.strip())
    if definition.synonymes:
        liste = ", ".join(en_ligne(synonyme) for synonyme in definition.synonymes)
        phrase = catalogue(fiche.langue)["synonymes"].format(liste=liste)
        blocs.append(f"{phrase}\n{{: .synonymes }}")
    return "\n\n".join(blocs)


def _reperes(fiche: FichePubliee, corps: str, cadre: Cadre) -> list[str]:
    textes = catalogue(fiche.langue)
    mots = len(re.findall(r"\w+(?:['’·-]\w+)*", corps))
    lecture = textes["lecture"].format(n=max(1, round(mots / _MOTS_PAR_MINUTE)))
    return [lecture, *provenance(fiche, cadre)]


def _bandeaux(fiche: FichePubliee, recueil: Recueil) -> list[dict[str, object]]:
    textes = catalogue(fiche.langue)
    statut = fiche.modele.statut
    bandeaux: list[dict[str, object]] = []
    if statut is not Statut.VALIDEE:
        bandeaux.append(
            {
                "genre": statut.value,
                "titre": textes[f"statut_{statut.value}"],
                "texte": textes[f"bandeau_{statut.value}"],
            }
        )
    if fiche.perimees:
        francaise = next(f for f in recueil.fiches if f.numero == fiche.numero)
        bandeaux.append(_bandeau_perime(fiche, adresse_fiche(francaise)))
    return bandeaux


def _bandeau_perime(fiche: FichePubliee, adresse: str) -> dict[str, object]:
    """What says that the French fiche has changed, with its sections when they are known."""
    textes = catalogue(fiche.langue)
    bandeau: dict[str, object] = {
        "genre": "perimee",
        "titre": "",
        "texte": textes["traduction_perimee"],
        "lien": adresse,
        "libelle": textes["lire_la_fiche_francaise"],
    }
    if ENTIERE in fiche.perimees:
        return bandeau
    noms = {section: textes[f"section_{section}"] for section in fiche.perimees}
    debut = textes["traduction_perimee_sections"]
    sections = [
        {
            "nom": nom,
            "lien": adresse + _ANCRES_DES_SECTIONS.get(section, ""),
        }
        for section, nom in noms.items()
    ]
    return bandeau | {
        "texte": f"{debut} {', '.join(noms.values())}.",
        "debut": debut,
        "sections": sections,
    }
