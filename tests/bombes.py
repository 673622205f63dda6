"""Files made to stop a check: what each is, and the rule that must refuse it at once.

As functions of no argument, since some are large.
"""

from collections.abc import Callable

from .conftest import FICHE, RACINE

_ENTETE = (RACINE / "tests/exemple" / FICHE).read_text("utf-8").partition("\n---\n")[0]


def corps(texte: str) -> bytes:
    """A right fiche with this body."""
    return f"{_ENTETE}\n---\n\n{texte}\n".encode()


def enjeux(yaml: str) -> bytes:
    """A right fiche with this in place of one of its keys."""
    avant, _, apres = _ENTETE.partition("\nenjeux:\n")
    suite = apres[apres.index("\ndefinitions:") :]
    return f"{avant}\nenjeux:\n{yaml}{suite}\n---\n".encode()


def _rires() -> bytes:
    lignes = ["a0: &a0 [x]"]
    lignes += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    return ("---\n" + "\n".join(lignes) + "\n---\n").encode()


BOMBES: dict[str, tuple[Callable[[], bytes], str]] = {
    "fichier de 50 Mo": (lambda: b"a" * 50_000_000, "R110"),
    "fichier de zéros": (lambda: bytes(5_000_000), "R110"),
    "une ligne": (lambda: corps("a" * 60_000), "R111"),
    "un paragraphe": (lambda: corps("un mot\n" * 9_000), "R111"),
    "un paragraphe de l'en-tête": (lambda: enjeux("  - |-\n" + "    un mot\n" * 5_000), "R111"),
    "milliard de rires": (_rires, "R005"),
    "crochets YAML": (lambda: ("---\na: " + "[" * 9_000 + "\n---\n").encode(), "R112"),
    "accolades YAML": (lambda: ("---\na: " + "{" * 9_000 + "\n---\n").encode(), "R112"),
    "tirets YAML": (lambda: ("---\na:\n  " + "- " * 4_000 + "x\n---\n").encode(), "R112"),
    "retraits YAML": (
        lambda: ("---\n" + "".join(" " * i + "a:\n" for i in range(400)) + "---\n").encode(),
        "R112",
    ),
    "citations": (lambda: corps(">" * 5_000 + " a"), "R112"),
    "citations espacées": (lambda: corps("> " * 4_000 + "a"), "R112"),
    "citations de l'en-tête": (lambda: enjeux(f'  - "{">" * 500} a"\n'), "R112"),
    "listes": (lambda: corps("- " * 4_000 + "a"), "R112"),
    "listes en retrait": (
        lambda: corps("\n".join(" " * 2 * i + "- a" for i in range(200))),
        "R112",
    ),
    "crochets": (lambda: corps("[" * 5_000), "R112"),
    "images": (lambda: corps("![" * 4_000), "R112"),
    "crochets de l'en-tête": (lambda: enjeux(f'  - "{"[a " * 200}"\n'), "R112"),
    "étoiles": (lambda: corps("*" * 5_000), "R114"),
    "étoiles et lettres": (lambda: corps("**a *a ***a " * 800), "R114"),
    "soulignés": (lambda: corps("_a __a " * 1_200), "R114"),
    "accents graves": (lambda: corps("`a``a```a" * 1_000), "R114"),
    "chevrons": (lambda: corps("<" * 5_000), "R114"),
    "balises": (lambda: corps("<a <b " * 1_000), "R114"),
    "commentaires": (lambda: corps("<!-- " * 1_500), "R114"),
    "barres inverses": (lambda: corps("\\" * 5_000), "R114"),
    "attributs": (lambda: corps("{: a " * 1_500), "R114"),
    "entités": (lambda: corps("&#1;" * 2_000), "R114"),
    "intertitres": (lambda: corps("## a\n\n" * 5_000), "R113"),
    "points": (lambda: corps("- a\n" * 2_000), "R113"),
    "points de l'en-tête": (lambda: enjeux("  - a\n" * 3_000), "R113"),
    "rangées": (lambda: corps("a | b\n--|--\n" + "c | d\n" * 1_000), "R113"),
    "colonnes": (lambda: corps("a |" * 300 + "\n" + "--|" * 300), "R113"),
    "fautes": (lambda: corps("TODO \n\n" * 1_500), "R115"),
    "rubriques inconnues": (
        lambda: ("---\n" + "".join(f"a{i}: b\n" for i in range(9_000)) + "---\n").encode(),
        "R115",
    ),
    "rubriques en double": (lambda: ("---\n" + "a: b\n" * 19_000 + "---\n").encode(), "R115"),
}
