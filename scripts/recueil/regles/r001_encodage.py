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
    """Report bytes that are not UTF-8, in all of the file or here and there, and controls."""
    for defaut in lu.source.defauts:
        if defaut.type is TypeDeDefaut.ENCODAGE:
            yield REGLE.constat(
                lu,
                defaut.position,
                f"le fichier est enregistré en {defaut.detail}, pas en UTF-8",
                conseil="dans votre éditeur, « Enregistrer sous », encodage « UTF-8 », "
                "puis relisez les accents",
            )
        elif defaut.type is TypeDeDefaut.SIGNE_MAL_ENCODE:
            yield REGLE.constat(
                lu,
                defaut.position,
                f"ce signe, « {defaut.detail} » sans doute, n'est pas enregistré en UTF-8",
                pourquoi="le reste du fichier l'est : ce signe deviendrait illisible sur le site.",
                conseil="effacez-le et tapez-le de nouveau",
            )
        elif defaut.type is TypeDeDefaut.CARACTERE_INTERDIT:
            yield REGLE.constat(
                lu,
                defaut.position,
                f"le fichier contient un caractère de commande invisible ({defaut.detail})",
                pourquoi="aucun outil ne peut l'afficher, et certains s'arrêtent dessus.",
                conseil="effacez le signe qui se trouve à cet endroit et tapez-le de nouveau",
            )
