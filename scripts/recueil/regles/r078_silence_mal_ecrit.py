"""Une demande de silence n'est pas écrite comme il faut.

Quand une règle a tort, on peut la faire taire, en disant pourquoi. Dans le texte d'une fiche,
c'est un commentaire, que le site n'affiche pas, sur la ligne d'avant ou au bout de la ligne :
`<!-- recueil: ignorer R050 : la raison -->`. Dans l'en-tête et dans les référentiels :
`# recueil: ignorer R050 : la raison`. Avec `ignorer-fichier`, la règle se tait dans tout le
fichier. Plusieurs codes se séparent par des virgules.

La raison est obligatoire : elle dit à la personne qui relit que ce n'est pas un oubli. Les règles
qui gardent la forme des fiches et la sûreté du site ne se taisent pas.

Mauvais, dans le texte :

    <!-- recueil: ignorer R050 -->
    Le jardin Lorem ipsum est ouvert à tout le monde.

Bon, dans le texte :

    <!-- recueil: ignorer R050 : Lorem ipsum est le nom du jardin -->
    Le jardin Lorem ipsum est ouvert à tout le monde.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.regles.regle import Fichier, Regle
from recueil.silences import POUR_LE_FICHIER, POUR_UNE_LIGNE, Consigne

REGLE = Regle(
    "R078",
    "silence mal écrit",
    Gravite.ERREUR,
    "sans cela, la règle continuerait de signaler la ligne, ou se tairait sans que l'on sache "
    "pourquoi.",
    peut_se_taire=False,
)


def sur_consignes(
    lu: Fichier, consignes: Sequence[Consigne], regles: Mapping[str, Regle]
) -> Iterator[Diagnostic]:
    """Report what keeps a comment addressed to the rules from being understood."""
    for consigne in consignes:
        yield from _une(lu, consigne, regles)


def _une(lu: Fichier, consigne: Consigne, regles: Mapping[str, Regle]) -> Iterator[Diagnostic]:
    position = consigne.position
    if consigne.verbe not in (POUR_UNE_LIGNE, POUR_LE_FICHIER):
        proche = difflib.get_close_matches(consigne.verbe, (POUR_UNE_LIGNE, POUR_LE_FICHIER), n=1)
        yield REGLE.constat(
            lu,
            position,
            f"« {consigne.verbe} » n'est pas une consigne : on écrit « {POUR_UNE_LIGNE} » ou "
            f"« {POUR_LE_FICHIER} »",
            correction=_corriger(lu, consigne, verbe=(proche or [POUR_UNE_LIGNE])[0]),
        )
        return
    if not consigne.en_commentaire or not consigne.refermee:
        yield _affichee(lu, consigne)
        return
    if not consigne.codes:
        yield REGLE.constat(
            lu,
            position,
            "cette consigne ne dit pas quelle règle faire taire",
            correction=_corriger(lu, consigne, codes="R050"),
            conseil="mettez le code que donne le message, entre crochets",
        )
        return
    for code, place in consigne.codes:
        regle = regles.get(code)
        ecrit = lu.source.ligne(place.ligne)[place.colonne - 1 :][: place.longueur]
        if regle is None or ecrit.upper() != code:
            yield _inconnue(lu, ecrit, code, place, regles)
        elif not regle.silencieuse:
            yield REGLE.constat(
                lu,
                place,
                f"{code} ({regle.nom}) ne peut pas se taire",
                pourquoi="cette règle garde la forme des fiches ou la sûreté du site.",
                conseil="corrigez ce qu'elle signale, et effacez cette consigne",
            )
    if not consigne.raison:
        yield REGLE.constat(
            lu,
            position,
            "cette consigne ne dit pas pourquoi",
            correction=_corriger(lu, consigne, raison="la raison, en quelques mots"),
            pourquoi="la personne qui relit doit savoir que ce n'est pas un oubli.",
        )


def _affichee(lu: Fichier, consigne: Consigne) -> Diagnostic:
    """A comment that is none where it stands, or that never ends."""
    html = consigne.en_commentaire or _ecrite(lu, consigne).startswith("#")
    message = f"ici, une consigne s'écrit {'entre « <!-- » et « --> »' if html else 'après « # »'}"
    if consigne.en_commentaire:
        message = "cette consigne n'est pas refermée par « --> » sur sa ligne"
    return REGLE.constat(
        lu,
        consigne.position,
        message,
        correction=_corriger(lu, consigne, html=html),
        pourquoi="elle serait affichée avec le texte, ou arrêterait la lecture.",
    )


def _inconnue(
    lu: Fichier, ecrit: str, code: str, place: Position, regles: Mapping[str, Regle]
) -> Diagnostic:
    proche = code if code in regles else ""
    if not proche:
        proche = next(iter(difflib.get_close_matches(code, sorted(regles), n=1, cutoff=0.7)), "")
    ligne = lu.source.ligne(place.ligne)
    debut = place.colonne - 1
    return REGLE.constat(
        lu,
        place,
        f"aucune règle n'a le code « {ecrit} »"
        + (f" ; le plus proche est {proche} ({regles[proche].nom})" if proche else ""),
        correction=ligne[:debut] + proche + ligne[debut + place.longueur :] if proche else "",
        conseil="" if proche else "« recueil valider --regles » donne tous les codes",
    )


def _ecrite(lu: Fichier, consigne: Consigne) -> str:
    ligne, debut = lu.source.ligne(consigne.position.ligne), consigne.position.colonne - 1
    return ligne[debut : debut + consigne.position.longueur]


def _corriger(
    lu: Fichier,
    consigne: Consigne,
    *,
    verbe: str = "",
    codes: str = "",
    raison: str = "",
    html: bool | None = None,
) -> str:
    """The line with its comment written as it should be."""
    ligne, debut = lu.source.ligne(consigne.position.ligne), consigne.position.colonne - 1
    if html is None:
        html = not _ecrite(lu, consigne).startswith("#")
    codes = codes or ", ".join(code for code, _ in consigne.codes)
    raison = raison or consigne.raison or "la raison, en quelques mots"
    corps = f"recueil: {verbe or consigne.verbe} {codes} : {raison}"
    comme_il_faut = f"<!-- {corps} -->" if html else f"# {corps}"
    return ligne[:debut] + comme_il_faut + ligne[debut + consigne.position.longueur :]
