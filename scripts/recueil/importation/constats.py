"""What an import has to say, as diagnostics that reporters print like those of the rules."""

from recueil.diagnostic import Diagnostic, Gravite, Position

ILLISIBLE = "I001"
TROP_GROS = "I002"
VIDE = "I003"
SANS_NUMERO = "I004"
EXISTANTE = "I005"
FORMULAIRE = "I006"
DEJA_UNE_FICHE = "I007"
A_CLASSER = "I010"
MOTS_NON_PLACES = "I011"
NON_REPRIS = "I012"
COMMENTAIRE = "I013"
PROPOSITION = "I014"

NOMS = {
    ILLISIBLE: "document illisible",
    TROP_GROS: "document trop gros",
    VIDE: "document vide",
    SANS_NUMERO: "numéro à donner",
    EXISTANTE: "fiche déjà là",
    FORMULAIRE: "formulaire incomplet",
    DEJA_UNE_FICHE: "document qui est déjà une fiche",
    A_CLASSER: "passage à classer",
    MOTS_NON_PLACES: "mots sans place",
    NON_REPRIS: "contenu non repris",
    COMMENTAIRE: "commentaire du document",
    PROPOSITION: "mots proposés",
}
POURQUOI = {
    ILLISIBLE: "sans le lire en entier, on perdrait une partie du texte.",
    TROP_GROS: "un document de cette taille n'est pas une fiche, et l'ouvrir peut bloquer la "
    "machine.",
    VIDE: "il n'y a rien à mettre dans une fiche.",
    SANS_NUMERO: "le numéro dit dans quel dossier et sous quel nom ranger la fiche.",
    EXISTANTE: "une fiche écrite n'est jamais remplacée sans qu'on le demande.",
    FORMULAIRE: "sans ces réponses, on ne sait pas quelle fiche écrire.",
    DEJA_UNE_FICHE: "ses rubriques sont dans son en-tête ; l'import, qui les cherche dans le "
    "texte, les mélangerait.",
    A_CLASSER: "rien ne dit dans quelle rubrique ce passage va.",
    MOTS_NON_PLACES: "un mot du document manque dans la fiche.",
    NON_REPRIS: "une fiche ne peut pas le contenir tel quel.",
    COMMENTAIRE: "les commentaires d'un document ne vont pas dans la fiche.",
    PROPOSITION: "ils sont lus dans le texte : vous seul savez s'ils conviennent.",
}


class ImportImpossible(Exception):
    """Nothing can be made of a document: `constat` says why."""

    def __init__(self, constat: Diagnostic) -> None:
        super().__init__(constat.message)
        self.constat = constat


def erreur(code: str, chemin: str, message: str, conseil: str = "") -> Diagnostic:
    """What keeps a document from being imported."""
    return _constat(Gravite.ERREUR, code, chemin, message, conseil)


def avertissement(code: str, chemin: str, message: str, conseil: str = "") -> Diagnostic:
    """What is to be looked at in the fiche."""
    return _constat(Gravite.AVERTISSEMENT, code, chemin, message, conseil)


def _constat(gravite: Gravite, code: str, chemin: str, message: str, conseil: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        gravite=gravite,
        chemin=chemin,
        position=Position(1, 1),
        message=message,
        pourquoi=POURQUOI[code],
        conseil=conseil,
    )
