"""The parts: a page each, and the cards of the home page."""

import posixpath

from recueil.adresses import adresse_partie, uri_fiche, uri_partie
from recueil.catalogue import catalogue, composer
from recueil.conventions import LANGUE_PAR_DEFAUT, cle_numero
from recueil.markdown_sur import en_ligne, en_sa_langue, litteral, titre
from recueil.pages.page import Cadre, Page
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Statut

MARQUE = "<!-- recueil:parties -->"


def pages_parties(recueil: Recueil, cadre: Cadre) -> list[Page]:
    """A page for each part that has fiches, in each language."""
    pages = []
    for numero in parties_utiles(recueil, cadre):
        partie = recueil.parties[numero]
        for langue in cadre.langues:
            uri = uri_partie(recueil, numero, langue)
            nom = cadre.traduire(partie.titre, langue)
            presentation = _presentation(recueil, numero, langue)
            titre_de_partie = cadre.en_sa_langue(partie.titre, langue)
            corps = [
                f"# {catalogue(langue)['partie'].format(numero=numero, titre=titre_de_partie)}",
                presentation,
                titre(2, catalogue(langue)["fiches_de_la_partie"], "fiches", "cartes"),
                _cartes(recueil, cadre, numero, langue, uri),
            ]
            meta: dict[str, object] = {"title": composer(f"{numero}. {nom}", langue)}
            if presentation:
                meta["description"] = composer(presentation, langue)
            pages.append(
                Page(
                    uri=uri,
                    adresse=adresse_partie(recueil, numero, langue),
                    langue=langue,
                    meta=meta,
                    corps="\n\n".join(morceau for morceau in corps if morceau) + "\n",
                    origine="fiches/referentiels/parties.yml",
                )
            )
    return pages


def parties_utiles(recueil: Recueil, cadre: Cadre) -> list[str]:
    """The numbers of the parts that have something to show, in order."""
    numeros = {fiche.partie for fiche in listees(recueil, cadre)}
    return sorted(numeros, key=cle_numero)


def listees(recueil: Recueil, cadre: Cadre) -> list[FichePubliee]:
    """The fiches that lists and menus name: an archived fiche leaves them."""
    publiees = recueil.publiees(brouillons=cadre.brouillons)
    return [fiche for fiche in publiees if fiche.modele.statut is not Statut.ARCHIVEE]


def cartes_accueil(recueil: Recueil, cadre: Cadre, langue: str, uri: str) -> str:
    """The parts with their fiches, to stand in place of `MARQUE` on the page `uri`."""
    blocs = []
    for numero in parties_utiles(recueil, cadre):
        partie = recueil.parties[numero]
        nom = catalogue(langue)["partie"].format(
            numero=numero, titre=cadre.en_sa_langue(partie.titre, langue)
        )
        lien = posixpath.relpath(uri_partie(recueil, numero, langue), posixpath.dirname(uri) or ".")
        blocs.append(titre(2, f"[{nom}](<{lien}>)", f"partie-{numero}", "cartes"))
        presentation = _presentation(recueil, numero, langue)
        if presentation:
            blocs.append(presentation)
        blocs.append(_cartes(recueil, cadre, numero, langue, uri))
    return "\n\n".join(blocs)


def _presentation(recueil: Recueil, numero: str, langue: str) -> str:
    """The part's presentation in `langue`; nothing when it is not written."""
    partie = recueil.parties[numero]
    textes = {traduite.langue: traduite.presentation for traduite in partie.traductions}
    textes[LANGUE_PAR_DEFAUT] = partie.presentation or ""
    return en_ligne(textes.get(langue, ""))


def _cartes(recueil: Recueil, cadre: Cadre, partie: str, langue: str, uri: str) -> str:
    cartes = []
    for fiche in listees(recueil, cadre):
        if fiche.partie != partie:
            continue
        fiche = recueil.traductions.get((fiche.numero, langue), fiche)
        lien = posixpath.relpath(uri_fiche(recueil, fiche), posixpath.dirname(uri) or ".")
        textes = catalogue(langue)
        precision = ""
        if fiche.langue != langue:
            precision = f" ({textes['dans_une_autre_langue']})"
        statut = ""
        if fiche.modele.statut is not Statut.VALIDEE:
            statut = f" *{textes[f'statut_{fiche.modele.statut.value}']}*"
        nom = en_sa_langue(litteral(fiche.titre_court), fiche.langue, langue)
        resume = en_sa_langue(en_ligne(fiche.modele.resume), fiche.langue, langue)
        cartes.append(
            f"- **{fiche.numero}**{statut}\n\n    [{nom}](<{lien}>){precision}\n\n    {resume}\n"
        )
    return "\n".join(cartes)
