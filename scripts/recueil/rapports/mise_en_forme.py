"""What `recueil formater` has against a file, as diagnostics that forges show on its lines."""

from recueil.diagnostic import Diagnostic, Gravite, Position

# Not a rule's: the form of a file is nobody's fault, and a command gives it.
CODE = "forme"
_POURQUOI = "dans la forme commune, un changement se voit seul, et deux personnes n'en font qu'une."


def ecart(chemin: str, lus: bytes, voulus: bytes) -> Diagnostic:
    """A file that is not in the common form, from the first line that differs."""
    avant, apres = (octets.decode(errors="replace").split("\n") for octets in (lus, voulus))
    rang = premiere_ligne_differente(lus, voulus) - 1
    ecrite, voulue = (lignes[rang] if rang < len(lignes) else "" for lignes in (avant, apres))
    return Diagnostic(
        code=CODE,
        gravite=Gravite.ERREUR,
        chemin=chemin,
        position=Position(rang + 1, 1, max(1, len(ecrite))),
        message="le fichier n'a pas la forme commune à partir de cette ligne",
        pourquoi=_POURQUOI,
        # Blanks and line ends cannot be seen in a line to copy.
        correction=voulue if voulue.split() != ecrite.split() else "",
        extrait=ecrite.rstrip("\r"),
        conseil=f"tapez « recueil formater {chemin} », qui la lui donne",
    )


def refus(chemin: str, raison: str, position: Position) -> Diagnostic:
    """A file that has to be mended before it can be given the common form."""
    return Diagnostic(
        code=CODE,
        gravite=Gravite.ERREUR,
        chemin=chemin,
        position=position,
        message=f"le fichier ne peut pas être mis en forme : {raison}",
        pourquoi="le réécrire risquerait d'en changer le sens.",
        conseil=f"corrigez d'abord ce que dit « recueil valider {chemin} »",
    )


def premiere_ligne_differente(lus: bytes, voulus: bytes) -> int:
    """The number of the first line that differs, from 1."""
    avant, apres = lus.split(b"\n"), voulus.split(b"\n")
    rangs = enumerate(zip(avant, apres, strict=False), 1)
    return next((rang for rang, (un, autre) in rangs if un != autre), min(len(avant), len(apres)))
