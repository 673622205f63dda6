"""Le fichier n'est pas enregistré en UTF-8.

L'UTF-8 est la façon d'écrire les lettres accentuées que tous les outils du site comprennent.
Un fichier enregistré en Windows-1252 (ancien Bloc-notes, Excel) ou en UTF-16 donne des signes
cassés à la place des accents. Un caractère de commande, invisible, est refusé aussi.

À faire : ouvrir le fichier, choisir « Enregistrer sous », puis l'encodage « UTF-8 ».

Mauvais, enregistré en Windows-1252 :

    titre: "Comment préparer une fête de quartier ?"

Bon, enregistré en UTF-8 :

    titre: "Comment préparer une fête de quartier ?"
"""

from collections.abc import Iterator

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.regles.regle import Regle
from recueil.source import TypeDeDefaut

REGLE = Regle(
    "R001",
    "encodage du fichier",
    Gravite.ERREUR,
    "lues autrement, les lettres accentuées deviennent des signes illisibles sur le site.",
    peut_se_taire=False,
)


def sur_texte(lu: Lu) -> Iterator[Diagnostic]:
    """Report bytes that are not UTF-8, and control characters."""
    for defaut in lu.source.defauts:
        if defaut.type is TypeDeDefaut.ENCODAGE:
            yield REGLE.constat(
                lu,
                defaut.position,
                f"le fichier est enregistré en {defaut.detail}, pas en UTF-8",
                conseil="dans votre éditeur, « Enregistrer sous », encodage « UTF-8 », "
                "puis relisez les accents",
            )
        elif defaut.type is TypeDeDefaut.CARACTERE_INTERDIT:
            yield REGLE.constat(
                lu,
                defaut.position,
                f"le fichier contient un caractère de commande invisible ({defaut.detail})",
                pourquoi="aucun outil ne peut l'afficher, et certains s'arrêtent dessus.",
                conseil="effacez le signe qui se trouve à cet endroit et tapez-le de nouveau",
            )
