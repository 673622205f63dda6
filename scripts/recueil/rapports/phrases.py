"""How reports and commands write French: singular, plural, lists, lines."""

from recueil.expressions import expression
from recueil.francais.accords import compte as compte
from recueil.francais.accords import enumerer as enumerer

# Where a line of French must not end or start.
_INSECABLE = expression(r"(?<=«) | (?=[»:;?!])")


def en_ordre(fiches: int, traductions: int) -> str:
    """The sentence of a recueil without fault: what was checked, and that it is right."""
    morceaux = [compte(fiches, "fiche")]
    if traductions:
        morceaux.append(compte(traductions, "traduction"))
    return f"{enumerer(morceaux)} : tout est en ordre."


def fautes(erreurs: int, avertissements: int) -> str:
    """`1 erreur et 2 avertissements`; what there is none of is not named."""
    morceaux = [
        compte(nombre, nom)
        for nombre, nom in ((erreurs, "erreur"), (avertissements, "avertissement"))
        if nombre
    ]
    return enumerer(morceaux or [compte(0, "erreur")])


def bilan(erreurs: int, avertissements: int, fichiers: int) -> str:
    """The closing line of a report that found something."""
    return f"{fautes(erreurs, avertissements)} dans {compte(fichiers, 'fichier')}."


def replier(phrase: str, largeur: int, debut: str = "", suite: str = "") -> list[str]:
    """`phrase` on lines of at most `largeur` columns, cut where French lets it be cut.

    Args:
        debut: what the first line starts with.
        suite: what the others start with.
    """
    import textwrap

    lignes = textwrap.wrap(
        _INSECABLE.sub("\u00a0", phrase),
        largeur,
        initial_indent=debut,
        subsequent_indent=suite,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [ligne.replace("\u00a0", " ") for ligne in lignes]
