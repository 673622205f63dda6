"""Le numéro de la fiche ne dit pas la même chose que son dossier ou son nom de fichier.

La fiche 2.6 se range dans le dossier de la partie 2 (`fiches/2-agir/`), dans un fichier dont le
nom est son numéro, un tiret, puis quelques mots : `2.6-innovation-sociale.md`.

Mauvais, dans 2-agir/2.8-jardin-partage.md :

    numero: "2.7"

Bon, dans 2-agir/2.7-jardin-partage.md :

    numero: "2.7"
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.registres import Referentiels
from recueil.regles.r037_traduction import nom_de_la_traduction
from recueil.regles.regle import Regle
from recueil.slug import slug_court

REGLE = Regle(
    "R030",
    "rangement de la fiche",
    Gravite.ERREUR,
    "l'adresse de la page vient du nom du fichier : elle annoncerait une autre fiche.",
    peut_se_taire=False,
)
_MOTS = "[a-z0-9]+(?:-[a-z0-9]+)*"
_NOM = expression(rf"(?P<numero>[0-9]+\.[0-9]+)-{_MOTS}")
_DOSSIER = re.compile(rf"(?P<partie>[0-9]+)-{_MOTS}")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report a number that disagrees with the file's name, then with its folder."""
    nom = lue.chemin.rpartition("/")[2]
    trouve = _NOM.fullmatch(lue.base)
    # R021 speaks of the language that the name should have.
    if lue.se_dit_traduite and nom_de_la_traduction(lue.base):
        return
    if trouve is None and _NOM.fullmatch(lue.base.removesuffix(".md")):
        yield REGLE.constat(
            lue,
            Position(1, 1),
            "le nom du fichier finit deux fois par « .md »",
            conseil=f"renommez le fichier en {lue.base}",
        )
        return
    if trouve is None:
        numero = lue.numero or "2.7"
        # The short title first: it is what people call the fiche.
        titres = [*lue.valeurs("titre_court"), *lue.valeurs("titre")]
        titre = next((texte for _, texte in titres), "")
        yield REGLE.constat(
            lue,
            Position(1, 1),
            f"le nom du fichier, « {nom} », n'est pas de la forme « {numero}-quelques-mots.md »",
            conseil=f"renommez le fichier en {numero}-{slug_court(titre)}.md",
        )
        return
    if lue.numero is None:
        return
    if trouve["numero"] != lue.numero:
        position = lue.place(("numero",))
        ligne = lue.source.ligne(position.ligne)
        debut = position.colonne - 1
        yield REGLE.constat(
            lue,
            position,
            f"la fiche porte le numéro {lue.numero}, son fichier le numéro {trouve['numero']}",
            correction=f'{ligne[:debut]}"{trouve["numero"]}"{ligne[debut + position.longueur :]}',
            conseil="si c'est le nom du fichier qui est faux, renommez-le en "
            f"{lue.numero}{nom[trouve.end('numero') :]}",
        )
        return
    partie = lue.numero.split(".")[0]
    dossier = _DOSSIER.fullmatch(lue.dossier)
    if dossier is None and not lue.dans_le_recueil:
        return
    if dossier is None or dossier["partie"] != partie:
        ou = f"dans le dossier « {lue.dossier} »" if lue.dossier else "hors d'un dossier"
        yield REGLE.constat(
            lue,
            lue.place(("numero",)),
            f"la fiche {lue.numero} est de la partie {partie}, mais elle est rangée {ou}",
            conseil=f"déplacez le fichier dans le dossier de la partie {partie}, "
            f"dont le nom commence par « {partie}- »",
        )
