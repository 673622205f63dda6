"""The sections of a fiche that are translated, and their digests: what a translation remembers.

A digest is made of what is read, not of how it is written: neither quotes, nor the order of
keys, nor a comment makes a translation stale.
"""

import hashlib
from collections.abc import Mapping
from json.encoder import encode_basestring

ENTIERE = "fiche"
# The keys of `traduit_de`, with their names: the whole fiche, then its sections.
EMPREINTES = {
    ENTIERE: "Fiche entière",
    "titre": "Titre",
    "resume": "Résumé",
    "contexte": "Contexte",
    "enjeux": "Enjeux",
    "definitions": "Définitions",
    "exemples_mes": "Exemples du MES",
    "intertitres": "Intertitres",
    "mots_cles": "Mots-clés",
    "sources": "Sources",
    "corps": "Suite du texte",
}
SECTIONS: tuple[str, ...] = tuple(cle for cle in EMPREINTES if cle != ENTIERE)
# What is often the same in both languages: names, titles of documents.
_SANS_LANGUE = frozenset({"sources", "mots_cles", "intertitres"})
_CORPS, _TITRE, _EXEMPLES = "corps", "titre", "exemples_mes"
_cite = encode_basestring
_RIEN = _cite("")


def empreinte(texte: str | bytes) -> str:
    """12 hexadecimal digits of the SHA-256 of a text, or of what it is once encoded."""
    octets = texte.encode() if isinstance(texte, str) else texte
    return hashlib.sha256(octets).hexdigest()[:12]


def empreintes(donnees: object, corps: str) -> dict[str, str]:
    """The digest of each section that says something, in the order of the format.

    Args:
        donnees: the values of the front matter, valid or not.
        corps: the Markdown after it.
    """
    valeurs = donnees if isinstance(donnees, Mapping) else {}
    resultat = {}
    for section in SECTIONS:
        contenu = (
            corps
            if section == _CORPS
            else [valeurs.get("titre"), valeurs.get("titre_court")]
            if section == _TITRE
            else valeurs.get(section)
        )
        utile = _en_json(contenu, section == _EXEMPLES)
        if utile:
            resultat[section] = empreinte(utile)
    return resultat


def perimees(
    notees: Mapping[str, str], entiere: str, actuelles: Mapping[str, str]
) -> tuple[str, ...]:
    """The sections that changed since a translation noted their digests.

    Args:
        notees: what `traduit_de` holds; its older form is the digest of the whole file alone.
        entiere: the digest of the whole French file.
        actuelles: those of its sections.

    Returns:
        `("fiche",)` when nothing but the whole was noted, and it changed.
    """
    if ENTIERE in notees:
        return () if notees[ENTIERE] == entiere else (ENTIERE,)
    return tuple(s for s in SECTIONS if notees.get(s) != actuelles.get(s))


def pas_traduites(traduites: Mapping[str, str], francaises: Mapping[str, str]) -> tuple[str, ...]:
    """The sections of a translation that still say what the French ones say, word for word."""
    return tuple(
        section
        for section in SECTIONS
        if section not in _SANS_LANGUE
        and section in traduites
        and traduites[section] == francaises.get(section)
    )


def reste_en_francais(traduites: Mapping[str, str], francaises: Mapping[str, str]) -> bool:
    """Whether a translation says nothing but what the French fiche says, word for word."""
    textes = tuple(s for s in SECTIONS if s not in _SANS_LANGUE and s in traduites)
    return bool(textes) and pas_traduites(traduites, francaises) == textes


def nom_de(section: str) -> str:
    """A section's name for a writer: `définitions`."""
    titre = EMPREINTES[section]
    return titre[:1].lower() + titre[1:]


def _en_json(valeur: object, dans_les_exemples: bool) -> str:
    """The JSON of a value as the models read it: spaces and empty values do not count.

    Keys in order, no escapes: what `json.dumps` writes, which digests kept in translations are
    made of. Nothing is written of a value that says nothing.
    """
    if isinstance(valeur, str):
        texte = valeur.strip()
        return _cite(texte) if texte else ""
    if isinstance(valeur, list):
        points = [_en_json(v, dans_les_exemples) for v in valeur]
        if dans_les_exemples:
            # An example may be its text alone.
            points = [
                f'{{"texte": {point or _RIEN}}}' if isinstance(v, str) else point
                for v, point in zip(valeur, points, strict=True)
            ]
        points = [point for point in points if point]
        return f"[{', '.join(points)}]" if points else ""
    if isinstance(valeur, Mapping):
        utiles = [
            f"{_cite(cle)}: {utile}"
            for cle, contenu in sorted(valeur.items())
            if (utile := _en_json(contenu, dans_les_exemples))
        ]
        return f"{{{', '.join(utiles)}}}" if utiles else ""
    return ""
