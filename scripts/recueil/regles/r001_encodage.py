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
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.encodages import DE_TRAVERS, bien_lu
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
                correction=_sans_le_signe(lu.source.ligne(defaut.position.ligne), defaut.position),
            )
    if any(signe in lu.source.rares for signe in ("Ã", "Â", "â€", "Å“")):
        yield from _relus_de_travers(lu)


def _sans_le_signe(ligne: str, position: Position) -> str:
    """The line without the control, which was read as a space: one is enough between words."""
    avant, apres = ligne[: position.colonne - 1], ligne[position.colonne :]
    colle = not avant.strip() or avant.endswith(" ") or apres.startswith(" ") or not apres
    return (avant + apres if colle else f"{avant} {apres}").rstrip()


def _relus_de_travers(lu: Lu) -> Iterator[Diagnostic]:
    """Report the lines whose accented letters were read in another encoding, then kept so."""
    for numero, ligne in enumerate(lu.source.lignes, 1):
        trouves = [t for t in DE_TRAVERS.finditer(ligne) if bien_lu(t.group())]
        if trouves:
            premier, corrigee = (
                trouves[0],
                DE_TRAVERS.sub(lambda t: bien_lu(t.group()) or t.group(), ligne),
            )
            yield REGLE.constat(
                lu,
                Position(numero, premier.start() + 1, len(premier.group())),
                f"« {premier.group()} » est mis pour « {bien_lu(premier.group())} »",
                editions=(Edition.de_ligne(numero, ligne, corrigee),),
                conseil="relisez tous les accents du texte d'où cette ligne vient",
            )
