"""Diagnostics as a comment to post on a pull request: it thanks, then lists.

What fiches say is hostile until shown otherwise: it calls no one (`@`), points at nothing (`#12`,
addresses), makes no markup, and the whole stays under the limit of the forges.
"""

import re
import unicodedata

from recueil.diagnostic import Diagnostic, Gravite
from recueil.rapports.phrases import compte, fautes
from recueil.rapports.rapport import Rapport

# GitHub refuses a comment over 65,536 characters; bytes are counted here, to be safe with any
# way of counting.
LIMITE = 65_000
# Lets a robot find the comment that it posted, to replace it.
MARQUE = "<!-- recueil valider -->"
_LIGNE_MAXIMALE, _CORRECTION_MAXIMALE = 600, 3_000
_GRAVITES = {Gravite.ERREUR: "Erreur", Gravite.AVERTISSEMENT: "Avertissement"}
_SIGNES = re.compile(r"[\\`*_\[\]<>&|~$]")
# After these signs, forges look for a name or a number to link to; `://` and `www.` make links.
_APPELS = re.compile(r"(?<=[@#!%^:])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_JOINTURE = "\u2060"


def rediger(rapport: Rapport) -> str:
    """The comment, under `LIMITE` bytes."""
    blocs = [MARQUE, _accueil(rapport)]
    reste = LIMITE - sum(_taille(bloc) for bloc in blocs) - 500
    fichier = ""
    montres = 0
    for diagnostic in rapport.diagnostics:
        nouveaux = [_un(diagnostic, rapport)]
        if diagnostic.chemin != fichier:
            nouveaux.insert(0, f"### {_code(diagnostic.chemin)}")
        reste -= sum(_taille(bloc) for bloc in nouveaux)
        if reste < 0:
            break
        fichier = diagnostic.chemin
        blocs += nouveaux
        montres += 1
    caches = len(rapport.diagnostics) - montres
    if caches:
        blocs.append(
            f"… et {compte(caches, 'autre')} : ce commentaire serait trop long. "
            "La commande `recueil valider` les donne tous."
        )
    if rapport.certaines:
        combien = compte(rapport.certaines, "correction sûre", "corrections sûres")
        blocs.append(f"Sur un ordinateur, `recueil corriger` fait d'un coup {combien}.")
    return "\n\n".join(blocs) + "\n"


def _accueil(rapport: Rapport) -> str:
    if not rapport.diagnostics:
        return (
            f"Merci pour votre proposition ! {rapport.phrase}\n\n"
            "Il ne reste plus qu'à la faire relire : rien d'autre ne vous est demandé."
        )
    quoi = fautes(rapport.erreurs, rapport.avertissements)
    phrase = (
        "Merci pour votre proposition ! "
        f"La vérification a trouvé **{quoi}** dans {compte(rapport.fichiers, 'fichier')}."
    )
    if rapport.erreurs:
        suite = (
            "Voici quoi corriger pour que la fiche puisse être publiée. Après chaque changement, "
            "la vérification recommence toute seule."
        )
    else:
        suite = "Rien ne bloque : ce sont des points à revoir, si vous le pouvez."
    return f"{phrase}\n\n{suite}"


def _un(diagnostic: Diagnostic, rapport: Rapport) -> str:
    adresse = rapport.adresse(diagnostic)
    code = f"[{diagnostic.code}]({adresse})" if adresse else diagnostic.code
    lignes = [
        f"- **{_GRAVITES[diagnostic.gravite]}**, ligne {diagnostic.position.ligne} : "
        f"{_texte(diagnostic.message)} ({code})",
        f"Pourquoi : {_texte(diagnostic.pourquoi)}",
    ]
    if diagnostic.conseil:
        lignes.append(f"À faire : {_texte(diagnostic.conseil)}.")
    if diagnostic.correction and len(diagnostic.correction) <= _CORRECTION_MAXIMALE:
        lignes += ["À écrire :", _bloc(diagnostic.correction)]
    elif not diagnostic.correction and diagnostic.extrait.strip():
        lignes += ["Ce qui est écrit :", _bloc(_coupe(diagnostic.extrait))]
    premiere, *suite = lignes
    return "\n\n".join([premiere, *(_decale(ligne) for ligne in suite)])


def _texte(brut: str) -> str:
    """`brut` on one line, as text and nothing else."""
    ligne = _coupe(" ".join(_visible(brut).split()))
    return _SIGNES.sub(r"\\\g<0>", _APPELS.sub(_JOINTURE, ligne))


def _code(brut: str) -> str:
    """`brut` as a code span, whatever backticks it holds."""
    ligne = _coupe(" ".join(_visible(brut).split()))
    tics = "`" * (1 + max((len(t) for t in re.findall("`+", ligne)), default=0))
    marge = " " if "`" in (ligne[:1] + ligne[-1:]) else ""
    return f"{tics}{marge}{ligne}{marge}{tics}"


def _bloc(brut: str) -> str:
    """`brut` as a code block, whatever fences it holds."""
    texte = "\n".join(_visible(ligne) for ligne in brut.split("\n"))
    cloture = "`" * max(3, 1 + max((len(t) for t in re.findall("`+", texte)), default=0))
    return f"{cloture}\n{texte}\n{cloture}"


def _visible(brut: str) -> str:
    """`brut` without the signs that act without being seen, such as those that turn the text."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\t\n" else c
        for c in brut
    )


def _coupe(ligne: str) -> str:
    return ligne if len(ligne) <= _LIGNE_MAXIMALE else f"{ligne[:_LIGNE_MAXIMALE]}…"


def _decale(bloc: str) -> str:
    """`bloc` inside a list item."""
    return "\n".join(f"  {ligne}" if ligne else "" for ligne in bloc.split("\n"))


def _taille(bloc: str) -> int:
    return len(bloc.encode()) + 2
