"""What the system refused, in French."""

import errno
from pathlib import Path


class PublicationImpossible(Exception):
    """The site cannot be made, whatever the fiches say; the message, in French, says why."""


def phrase(erreur: OSError) -> str:
    """One sentence without its final dot, with the name of the file at fault."""
    causes = {
        errno.ENOSPC: "le disque est plein",
        errno.EDQUOT: "la place allouée est épuisée",
        errno.EFBIG: "le disque est plein ou la taille des fichiers est limitée",
        errno.EACCES: "l'accès est refusé",
        errno.EPERM: "l'accès est refusé",
        errno.EROFS: "le disque est en lecture seule",
        errno.ENOENT: "ce fichier ou ce dossier n'existe pas, ou n'existe plus",
        errno.EISDIR: "c'est un dossier, il faut un fichier",
        errno.ENOTDIR: "c'est un fichier, il faut un dossier",
        errno.ENAMETOOLONG: "ce nom est trop long",
        errno.ELOOP: "ce lien tourne en rond",
    }
    cause = causes.get(erreur.errno or 0, f"le système a répondu : {erreur.strerror or erreur}")
    fichier = str(erreur.filename or "")
    nom = Path(fichier).name or fichier
    return f"{cause} ({nom})" if nom else cause
