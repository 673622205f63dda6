"""Numbers and lists in a French sentence."""

from collections.abc import Sequence


def compte(nombre: int, nom: str, pluriel: str = "") -> str:
    """`1 fiche`, `2 fiches`, `0 fiche`: in French, the plural starts at two."""
    return f"{nombre} {nom if nombre < 2 else pluriel or f'{nom}s'}"


def enumerer(morceaux: Sequence[str]) -> str:
    """`un`, `un et deux`, `un, deux et trois`."""
    *debut, dernier = morceaux
    return f"{', '.join(debut)} et {dernier}" if debut else dernier
