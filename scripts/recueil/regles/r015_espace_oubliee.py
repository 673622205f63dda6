"""Le deux-points d'une rubrique, ou le tiret d'un point, n'est pas suivi d'une espace.

Le nom d'une rubrique est suivi d'un deux-points et d'une espace ; le tiret d'un point, d'une
espace.

Mauvais :

    titre:"Comment partager un jardin ?"

Bon :

    titre: "Comment partager un jardin ?"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, est_une_cle_connue
from recueil.regles.regle import Regle

REGLE = Regle(
    "R015",
    "deux-points ou espace oubliés",
    Gravite.ERREUR,
    "sans cette espace, la rubrique et son contenu ne font qu'un seul mot.",
    peut_se_taire=False,
)
_SIGNE_FAUX = re.compile(
    r"^(?P<avant>[ \t]*(?:-[ \t]+)*)(?P<cle>[a-z_]+)"
    r"(?P<signe>\s*(?:=|：|:(?:\s*:)+)\s*|\s+(?=[\"'«“]))"
)
_CLE_COLLEE = re.compile(r"^(?P<avant>[ \t]*(?:-[ \t]+)*)(?P<cle>[a-z_]+):(?=[^\s:/])")
_TIRET_COLLE = re.compile(r"^(?P<avant>[ \t]*)-(?=[\"'A-Za-zÀ-ÿ])")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report a known key, or a dash, that its content touches."""
    for ligne in lignes:
        if ligne.suite:
            continue
        faux = _SIGNE_FAUX.match(ligne.texte)
        if faux and est_une_cle_connue(faux["cle"]):
            yield _signe_faux(lu, ligne, faux)
            continue
        trouve = _CLE_COLLEE.match(ligne.texte)
        if trouve and est_une_cle_connue(trouve["cle"]):
            colonne, quoi = trouve.end(), f"le deux-points de « {trouve['cle']} »"
        else:
            trouve = _TIRET_COLLE.match(ligne.texte)
            if trouve is None:
                continue
            colonne, quoi = trouve.end(), "le tiret de ce point de liste"
        corrigee = f"{ligne.texte[:colonne]} {ligne.texte[colonne:]}"
        yield (
            REGLE.constat(
                lu,
                Position(ligne.numero, colonne),
                f"il manque une espace après {quoi}",
                correction=corrigee,
                certaine=True,
            ),
            (Reparation(ligne.numero, corrigee),),
        )


def _signe_faux(
    lu: Lu, ligne: LigneYAML, faux: re.Match[str]
) -> tuple[Diagnostic, tuple[Reparation, ...]]:
    """A known key followed by another sign than a colon, or by none."""
    corrigee = f"{ligne.texte[: faux.end('cle')]}: {ligne.texte[faux.end() :]}".rstrip()
    signe = faux["signe"].strip()
    ecrit = f"« {signe} » au lieu de « : »" if signe else "son contenu, sans « : »"
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, ligne.texte.index(signe, faux.end("cle")) + 1, len(signe) or 1),
        f"« {faux['cle']} » est suivi de {ecrit}",
        correction=corrigee,
        certaine=True,
        pourquoi="c'est le deux-points qui sépare une rubrique de son contenu.",
    )
    return constat, (Reparation(ligne.numero, corrigee),)
