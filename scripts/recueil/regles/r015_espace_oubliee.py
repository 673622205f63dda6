"""Le deux-points d'une rubrique, ou le tiret d'un point, n'est pas suivi d'une espace.

Le nom d'une rubrique est suivi d'un deux-points et d'une espace ; le tiret d'un point, d'une
espace. Rien ne se met devant le nom, pas même le « ? » que YAML permet.

Mauvais :

    titre:"Comment partager un jardin ?"

Bon :

    titre: "Comment partager un jardin ?"
"""

import re
from collections.abc import Iterator, Sequence

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.expressions import expression
from recueil.lignes_yaml import LigneYAML, Reparation, est_une_cle_connue
from recueil.regles.regle import Regle

REGLE = Regle(
    "R015",
    "deux-points ou espace oubliés",
    Gravite.ERREUR,
    "sans cette espace, la rubrique et son contenu ne font qu'un seul mot.",
    peut_se_taire=False,
)
_SIGNE_FAUX = expression(
    r"^(?P<avant>[ \t]*(?:-[ \t]+)*)(?P<cle>[a-z_]+)"
    r"(?P<signe>\s*(?:=|：|;|:(?:\s*:)+)\s*|\s+(?=[\"'«“]))"
)
_SANS_SIGNE = expression(
    r"(?P<avant>)(?P<cle>numero|titre|resume|statut)(?P<signe>[ ]+)(?=[^\s:=;])"
)
_CLE_COLLEE = expression(r"^(?P<avant>[ \t]*(?:-[ \t]+)*)(?P<cle>[a-z_]+):(?=[^\s:/])")
# YAML's long form of a key: `? titre`, its content on the next line after a colon.
_CLE_LONGUE = expression(
    r"(?P<avant>[ ]*(?:-[ ]+)*)\?[ ]+(?P<cle>[^\W\d][\w-]*)[ ]*(?::(?P<contenu>[ ].*|))?"
)
_CONTENU_DESSOUS = expression(r"[ ]*:(?P<contenu>[ ].*|)")
_TIRET_COLLE = re.compile(r"^(?P<avant>[ \t]*)-(?=[\"'A-Za-zÀ-ÿ])")


def reparer(
    lu: Lu, lignes: Sequence[LigneYAML]
) -> Iterator[tuple[Diagnostic, tuple[Reparation, ...]]]:
    """Report a known key, or a dash, that its content touches."""
    for ligne in lignes:
        if ligne.suite:
            continue
        longue = _cle_longue(lu, ligne)
        if longue is not None:
            yield longue
            continue
        faux = _SIGNE_FAUX.match(ligne.texte)
        if faux is None and _sans_deux_points(lu, ligne):
            faux = _SANS_SIGNE.match(ligne.texte)
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


def _sans_deux_points(lu: Lu, ligne: LigneYAML) -> bool:
    """Whether a line is a key that every fiche has, without its colon and written nowhere else."""
    trouve = _SANS_SIGNE.match(ligne.texte)
    return trouve is not None and not re.search(
        rf"^{trouve['cle']}[ ]*:", lu.source.entete, re.MULTILINE
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


def _cle_longue(lu: Lu, ligne: LigneYAML) -> tuple[Diagnostic, tuple[Reparation, ...]] | None:
    """A key behind a question mark, as `cle: contenu`; None for anything else."""
    trouve = _CLE_LONGUE.fullmatch(ligne.texte.rstrip())
    # In a list, the sign may start a text.
    if trouve is None or (ligne.est_un_point and not est_une_cle_connue(trouve["cle"])):
        return None
    debut, contenu, conseil = f"{trouve['avant']}{trouve['cle']}:", trouve["contenu"], ""
    editions: tuple[Edition, ...] = ()
    reparations: tuple[Reparation, ...]
    if contenu is not None:
        correction = f"{debut} {contenu.strip()}".rstrip()
        reparations = (Reparation(ligne.numero, correction),)
    else:
        dessous = lu.source.entete.split("\n")[ligne.numero + 1 - lu.source.ligne_entete :][:1]
        suite = _CONTENU_DESSOUS.fullmatch(dessous[0].rstrip()) if dessous else None
        if suite is None:
            return None
        contenu = suite["contenu"].strip()
        if contenu.startswith("- "):
            point = f"{' ' * len(trouve['avant'])}  {contenu}"
            correction = f"{debut}\n{point}"
            reparations = (Reparation(ligne.numero, debut), Reparation(ligne.numero + 1, point))
        else:
            correction = f"{debut} {contenu}".rstrip()
            conseil = "à la place de cette ligne et de celle du dessous, n'en écrivez qu'une"
            reparations = (Reparation(ligne.numero, ""), Reparation(ligne.numero + 1, correction))
            # Lines that another rule has put right in memory are not those of the file.
            ecrites = [lu.source.ligne(ligne.numero), lu.source.ligne(ligne.numero + 1)]
            if ecrites == [ligne.texte, dessous[0]]:
                fin = len(dessous[0]) + 1
                editions = (Edition(ligne.numero, 1, ligne.numero + 1, fin, correction),)
    constat = REGLE.constat(
        lu,
        Position(ligne.numero, len(trouve["avant"]) + 1),
        f"un « ? » est écrit devant la rubrique « {trouve['cle']} »",
        correction=correction,
        conseil=conseil,
        editions=editions,
        pourquoi="une rubrique commence par son nom, suivi de « : » et de son contenu.",
        certaine=True,
    )
    return constat, reparations
