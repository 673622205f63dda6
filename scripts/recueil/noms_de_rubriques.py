"""What people, and other tools, call the keys of the format: one name often stands for several.

Plain words (`recueil.slug.plat`); which key is meant depends on those that may stand there.
"""

_NOMS: dict[str, str] = {
    "numero": "id num no n° number code reference",
    "titre": "title question nom name intitule document",
    "resume": "summary description abstract chapeau introduction intro presentation",
    "statut": "status etat state draft",
    "contexte": "context background",
    "enjeux": "issues stakes challenges",
    "definitions": "glossaire glossary lexique notions",
    "exemples_mes": "examples example exemples exemple illustrations cas",
    "mots_cles": "tags tag keywords keyword motscles themes theme categories categorie category",
    "sources": "bibliographie biblio references ressources bibliography",
    "redaction": "author authors auteur auteure auteurice auteurs autrice redacteur redactrice",
    "voir_aussi": "voir related seealso liens",
    "terme": "mot nom name notion concept term word",
    "texte": "definition description sens explication text content contenu exemple example resume",
    "synonymes": "synonyms autres_noms",
    "periode": "date dates annee year annees quand",
    "organisations": "structure structures association associations acteurs reseau reseaux qui",
    "territoires": "lieu lieux region regions ville villes commune communes place location ou",
    "lien": "link url site adresse website source",
    "url": "link lien site adresse website",
    "auteur": "author authors auteure auteurice auteurs autrice redaction",
    "annee": "year date",
    "nom": "name titre title",
    "sigle": "acronyme acronym",
    "site": "website url lien link adresse",
}


def autres_noms(mot: str) -> list[str]:
    """The keys that may be called `mot`."""
    return [cle for cle, noms in _NOMS.items() if mot in noms.split()]
