"""The skeleton of a fiche, key by key: what `nouvelle` writes and corrections show.

Each placeholder starts with the same words, which the rule on placeholders finds.
"""

from collections.abc import Mapping, Sequence

from recueil.conventions import LONGUEUR_TITRE_COURT

A_COMPLETER = "À COMPLÉTER"
EXEMPLE_DE_NUMERO = "2.7"

LIGNES: dict[str, str] = {
    "numero": f'numero: "{EXEMPLE_DE_NUMERO}"',
    "titre": f'titre: "{A_COMPLETER} : la question à laquelle la fiche répond ?"',
    "titre_court": f'titre_court: "{A_COMPLETER} : deux à cinq mots"',
    "resume": f'resume: "{A_COMPLETER} : une ou deux phrases qui disent à quoi sert la fiche."',
    "statut": "statut: brouillon",
    "contexte": (
        "contexte:\n"
        f'  - "{A_COMPLETER} : ce qui a conduit là, un point par ligne."\n'
        f'  - "{A_COMPLETER} : un deuxième point, ou effacez cette ligne."'
    ),
    "enjeux": f'enjeux:\n  - "{A_COMPLETER} : ce qui se joue pour le MES."',
    "definitions": (
        "definitions:\n"
        f'  - terme: "{A_COMPLETER} : le mot à définir"\n'
        "    texte: |-\n"
        f"      {A_COMPLETER} : ce que ce mot veut dire.\n\n"
        f"      {A_COMPLETER} : un autre paragraphe ou une liste ; ou effacez ces lignes."
    ),
    "exemples_mes": (
        "exemples_mes:\n"
        f'  - texte: "{A_COMPLETER} : ce qu\'un membre du MES a fait."\n'
        "    # Au besoin, ici : organisations, territoires, periode, lien."
    ),
    "mots_cles": f'mots_cles:\n  - "{A_COMPLETER} : un mot pour retrouver la fiche"',
    "sources": (
        f'sources:\n  - titre: "{A_COMPLETER} : le titre d\'un document"\n'
        '    url: "https://exemple.org/page"'
    ),
    # Not the right digest, but one that the next check answers with the right one.
    "traduit_de": 'traduit_de: "000000000000"',
    "terme": f'terme: "{A_COMPLETER} : le mot à définir"',
    "texte": f'texte: "{A_COMPLETER} : une ou deux phrases."',
    "id": "id: identifiant-sans-accent",
    "nom": f'nom: "{A_COMPLETER} : le nom complet"',
    "type": "type: commune",
    "sigle": f'sigle: "{A_COMPLETER}"',
    "signification": f'signification: "{A_COMPLETER} : le nom complet"',
    "forme": 'forme: "acteur·ices"',
    "developpee": 'developpee: "acteurs et actrices"',
    "presentation": f'presentation: "{A_COMPLETER} : une phrase."',
}

# What a key asks for elsewhere than at the root of a fiche.
_AILLEURS = {
    ("sources", "titre"): f'titre: "{A_COMPLETER} : le titre du document"',
    ("", "titre"): f'titre: "{A_COMPLETER} : le nom de la partie"',
}
_ORDRE = (
    "resume",
    "statut",
    "contexte",
    "enjeux",
    "definitions",
    "exemples_mes",
    "mots_cles",
)


def ligne_de_depart(cle: str, parent: str | None) -> str:
    """The line to write for a key that is missing.

    Args:
        parent: the key under which it stands, empty for an entry of a registry, None for a fiche.
    """
    dans = LIGNES.get(cle, f'{cle}: "…"')
    return dans if parent is None else _AILLEURS.get((parent, cle), dans)


def squelette(
    numero: str,
    titre: str,
    *,
    titre_court: str = "",
    resume: str = "",
    redaction: Sequence[str] = (),
) -> str:
    """A draft that is complete in shape, and whose placeholders are still to be filled."""
    dits = {"titre_court": titre_court, "resume": resume}
    lignes = ["---", f'numero: "{numero}"', f"titre: {_citer(titre)}"]
    if titre_court or len(titre) > LONGUEUR_TITRE_COURT:
        lignes.append(_dite("titre_court", dits))
    lignes += [_dite(cle, dits) for cle in _ORDRE]
    if redaction:
        lignes += ["redaction:", *(f"  - {_citer(nom)}" for nom in redaction)]
    return "\n".join([*lignes, "---", ""])


def _dite(cle: str, dits: Mapping[str, str]) -> str:
    return f"{cle}: {_citer(dits[cle])}" if dits.get(cle) else LIGNES[cle]


def _citer(texte: str) -> str:
    echappe = texte.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{echappe}"'
