"""Linked data in pages: what search engines and libraries read (schema.org, JSON-LD)."""

import json
from urllib.parse import urljoin

from recueil.adresses import adresse_fiche, adresse_organisation, ancre_definition
from recueil.donnees.jeu import LICENCE
from recueil.pages.page import Cadre
from recueil.recueil import FichePubliee
from recueil.valeurs import Organisation

_EDITEUR = {"@type": "Organization", "name": "Mouvement pour l'économie solidaire"}


def donnees_liees(objet: FichePubliee | Organisation, cadre: Cadre, site: str, langue: str) -> str:
    """The JSON-LD of a page, safe inside `<script>`.

    Args:
        site: address of the site; addresses stay relative when it is empty.
    """
    if isinstance(objet, FichePubliee):
        graphe = _fiche(objet, cadre, site)
    else:
        graphe = _organisation(objet, site, langue)
    ecrit = json.dumps({"@context": "https://schema.org", "@graph": graphe}, ensure_ascii=False)
    # No text may close the element, nor open a comment that would hide its end.
    return ecrit.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _fiche(fiche: FichePubliee, cadre: Cadre, site: str) -> list[dict[str, object]]:
    modele = fiche.modele
    adresse = urljoin(site, adresse_fiche(fiche))
    ensemble = f"{adresse}#definitions"
    ressource: dict[str, object] = {
        "@type": "LearningResource",
        "@id": adresse,
        "url": adresse,
        "name": modele.titre,
        "alternateName": fiche.titre_court,
        "description": modele.resume,
        "inLanguage": fiche.langue,
        "identifier": modele.numero,
        "license": LICENCE,
        "publisher": _EDITEUR,
        "isAccessibleForFree": True,
        "keywords": list(modele.mots_cles),
        "teaches": [{"@id": _adresse_du_terme(adresse, d.terme)} for d in modele.definitions],
        "hasPart": {"@id": ensemble},
    }
    if modele.redaction:
        ressource["author"] = [{"@type": "Person", "name": nom} for nom in modele.redaction]
    jour = cadre.dates.get(fiche.chemin)
    if jour:
        ressource["dateModified"] = jour.isoformat()
    if modele.sources:
        ressource["citation"] = [source.url or source.titre for source in modele.sources]
    termes: list[dict[str, object]] = [
        {
            "@type": "DefinedTerm",
            "@id": _adresse_du_terme(adresse, definition.terme),
            "name": definition.terme,
            "alternateName": list(definition.synonymes),
            "description": definition.texte,
            "inDefinedTermSet": {"@id": ensemble},
        }
        for definition in modele.definitions
    ]
    liste: dict[str, object] = {
        "@type": "DefinedTermSet",
        "@id": ensemble,
        "name": fiche.titre_court,
        "hasDefinedTerm": [{"@id": terme["@id"]} for terme in termes],
    }
    return [ressource, liste, *termes]


def _adresse_du_terme(fiche: str, terme: str) -> str:
    return f"{fiche}#{ancre_definition(terme)}"


def _organisation(organisation: Organisation, site: str, langue: str) -> list[dict[str, object]]:
    adresse = urljoin(site, adresse_organisation(organisation.id, langue))
    noms = [*([organisation.sigle] if organisation.sigle else []), *organisation.synonymes]
    resultat: dict[str, object] = {
        "@type": "Organization",
        "@id": adresse,
        "name": organisation.nom,
        "alternateName": noms,
        "mainEntityOfPage": adresse,
    }
    if organisation.site:
        resultat["url"] = organisation.site
    if organisation.presentation:
        resultat["description"] = organisation.presentation
    return [resultat]
