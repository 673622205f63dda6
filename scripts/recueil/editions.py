"""Editions applied to the lines of a file."""

from collections.abc import Iterable, Sequence

from recueil.diagnostic import Edition


def appliquer(lignes: Sequence[str], editions: Iterable[Edition]) -> tuple[str, ...]:
    """The lines of a file once edited.

    Editions are made from the last to the first, so that each finds its place. One that
    touches text which another has changed is left out: its place is no longer known.
    """
    resultat = list(lignes)
    limite: tuple[int, int] | None = None
    for edition in sorted(set(editions), reverse=True):
        debut, fin = (edition.ligne, edition.colonne), (edition.ligne_fin, edition.colonne_fin)
        if not _dedans(resultat, debut, fin) or (limite is not None and fin > limite):
            continue
        # Two insertions at one place: their order would be an accident.
        if limite is not None and debut == fin == limite:
            continue
        avant = resultat[debut[0] - 1][: debut[1] - 1]
        apres = resultat[fin[0] - 1][fin[1] - 1 :]
        resultat[debut[0] - 1 : fin[0]] = (avant + edition.texte + apres).split("\n")
        limite = debut
    return tuple(resultat)


def lignes_corrigees(lignes: Sequence[str], editions: Sequence[Edition]) -> str:
    """The lines that the editions change, as they become: what a writer copies."""
    premiere = min(edition.ligne for edition in editions)
    derniere = max(edition.ligne_fin for edition in editions)
    corrigees = appliquer(lignes, editions)
    fin = derniere + len(corrigees) - len(lignes)
    return "\n".join(corrigees[premiere - 1 : fin])


def _dedans(lignes: Sequence[str], debut: tuple[int, int], fin: tuple[int, int]) -> bool:
    return debut <= fin and all(
        1 <= ligne <= len(lignes) and 1 <= colonne <= len(lignes[ligne - 1]) + 1
        for ligne, colonne in (debut, fin)
    )
