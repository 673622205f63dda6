"""All the pages of a site, and the small files that stand beside them."""

from html import escape

from recueil.adresses import adresse_courte, adresse_d_avant, adresse_fiche
from recueil.catalogue import catalogue, composer
from recueil.pages.fiche import page_fiche
from recueil.pages.organisations import pages_organisations
from recueil.pages.outils import pages_outils
from recueil.pages.page import Cadre, Fichier, Page
from recueil.pages.parties import MARQUE, cartes_accueil, pages_parties
from recueil.pages.regles import pages_regles
from recueil.pages.rubriques import page_rubriques
from recueil.pages.voir_aussi import VoirAussi
from recueil.pages.vues import pages_vues
from recueil.pages.vues.carte import CarteDesLiens, pages_carte
from recueil.recueil import FichePubliee, Recueil

_REDIRECTION = """\
<!doctype html>
<html lang="{langue}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{titre}</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="canonical" href="{lien}">
<meta http-equiv="refresh" content="0; url={lien}">
</head>
<body>
<p>{phrase} <a href="{lien}">{titre}</a></p>
</body>
</html>
"""


def pages(recueil: Recueil, cadre: Cadre) -> list[Page]:
    """The pages that no one writes: fiches in their languages, parts, views, rules, keys."""
    resultat = []
    voir_aussi = VoirAussi(recueil, cadre)
    carte = CarteDesLiens(recueil, cadre)
    for fiche in recueil.publiees(brouillons=cadre.brouillons):
        resultat.append(page_fiche(fiche, recueil, cadre, voir_aussi, carte))
        for langue in cadre.langues:
            traduction = recueil.traductions.get((fiche.numero, langue))
            if traduction is not None:
                resultat.append(page_fiche(traduction, recueil, cadre, voir_aussi, carte))
    return [
        *resultat,
        *pages_parties(recueil, cadre),
        *pages_organisations(recueil, cadre),
        *pages_vues(recueil, cadre),
        *pages_carte(carte, cadre.langues),
        *pages_outils(recueil, cadre),
        *pages_regles(),
        page_rubriques(),
    ]


def fichiers(recueil: Recueil, cadre: Cadre) -> list[Fichier]:
    """The short addresses, `/2.6/`, `/2.6.en/`, and those that renumbered fiches used to have."""
    resultat = []
    for fiche in recueil.publiees(brouillons=cadre.brouillons):
        traductions = (recueil.traductions.get((fiche.numero, code)) for code in cadre.langues)
        for version in (fiche, *(t for t in traductions if t is not None)):
            anciens = fiche.modele.anciens_numeros
            adresses = [adresse_courte(n, version.langue) for n in (fiche.numero, *anciens)]
            adresses += [adresse_d_avant(version, numero) for numero in anciens]
            resultat += [_redirection(adresse, version) for adresse in adresses]
    return resultat


def _redirection(adresse: str, fiche: FichePubliee) -> Fichier:
    """A page that leads from `adresse` to a fiche."""
    phrase = catalogue(fiche.langue)["redirection"].format(numero=fiche.numero)
    contenu = _REDIRECTION.format(
        langue=escape(fiche.langue),
        titre=escape(composer(f"{fiche.numero} {fiche.titre_court}", fiche.langue)),
        lien=escape("../" * adresse.count("/") + adresse_fiche(fiche)),
        phrase=escape(phrase, quote=False),
    )
    return Fichier(f"{adresse}index.html", contenu)


def completer(markdown: str, recueil: Recueil, cadre: Cadre, langue: str, uri: str) -> str:
    """A page of `docs/` with what it asks for by a mark put in its place."""
    if MARQUE not in markdown:
        return markdown
    return markdown.replace(MARQUE, cartes_accueil(recueil, cadre, langue, uri))
